import type { Nodes } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { parsePlainText } from '../../../../src/import/formats/text.ts';
import type { ParsedInput } from '../../../../src/import/document.ts';

/** What the reader makes of a text. */
export function read(text: string | Uint8Array): Promise<ParsedInput> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return parsePlainText({ name: 'text.txt', bytes, readBeside: () => undefined });
}

/**
 * Each text of a reading as its title and one line for every block, set in by how deep it stands.
 */
export async function outline(text: string): Promise<string[]> {
  const { documents } = await read(text);
  return documents.flatMap(({ title, tree }) => [
    `title: ${title?.value ?? 'none'}`,
    ...tree.children.flatMap((node) => toOutline(node)),
  ]);
}

/** A node and those below it, one a line. */
export function toOutline(node: Nodes, depth = 0): string[] {
  const blanks = '  '.repeat(depth);
  switch (node.type) {
    case 'heading':
      return [`${blanks}${'#'.repeat(node.depth)} ${toString(node)}`];
    case 'questionAndAnswer':
      return [
        `${blanks}? ${node.question}`,
        ...node.children.flatMap((child) => toOutline(child, depth + 1)),
      ];
    case 'list':
      return node.children.flatMap((item, index) => {
        const [first = '', ...others] = item.children.flatMap((child) =>
          toOutline(child, depth + 1),
        );
        return [
          `${blanks}${node.ordered === true ? `${String((node.start ?? 1) + index)}.` : '-'} ${first.trim()}`,
          ...others,
        ];
      });
    case 'blockquote':
      return node.children.flatMap((child) => toOutline(child)).map((line) => `${blanks}> ${line}`);
    case 'table':
      return node.children.map(
        (row) => `${blanks}| ${row.children.map((cell) => toString(cell)).join(' | ')}`,
      );
    case 'thematicBreak':
      return [`${blanks}---`];
    case 'paragraph':
      return [
        blanks +
          node.children.map((child) => (child.type === 'break' ? ' / ' : toString(child))).join(''),
      ];
    default:
      return [blanks + node.type];
  }
}
