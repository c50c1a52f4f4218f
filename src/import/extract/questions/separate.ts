import type { Paragraph } from 'mdast';
import type { Block } from '../blocks.ts';
import { splitPhrasing, toPhrasingText, trimPhrasing } from '../phrasing.ts';
import { readAnswerMark, readQuestionMark } from './marks.ts';

/** Takes paragraphs apart in which each line is a question or an answer with its mark. */
export function separateLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? separate(block) : [block]));
}

function separate(block: Paragraph): Block[] {
  const text = toPhrasingText(block.children);
  if (!text.includes('\n') || readQuestionMark(text) === undefined) return [block];
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(at + 1, at + 61);
    if (readQuestionMark(line) !== undefined || readAnswerMark(line) !== undefined)
      starts.push(at + 1);
  }
  return starts.length === 1 ? [block] : cutLines(block, starts, text);
}

/** A paragraph as several, each with the lines on which it stands. */
export function cutLines(block: Paragraph, starts: readonly number[], text: string): Paragraph[] {
  let line = block.position?.start.line ?? 1;
  return splitPhrasing(block.children, starts).map((children, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.length;
    const lines = text.slice(start, end).split('\n').length - (end < text.length ? 2 : 1);
    const place = { start: { line, column: 1 }, end: { line: line + lines, column: 1 } };
    line += lines + 1;
    return {
      type: 'paragraph',
      children: trimPhrasing(children),
      ...(block.position && { position: place }),
    };
  });
}
