import type { BlockContent, RootContent } from 'mdast';

const kinds: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'list',
  'table',
  'blockquote',
  'code',
  'thematicBreak',
  'questionAndAnswer',
]);

/** Whether the node may stand as a block in the root, a quote, a list item or an answer. */
export function isBlock(node: RootContent): node is Extract<BlockContent, RootContent> {
  return kinds.has(node.type);
}
