import type { Heading } from 'mdast';
import { getLine, type QuestionAndAnswer } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, getPlainText } from '../blocks.ts';
import { parseFaqHeading } from './faq-parts.ts';

/** A question that becomes an entry. */
export interface ExtractedQuestion {
  readonly node: QuestionAndAnswer;
  /** The topic in the heading above it. */
  readonly topic: string | undefined;
}

/** The questions of a text, and the text without them. */
export interface ExtractedQuestions {
  readonly questions: readonly ExtractedQuestion[];
  readonly body: readonly Block[];
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly topic: string | undefined;
  readonly isFaq: boolean;
}

/** Extracts the questions of a text, and the headings below which nothing is left. */
export function extractQuestions(blocks: readonly Block[], log: ImportLog): ExtractedQuestions {
  if (!blocks.some(({ type }) => type === 'questionAndAnswer'))
    return { questions: [], body: blocks };
  const dropped = blocks.map(({ type }) => type === 'questionAndAnswer');
  const broken = new Set<number>();
  const topics: (string | undefined)[] = blocks.map(() => undefined);
  // The deepest parts first, so that a heading sees what is left below it.
  for (const part of findParts(blocks).sort(
    (one, other) => other.depth - one.depth || one.start - other.start,
  )) {
    const heading = blocks[part.start];
    const rest = findRest(blocks, dropped, part);
    if (heading === undefined || rest === undefined) continue;
    dropped[part.start] = true;
    if (rest < part.end) broken.add(rest);
    log.drop(
      getLine(heading),
      getPlainText(heading),
      'the heading of the questions; the page shows its own',
    );
    for (let at = part.start + 1; at < part.end; at += 1)
      topics[at] ??= part.topic ?? (part.isFaq ? undefined : getPlainText(heading));
  }
  const questions = blocks.flatMap((block, index) =>
    block.type === 'questionAndAnswer' ? [{ node: block, topic: topics[index] }] : [],
  );
  return { questions, body: createBody(blocks, dropped, broken) };
}

function findParts(blocks: readonly Block[]): Part[] {
  const open: Part[] = [];
  const parts: Part[] = [];
  const close = (depth: number, end: number) => {
    for (let last = open.at(-1); last !== undefined && last.depth >= depth; last = open.at(-1)) {
      parts.push({ ...last, end });
      open.pop();
    }
  };
  for (const [index, block] of blocks.entries()) {
    const faq = parseFaqHeading(block);
    const depth = faq?.depth ?? (block.type === 'heading' ? block.depth : undefined);
    if (depth === undefined) continue;
    close(depth, index);
    open.push({
      start: index,
      end: blocks.length,
      depth,
      topic: faq?.topic,
      isFaq: faq !== undefined,
    });
  }
  close(0, blocks.length);
  return parts;
}

/**
 * Where the rest of a part begins once its questions are gone, or its end if nothing is left;
 * undefined if the heading has to stay. A rest that follows the questions belongs to the document
 * again.
 */
function findRest(
  blocks: readonly Block[],
  dropped: readonly boolean[],
  { start, end, isFaq }: Part,
): number | undefined {
  let hasQuestion = false;
  for (let at = start + 1; at < end; at += 1) {
    if (dropped[at] === true) hasQuestion = true;
    else if (blocks[at]?.type !== 'thematicBreak') return hasQuestion && isFaq ? at : undefined;
  }
  return hasQuestion ? end : undefined;
}

/**
 * The remaining blocks, with a rule in place of a heading if its text would otherwise join the part
 * before.
 */
function createBody(
  blocks: readonly Block[],
  dropped: readonly boolean[],
  broken: ReadonlySet<number>,
): Block[] {
  const body: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    if (dropped[index] === true) continue;
    if (
      block.type === 'thematicBreak' &&
      isAfterQuestion(blocks, index) &&
      (body.length === 0 || body.at(-1)?.type === 'thematicBreak')
    )
      continue;
    if (
      broken.has(index) &&
      body.length > 0 &&
      body.at(-1)?.type !== 'thematicBreak' &&
      block.type !== 'heading'
    )
      body.push({ type: 'thematicBreak' });
    body.push(block);
  }
  const last = body.findLastIndex(({ type }) => type !== 'thematicBreak');
  return blocks.at(-1)?.type === 'thematicBreak' ? body : body.slice(0, last + 1);
}

function isAfterQuestion(blocks: readonly Block[], index: number): boolean {
  return (
    blocks[index - 1]?.type === 'questionAndAnswer' || blocks[index - 1]?.type === 'thematicBreak'
  );
}

/**
 * Keeps the questions in the text: each becomes a heading one level below its part, with its answer
 * under it.
 */
export function keepQuestions(blocks: readonly Block[]): Block[] {
  let depth: Heading['depth'] = 1;
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'heading') depth = block.depth;
    if (block.type !== 'questionAndAnswer') return [block];
    const heading: Heading = {
      type: 'heading',
      depth: nestHeadings(depth),
      children: [{ type: 'text', value: block.question }],
      ...(block.formerIds && { data: { formerIds: block.formerIds } }),
      ...(block.position && { position: block.position }),
    };
    return [heading, ...block.children];
  });
}

function nestHeadings(depth: Heading['depth']): Heading['depth'] {
  const below: Readonly<Record<Heading['depth'], Heading['depth']>> = {
    1: 2,
    2: 3,
    3: 4,
    4: 5,
    5: 6,
    6: 6,
  };
  return below[depth];
}

/** Drops the headings of a text that consists of nothing else. */
export function dropEmptyHeadings(taken: ExtractedQuestions, log: ImportLog): ExtractedQuestions {
  const { questions, body } = taken;
  if (
    questions.length === 0 ||
    body.some(({ type }) => type !== 'heading' && type !== 'thematicBreak')
  )
    return taken;
  for (const block of body)
    if (block.type === 'heading')
      log.drop(getLine(block), getPlainText(block), 'a heading under which nothing is left');
  return { questions, body: [] };
}
