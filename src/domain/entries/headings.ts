import type { Heading as HeadingNode, Nodes } from 'mdast';
import { toHeadingAnchors } from '../addresses/anchor.ts';
import { toPlainText } from '../text/plain-text.ts';

/** A heading of a text: its level from 1 to 6, its words, and its id on the page, without `#`. */
export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly anchor: string;
}

/** The headings of a Markdown tree, in order. The checker and the renderer both ask here. */
export function toHeadings(tree: Nodes): Heading[] {
  const nodes = collectHeadings(tree);
  const texts = nodes.map(toPlainText);
  const anchors = toHeadingAnchors(texts);
  return nodes.map((node, index) => ({
    depth: node.depth,
    text: texts[index] ?? '',
    anchor: anchors[index] ?? '',
  }));
}

function collectHeadings(node: Nodes): HeadingNode[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap(collectHeadings) : [];
}
