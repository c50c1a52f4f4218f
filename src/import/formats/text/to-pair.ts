import type { BlockContent, RootContent } from 'mdast';
import { toNodes } from './nodes.ts';
import type { Block } from './blocks.ts';
import type { Line } from './lines.ts';
import { toPosition } from './position.ts';
import type { Sheet } from './sheet.ts';
import { joinLines, toParagraphs } from './wrapping.ts';

const inLineAnswer = /^(.{0,500}?\?)\s+((?:A|Answer|Antwort)\s?:)\s+(.+)$/s;

/** A question, its answer and the marks that stood before them. */
interface Marked {
  readonly question: readonly Line[];
  readonly answer: readonly Block[];
  readonly marks: readonly {
    readonly line: number;
    readonly words: string;
    readonly part: 'question' | 'answer';
  }[];
}

/** The question and answer of the blocks from `start` to `end`; the blocks as they are where there is no answer. */
export function toPair(sheet: Sheet, start: number, end: number): RootContent[] {
  const { manner, leftOut, remarks } = sheet;
  const blocks = sheet.blocks.slice(start, end);
  const marked = toMarked(blocks, sheet);
  const line = blocks[0]?.lines[0]?.number ?? 1;
  const children: BlockContent[] =
    marked.answer.length === 0 ? [] : toNodes(marked.answer, manner, leftOut);
  if (children.length === 0 || marked.question.length === 0) {
    remarks.push({
      line,
      says: 'This question has no answer, so that it stays in the text. Write its answer below it, or delete it.',
      needsPerson: true,
    });
    return toNodes(blocks, manner, leftOut);
  }
  for (const { line: place, words, part } of marked.marks)
    leftOut.push({
      line: place,
      words,
      reason: `the mark of ${part === 'question' ? 'a question' : 'an answer'}`,
    });
  return [
    {
      type: 'questionAndAnswer',
      question: joinLines(marked.question),
      children,
      position: toPosition(blocks.flatMap(({ lines }) => lines)),
    },
  ];
}

function toMarked([first, ...others]: readonly Block[], { manner }: Sheet): Marked {
  const marks: Marked['marks'][number][] = [];
  const cut = (lines: readonly Line[]): Line[] =>
    lines.flatMap((line, index) => {
      const mark = index === 0 ? manner.readPairMark(line.text) : undefined;
      if (mark === undefined) return [line];
      marks.push({ line: line.number, words: mark.mark, part: mark.part });
      return mark.rest === '' ? [] : [{ ...line, text: mark.rest }];
    });
  const lines = cut(first?.lines ?? []).flatMap((line) => {
    const [, question, mark, answer] = inLineAnswer.exec(line.text) ?? [];
    if (question === undefined || mark === undefined || answer === undefined) return [line];
    marks.push({ line: line.number, words: mark, part: 'answer' });
    return [
      { ...line, text: question },
      { ...line, text: answer },
    ];
  });
  // A question ends at its question mark; where it has none, with its paragraph.
  const asked = lines.findIndex(({ text }) => text.endsWith('?'));
  const length = asked < 0 ? (toParagraphs(lines, manner.width)[0]?.length ?? 0) : asked + 1;
  const rest = toParagraphs(lines.slice(length), manner.width).map((paragraph): Block => ({
    kind: 'paragraph',
    lines: paragraph,
  }));
  const answers = others.flatMap((block): Block[] => {
    if (block.kind !== 'answer') return [block];
    return toParagraphs(cut(block.lines), manner.width).map((paragraph) => ({
      kind: 'paragraph',
      lines: paragraph,
    }));
  });
  return { question: lines.slice(0, length), answer: [...rest, ...answers], marks };
}
