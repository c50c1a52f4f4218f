import type { Paragraph } from 'mdast';
import type { Block } from '../blocks.ts';
import { toPhrasingText } from '../phrasing.ts';
import { cutLines } from '../questions/separate.ts';
import { judgeLine } from './judge.ts';

const longestLine = 80;
const mostLines = 60;

/** Takes paragraphs apart whose lines are short and hold buttons of a page, as text copied from pages does. */
export function cutBlocksOfLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? cut(block) : [block]));
}

function cut(block: Paragraph): Block[] {
  const text = toPhrasingText(block.children);
  if (text.length > longestLine * mostLines || !text.includes('\n')) return [block];
  const lines = text.split('\n');
  if (
    lines.some((line) => line.length > longestLine) ||
    !lines.some((line) => judgeLine(line)?.kind === 'sure')
  )
    return [block];
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0),
  );
  return cutLines(block, starts, text).filter(({ children }) => children.length > 0);
}
