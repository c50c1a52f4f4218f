import { judgeLine } from '../../extract/boilerplate/judge.ts';
import { type LineBlock, parseListMarker } from './blocks.ts';
import { joinLines } from './lines.ts';

/** A block that is a heading. */
export interface TextHeading {
  /** Its text, without number, colon and markup. */
  readonly words: string;
  /** How it was recognized, by decreasing weight if a text has several kinds. */
  readonly look: 'marked' | 'double line' | 'line' | 'capitals' | 'plain' | 'numbered';
  /** How many numbers it has, or how many # characters. */
  readonly depth: number;
  /** The number before it, as written. */
  readonly number: string | undefined;
}

const maxLength = 80;
const maxBodyLength = 100;
/** Salutations, and words that introduce an author. */
const notHeading =
  /^(?:by|von|par|written by|reviewed by|geschrieben von|text:|dear|hello|hi|hallo|liebe|lieber|sehr geehrte)\s/iu;

/** Finds the headings among the blocks; undefined for others. */
export function findHeadings(blocks: readonly LineBlock[]): (TextHeading | undefined)[] {
  const looks = blocks.map(toHeading);
  const isClose = blocks.filter(({ lines }) => (lines[0]?.gap ?? 0) > 0).length * 5 < blocks.length;
  const isBody = blocks.map(
    (block, index) =>
      block.kind !== 'rule' &&
      looks[index] === undefined &&
      (block.kind !== 'paragraph' || isLong(block)),
  );
  const bodyBehind = countDistances(isBody);
  return looks.map((heading, index) => {
    if (heading === undefined || isSure(heading)) return heading;
    if (!standsAlone(blocks, index, isClose)) return undefined;
    // Three short lines in a row are a menu; only the last may be a heading.
    const distance = bodyBehind[index] ?? Infinity;
    if (
      distance > 2 ||
      (distance === 2 && looks[index - 1] !== undefined && !isSure(looks[index - 1]))
    )
      return undefined;
    return isLeadIn(blocks, index, heading) ? undefined : heading;
  });
}

function isSure(heading: TextHeading | undefined): boolean {
  return heading?.look === 'marked' || heading?.look === 'double line' || heading?.look === 'line';
}

