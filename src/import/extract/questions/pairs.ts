import { getLine, type QuestionAndAnswer } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, countBlankLines, getText, getPlainText } from '../blocks.ts';
import { slicePhrasing, getPhrasingText, trimPhrasing } from '../phrasing.ts';
import { findFaqParts, isBold } from './faq-parts.ts';
import { type Opening, type QuestionForm, parseAnswerMark, parseOpening } from './opening.ts';

/**
 * Creates `questionAndAnswer` nodes for the questions that a text writes in any of the usual forms.
 */
export function pairQuestions(
  blocks: readonly Block[],
  isFaqDocument: boolean,
  log: ImportLog,
): Block[] {
  const openings = blocks.map(parseOpening);
  const faq = findFaqParts(blocks, isFaqDocument);
  const bold = countBold(blocks);
  const made: Block[] = [];
  for (let at = 0; at < blocks.length;) {
    const [block, opening] = [blocks[at], openings[at]];
    if (block === undefined) break;
    const isFaq = faq[at] === true;
    if (
      opening === undefined ||
      (!isFaq && (opening.form === 'heading' || opening.form === 'plain'))
    ) {
      made.push(block);
      at += 1;
      continue;
    }
    const run = parseRun(blocks, openings, at, opening);
    const isOne = isRun(run, isFaq, (bold[run.end] ?? 0) - (bold[at] ?? 0));
    // One by one, since the number of arguments of a call is limited.
    for (const node of isOne
      ? run.pairs.flatMap((pair) => createPairNodes(pair, blocks, log))
      : blocks.slice(at, run.end))
      made.push(node);
    if (isOne) reportLongEnd(run, run.end === blocks.length, log);
    at = run.end;
  }
  return made;
}

/**
 * Whether a run consists of readers' questions. `rivals` is the number of bold lines that are no
 * questions.
 */
function isRun({ pairs }: Run, isFaq: boolean, rivals: number): boolean {
  const answered = pairs.filter(isAnswered);
  const form = pairs[0]?.opening.form;
  if (form === 'marked')
    return (
      answered.some(
        ({ opening, answer }) =>
          parseAnswerMark(resolveTopicHeading([...opening.rest, ...answer])) !== undefined,
      ) ||
      (answered.length > 0 && answered.every(({ opening }) => opening.question.endsWith('?')))
    );
  if (isFaq) return answered.length >= (form === 'plain' ? 2 : 1);
  return answered.length >= 2 && (form !== 'strong' || rivals === 0);
}

/**
 * Only a blank line marks the end of the last answer, so a conclusion may have become part of it.
 */
function reportLongEnd({ pairs }: Run, isAtEnd: boolean, log: ImportLog): void {
  const [last, ...before] = pairs
    .toReversed()
    .map(({ opening, answer }) => ({ opening, length: opening.rest.length + answer.length }));
  if (
    last === undefined ||
    !isAtEnd ||
    before.length === 0 ||
    last.length < 2 ||
    before.some(({ length }) => length > 1)
  )
    return;
  log.info(
    last.opening.line,
    `The answer to “${last.opening.question}” goes on to the end of the text, in ${last.length} parts; what stands before it has one. See whether all of it belongs there.`,
  );
}

function isAnswered({ opening, answer }: Pair): boolean {
  return opening.rest.length + answer.length > 0;
}

function resolveTopicHeading([first]: readonly Block[]): string {
  return first === undefined ? '' : getText(first).slice(0, 80);
}

