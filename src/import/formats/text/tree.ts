import type { RootContent } from 'mdast';
import { judgeLine } from '../../extract/leftovers/judge.ts';
import type { Block } from './blocks.ts';
import { toPhrases } from './inline.ts';
import { toLevels } from './levels.ts';
import { toNodes } from './nodes.ts';
import { findEndingGap } from './pairs.ts';
import { toPosition } from './position.ts';
import type { Sheet } from './sheet.ts';
import { toPair } from './to-pair.ts';

/** The nodes of a text: its headings, its questions with their answers, and all that stands between. */
export function toTreeNodes(sheet: Sheet): RootContent[] {
  const { blocks, headings, manner, leftOut } = sheet;
  const levels = toLevels(headings);
  const nodes: RootContent[] = [];
  let plain: Block[] = [];
  let endingGap: number | undefined;
  const flush = () => {
    for (const node of toNodes(plain, manner, leftOut)) nodes.push(node);
    plain = [];
  };
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    const heading = headings[index];
    if (block === undefined) break;
    if (block.kind !== 'question') {
      if (heading !== undefined || block.kind === 'rule') endingGap = undefined;
      if (heading === undefined) plain.push(block);
      else flush();
      if (heading !== undefined)
        nodes.push({
          type: 'heading',
          depth: levels[index] ?? 2,
          children: toPhrases(heading.words),
          position: toPosition(block.lines),
        });
      if (heading?.number !== undefined)
        leftOut.push({
          line: block.lines[0]?.number ?? 1,
          words: heading.number,
          reason: 'the number of a heading, which counts by its place',
        });
      index += 1;
      continue;
    }
    flush();
    endingGap ??= findEndingGap(blocks, headings, index);
    const end = findEnd(sheet, index, endingGap);
    for (const node of toPair(sheet, index, end)) nodes.push(node);
    // A line keeps what the article says behind its questions apart from the last answer.
    if (isText(sheet, end))
      nodes.push({
        type: 'thematicBreak',
        position: toPosition(blocks[end]?.lines.slice(0, 1) ?? []),
      });
    index = end;
  }
  flush();
  return nodes;
}

/** The first block behind an answer. */
function findEnd({ blocks, headings }: Sheet, start: number, endingGap: number): number {
  let end = start + 1;
  for (let block = blocks[end]; block !== undefined; block = blocks[end]) {
    const isOver =
      block.kind === 'question' || block.kind === 'rule' || headings[end] !== undefined;
    if (
      isOver ||
      isLeftover(block) ||
      (block.kind !== 'answer' && (block.lines[0]?.gap ?? 0) >= endingGap)
    )
      return end;
    end += 1;
  }
  return end;
}

function isText({ blocks, headings }: Sheet, index: number): boolean {
  const block = blocks[index];
  return (
    block !== undefined &&
    block.kind !== 'question' &&
    block.kind !== 'rule' &&
    headings[index] === undefined &&
    !isLeftover(block)
  );
}

/** Whether a block is of the page around the text, such as "Share via". */
function isLeftover({ kind, lines }: Block): boolean {
  return (
    kind === 'paragraph' && lines.length === 1 && judgeLine(lines[0]?.text ?? '')?.kind === 'sure'
  );
}