/** The kind of heading that a block could be by its looks. */
function toHeading(block: LineBlock): TextHeading | undefined {
  const text = block.lines[0]?.text ?? '';
  if (block.kind === 'underlined')
    return {
      words: text,
      look: block.lines[1]?.text.startsWith('=') === true ? 'double line' : 'line',
      depth: 1,
      number: undefined,
    };
  if (block.kind === 'items') return block.lines.length === 1 ? stripNumbering(text) : undefined;
  if (block.kind !== 'paragraph' || block.lines.length > 2) return undefined;
  const [, signs, marked] = /^(#{1,6})\s+(\S.*)$/.exec(text.slice(0, 200)) ?? [];
  if (signs !== undefined && marked !== undefined)
    return {
      words: marked.replace(/\s#+$/, ''),
      look: 'marked',
      depth: signs.length,
      number: undefined,
    };
  const words = getHeadingText(joinLines(block.lines));
  if (words === undefined) return undefined;
  const isCapitals = /\p{Lu}{3}/u.test(words) && words === words.toUpperCase();
  return { words, look: isCapitals ? 'capitals' : 'plain', depth: 1, number: undefined };
}

function stripNumbering(text: string): TextHeading | undefined {
  const mark = parseListMarker(text);
  if (mark === undefined || mark.count === 0 || mark.kind === 'letter') return undefined;
  const words = getHeadingText(mark.rest);
  return words === undefined
    ? undefined
    : { words, look: 'numbered', depth: mark.depth, number: mark.mark };
}

/**
 * The text of a possible heading; undefined if it looks like a sentence, an address or a
 * salutation.
 */
function getHeadingText(text: string): string | undefined {
  if (
    text.length > maxLength ||
    /[.,;!…]$/.test(text) ||
    text.includes('\t') ||
    notHeading.test(text)
  )
    return undefined;
  if (/:\/\/|@|^www\.|[|›»©]/i.test(text)) return undefined;
  const isStrong = /^\*\*[^*]+[^*?]\*\*$/.test(text);
  const words = (isStrong ? text.slice(2, -2) : text).replace(/\s*:$/, '');
  if (
    judgeLine(text)?.kind === 'sure' ||
    words.includes('*') ||
    !/\p{L}{2}/u.test(words) ||
    /^[("'„“”«»‘’–—-]*\p{Ll}/u.test(words)
  )
    return undefined;
  // Text in quotation marks is a quote.
  if (/^["“„»«].*["”“«»]$/u.test(words)) return undefined;
  return words.split(/\s+/).length > 14 ? undefined : words;
}

function isLong(block: LineBlock): boolean {
  return (
    joinLines(block.lines).length > maxBodyLength ||
    /[.!?:…]["”“»]?$/.test(block.lines.at(-1)?.text ?? '')
  );
}

/** For each block, the distance to the next body text. */
function countDistances(isBody: readonly boolean[]): number[] {
  const distances = isBody.map(() => Infinity);
  let distance = Infinity;
  for (let index = isBody.length - 1; index >= 0; index -= 1) {
    distances[index] = distance + 1;
    distance = isBody[index] === true ? 0 : distance + 1;
  }
  return distances;
}

/** Whether blank lines set a block apart; in a text without blank lines, a long text below does. */
function standsAlone(blocks: readonly LineBlock[], index: number, isClose: boolean): boolean {
  const next = blocks[index + 1];
  const gapAbove = blocks[index]?.lines[0]?.gap ?? 0;
  if (
    next === undefined ||
    (gapAbove === 0 && index > 0 && !isClose && blocks[index - 1]?.kind !== 'rule')
  )
    return false;
  if ((next.lines[0]?.gap ?? 0) > 0 || next.kind === 'question') return true;
  return (
    next.kind !== 'paragraph' ||
    next.lines.length > 1 ||
    joinLines(next.lines).length > maxBodyLength
  );
}

/** Whether a line introduces what follows: "You need:" before a list. */
function isLeadIn(blocks: readonly LineBlock[], index: number, { look }: TextHeading): boolean {
  const next = blocks[index + 1];
  if (blocks[index]?.lines.at(-1)?.text.endsWith(':') !== true || look === 'numbered') return false;
  return next?.kind !== 'paragraph' && next?.kind !== 'question';
}

/** The level of a heading in Markdown. */
type Level = 1 | 2 | 3 | 4 | 5 | 6;

/** Headings below which questions stand. */
const questionsPart = /\b(?:FAQs?|questions|Fragen|preguntas|perguntas|domande|vragen|Q ?& ?A)\b/iu;

/**
 * The level of each heading: 2 for those that divide the text, one more for numbered subheadings
 * and for questions below another heading.
 */
export function resolveLevels(
  headings: readonly (TextHeading | undefined)[],
): (Level | undefined)[] {
  const looks = new Set(headings.map((heading) => heading?.look));
  const order = (['double line', 'line', 'capitals', 'plain'] as const).filter((look) =>
    looks.has(look),
  );
  let plain: TextHeading | undefined;
  let above = 1;
  let questions: number | undefined;
  return headings.map((heading, index) => {
    if (heading === undefined) return undefined;
    if (heading.look === 'numbered') return resolveLevel(above + heading.depth);
    if (heading.look === 'marked') return resolveLevel((above = heading.depth));
    if (heading.words.endsWith('?') && plain !== undefined) {
      if (
        questions === undefined &&
        (plain === headings[index - 1] || questionsPart.test(plain.words))
      )
        questions = above + 1;
      if (questions !== undefined) return resolveLevel((above = questions));
    }
    plain = heading;
    questions = undefined;
    return resolveLevel((above = 2 + order.indexOf(heading.look)));
  });
}

function resolveLevel(depth: number): Level {
  return ([1, 2, 3, 4, 5] as const).find((level) => level === depth) ?? 6;
}
