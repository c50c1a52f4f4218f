import type { BlockContent, DefinitionContent, Nodes, PhrasingContent, Root } from 'mdast';

/** A top-level block of a text. */
export type Block = BlockContent | DefinitionContent;

const blocks: ReadonlySet<string> = new Set([
  'blockquote',
  'code',
  'definition',
  'footnoteDefinition',
  'heading',
  'html',
  'list',
  'math',
  'paragraph',
  'questionAndAnswer',
  'table',
  'thematicBreak',
]);

const isBlock = (node: Nodes): node is Block => blocks.has(node.type);

const isPhrasing = (node: Nodes): node is PhrasingContent =>
  !isBlock(node) && !['root', 'listItem', 'tableRow', 'tableCell', 'yaml'].includes(node.type);

/** The blocks of a tree; inline nodes beside blocks become paragraphs. */
export function collectBlocks(tree: Root): Block[] {
  return tree.children.flatMap((node): Block[] => {
    if (isBlock(node)) return [node];
    return isPhrasing(node)
      ? [{ type: 'paragraph', children: [node], ...(node.position && { position: node.position }) }]
      : [];
  });
}

/** The number of blank lines between two neighbours; 0 if unknown. */
export function countBlankLines(before: Nodes, after: Nodes): number {
  return before.position === undefined || after.position === undefined
    ? 0
    : Math.max(0, after.position.start.line - before.position.end.line - 1);
}

/** The text of a node with alternative texts, one line for each block. */
export function getText(node: Nodes): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'image') return node.alt ?? '';
  if (node.type === 'questionAndAnswer')
    return [node.question, ...node.children.map(getText)].join('\n');
  if ('children' in node) return node.children.map(getText).join(hasPhrasing(node) ? '' : '\n');
  return 'value' in node ? node.value : '';
}

/** The same on one line. */
export function getPlainText(node: Nodes): string {
  return getText(node).replace(/\s+/g, ' ').trim();
}

function hasPhrasing(node: Nodes): boolean {
  return [
    'paragraph',
    'heading',
    'tableCell',
    'emphasis',
    'strong',
    'delete',
    'link',
    'linkReference',
  ].includes(node.type);
}
