import type { Block } from '../blocks.ts';
import { toAnswerLength } from './answer-end.ts';
import type { Opening, QuestionForm } from './opening.ts';

/** A question and the blocks behind it, up to the next. */
export interface Pair {
  readonly opening: Opening;
  /** Where the question stands among the blocks. */
  readonly index: number;
  readonly answer: readonly Block[];
}

/** Questions of one form that follow each other, with nothing between but their answers. */
export interface Run {
  readonly pairs: readonly Pair[];
  /** The first block behind it. */
  readonly end: number;
}

/** The surest first: a run ends where a surer form begins. */
const forms: readonly QuestionForm[] = ['marked', 'heading', 'strong', 'numbered', 'plain'];

/** Reads the run that begins at a block. `openings` are those of all blocks. */
export function readRun(
  blocks: readonly Block[],
  openings: readonly (Opening | undefined)[],
  start: number,
  first: Opening,
): Run {
  const pairs: Pair[] = [];
  let index = start;
  let end = start;
  for (let opening: Opening | undefined = first; opening !== undefined;) {
    end = index + 1;
    while (end < blocks.length && !endsAnswer(blocks[end], openings[end], first)) end += 1;
    pairs.push({ opening, index, answer: blocks.slice(index + 1, end) });
    const next = skipBreaks(blocks, end);
    const found: Opening | undefined = openings[next];
    opening = found !== undefined && isAlike(found, first) ? found : undefined;
    index = next;
  }
  return trimLast(blocks, { pairs, end });
}

function trimLast(blocks: readonly Block[], run: Run): Run {
  const last = run.pairs.at(-1);
  if (last === undefined) return run;
  const before = blocks.slice(run.pairs[0]?.index ?? 0, last.index + 1);
  const inPlace = [...last.opening.rest, ...last.answer];
  const length = Math.max(0, toAnswerLength(before, inPlace) - last.opening.rest.length);
  return {
    pairs: [...run.pairs.slice(0, -1), { ...last, answer: last.answer.slice(0, length) }],
    end: last.index + 1 + length,
  };
}

function endsAnswer(
  block: Block | undefined,
  opening: Opening | undefined,
  first: Opening,
): boolean {
  if (block === undefined || block.type === 'thematicBreak' || block.type === 'questionAndAnswer')
    return true;
  if (block.type === 'heading') return first.depth === undefined || block.depth <= first.depth;
  if (opening === undefined) return false;
  return isAlike(opening, first) || forms.indexOf(opening.form) < forms.indexOf(first.form);
}

function isAlike(opening: Opening, first: Opening): boolean {
  return opening.form === first.form && opening.depth === first.depth;
}

function skipBreaks(blocks: readonly Block[], start: number): number {
  let at = start;
  while (blocks[at]?.type === 'thematicBreak') at += 1;
  return at;
}
