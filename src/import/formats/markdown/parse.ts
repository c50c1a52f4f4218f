import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { refuseDepth, refuseOverlong } from './limits.ts';

const processor = unified().use(remarkParse).use(remarkGfm);

/**
 * Parses Markdown whose line `n` (counted from 0) stands on line `lines[n]` of the input; the tree says the latter. Throws
 * UnreadableInputError for what nests too deeply or would take too long.
 */
export function parseMarkdown(text: string, lines: readonly number[]): Root {
  refuseOverlong(text.split('\n'), lines[0] ?? 1);
  const root = processor.parse(text);
  refuseDepth(root);
  visit(root, (node: Nodes) => {
    if (node.position === undefined) return;
    node.position.start.line = lines[node.position.start.line - 1] ?? node.position.start.line;
    node.position.end.line = lines[node.position.end.line - 1] ?? node.position.end.line;
  });
  return root;
}

/** The numbers of the lines of a text that begins on line `first`. */
export function countLines(text: string, first: number): number[] {
  return text.split('\n').map((_, at) => at + first);
}

/** The line on which a node begins. */
export function toLine(node: Readonly<Nodes>): number {
  return node.position?.start.line ?? 1;
}
