import type { Html, Nodes, Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ForeignMark } from '../../tree.ts';
import type { Notes } from './notes.ts';
import { toLine } from './parse.ts';
import { rewriteChildren } from './rewrite.ts';

/** Leaves comments out, and shows other HTML as it is written. */
export function convertHtml(root: Root, notes: Notes): void {
  visit(root, (parent: Nodes) => {
    const isFlow = parent.type === 'root' || parent.type === 'blockquote' || parent.type === 'listItem';
    rewriteChildren(parent, (child) => (child.type === 'html' ? convert(child, isFlow, notes) : [child]));
  });
}

function convert(node: Html, isFlow: boolean, notes: Notes): RootContent[] {
  const comment = /^<!--([^]*?)-->\s*$/.exec(node.value)?.[1];
  if (comment !== undefined) {
    notes.leaveOut(toLine(node), comment, 'a comment in the source, which no page shows');
    return [];
  }
  const mark: ForeignMark = { type: 'foreignMark', value: node.value, ...(node.position === undefined ? {} : { position: node.position }) };
  notes.ask(toLine(node), `This HTML stands in the text as it is written: ${node.value.slice(0, 80).replace(/\s+/g, ' ')}. Write it in Markdown, or delete it.`);
  return [isFlow ? { type: 'paragraph', children: [mark], ...(node.position === undefined ? {} : { position: node.position }) } : mark];
}