function createPairNodes(pair: Pair, blocks: readonly Block[], log: ImportLog): Block[] {
  const { opening, index, answer } = pair;
  const block = blocks[index];
  if (block === undefined) return [];
  if (!isAnswered(pair)) {
    log.requireAction(
      opening.line,
      `“${opening.question}” has no answer, so that it became no FAQ entry. Write its answer, or take the question out.`,
    );
    return [block];
  }
  for (const mark of opening.marks) log.drop(opening.line, mark.words, 'the mark of a question');
  const children = dropAnswerMark(
    [...opening.rest, ...answer],
    opening.marks.some(({ isLetter }) => isLetter),
    log,
  );
  const end = children.at(-1)?.position?.end ?? block.position?.end;
  const node: QuestionAndAnswer = {
    type: 'questionAndAnswer',
    question: opening.question,
    ...(block.type === 'heading' && block.data?.formerIds && { formerIds: block.data.formerIds }),
    children,
  };
  return [
    block.position === undefined || end === undefined
      ? node
      : { ...node, position: { start: block.position.start, end } },
  ];
}

/**
 * The answer without its marker; "A." counts only if the question had a letter too, since it could
 * be an initial.
 */
function dropAnswerMark(answer: readonly Block[], hasLetter: boolean, log: ImportLog): Block[] {
  const [first, ...rest] = answer;
  const mark =
    first?.type === 'paragraph' ? parseAnswerMark(getPhrasingText(first.children)) : undefined;
  if (
    first?.type !== 'paragraph' ||
    mark === undefined ||
    (mark.isLetter && !hasLetter && !mark.words.endsWith(':'))
  )
    return [...answer];
  log.drop(getLine(first), mark.words, 'the mark of an answer');
  const children = trimPhrasing(slicePhrasing(first.children, mark.length));
  return children.length === 0 ? rest : [{ ...first, children }, ...rest];
}

/**
 * For each block, how many bold lines before it are no questions: beside them, bold questions are
 * headings.
 */
function countBold(blocks: readonly Block[]): number[] {
  let count = 0;
  return [
    ...blocks.map((block) => {
      const before = count;
      if (isBold(block) && !/[?？؟]$/u.test(getText(block).trim())) count += 1;
      return before;
    }),
    count,
  ];
}

/** A question and the blocks up to the next one. */
interface Pair {
  readonly opening: Opening;
  /** The index of the question among the blocks. */
  readonly index: number;
  readonly answer: readonly Block[];
}

/** Questions of one form that follow each other with only their answers between them. */
interface Run {
  readonly pairs: readonly Pair[];
  /** The index of the first block after it. */
  readonly end: number;
}

/** By decreasing certainty: a run ends where a more certain form begins. */
const forms: readonly QuestionForm[] = ['marked', 'heading', 'strong', 'numbered', 'plain'];

/** Parses the run that begins at a block. `openings` has an element for each block. */
function parseRun(
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
  const length = Math.max(0, findAnswerLength(before, inPlace) - last.opening.rest.length);
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

const concluding =
  /^(?:in conclusion|to conclude|in summary|to sum(?: it)? up|conclusion:|still have (?:a )?questions?|(?:do you )?have (?:more|other|further|another) questions?|(?:if|should) you (?:still )?have (?:any )?(?:other|more|further) questions?|fazit:|zusammenfassend|abschließend|noch fragen|haben sie (?:noch|weitere) fragen|en conclusion|en resumen|in conclusione)/iu;

/**
 * How many blocks belong to the last answer: it ends at a wider gap than those before, or at a
 * conclusion.
 */
function findAnswerLength(before: readonly Block[], answer: readonly Block[]): number {
  const usual = Math.max(1, ...collectGaps([...before, ...answer.slice(0, 1)]));
  const end = answer.findIndex((block, index) => {
    const last = answer[index - 1];
    if (last === undefined) return false;
    return (
      countBlankLines(last, block) > usual ||
      (block.type === 'paragraph' && concluding.test(getPlainText(block)))
    );
  });
  return end < 0 ? answer.length : end;
}

function collectGaps(blocks: readonly Block[]): number[] {
  // The first questions are enough to find the usual gap, and a call has a limited number of
  // arguments.
  return blocks.slice(0, 200).flatMap((block, index) => {
    const last = blocks[index - 1];
    return last === undefined ? [] : [countBlankLines(last, block)];
  });
}
