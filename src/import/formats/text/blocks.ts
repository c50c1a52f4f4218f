import { isBroken, isVerse, type Line, unwrapParagraphs } from './lines.ts';

/** Adjacent lines of one kind. */
export interface LineBlock {
  readonly kind:
    | 'paragraph'
    | 'verse'
    | 'items'
    | 'quote'
    | 'table'
    | 'rule'
    | 'underlined'
    | 'question'
    | 'answer';
  readonly lines: readonly Line[];
}

/** What is known of the text as a whole. */
export interface TextLayout {
  readonly width: number | undefined;
  readonly parsePairMark: ParsePairMark;
}

/** Groups lines into blocks. */
export function parseBlocks(lines: readonly Line[], manner: TextLayout): LineBlock[] {
  const blocks: LineBlock[] = [];
  for (let start = 0; start < lines.length;) {
    const [end, found] = parseBlock(lines, start, manner);
    for (const block of found) blocks.push(block);
    start = end;
  }
  return blocks;
}

/** Parses the blocks that begin at a line; also returns the line behind them. */
function parseBlock(
  lines: readonly Line[],
  start: number,
  manner: TextLayout,
): [number, LineBlock[]] {
  const line = lines[start];
  if (line === undefined) return [start + 1, []];
  if (isRule(line.text)) return [start + 1, [{ kind: 'rule', lines: [line] }]];
  const kind = resolveKind(lines, start, manner);
  if (kind === 'quote' || kind === 'table')
    return gather(lines, start, kind, (each) => each.gap === 0 && isSame(kind, line, each));
  if (kind === 'items') return gather(lines, start, kind, continuesList(lines, start, manner));
  if (kind !== 'paragraph')
    return gather(
      lines,
      start,
      kind,
      (each, index) =>
        each.gap === 0 && resolveKind(lines, index, manner) === 'paragraph' && !isRule(each.text),
    );
  const next = lines[start + 1];
  if (next?.gap === 0 && /^(?:={3,}|-{3,})$/.test(next.text) && line.text.length <= 120)
    return [start + 2, [{ kind: 'underlined', lines: [line, next] }]];
  const [end, [plain]] = gather(
    lines,
    start,
    kind,
    (each, index) =>
      each.gap === 0 && resolveKind(lines, index, manner) === 'paragraph' && !isRule(each.text),
  );
  return [end, plain === undefined ? [] : parseTextBlocks(plain.lines, manner)];
}

function parseTextBlocks(lines: readonly Line[], { width }: TextLayout): LineBlock[] {
  if (isVerse(lines)) return [{ kind: 'verse', lines }];
  return unwrapParagraphs(lines, width).map((paragraph) => ({
    kind: 'paragraph',
    lines: paragraph,
  }));
}

function resolveKind(lines: readonly Line[], index: number, manner: TextLayout): LineBlock['kind'] {
  const line = lines[index];
  if (line === undefined) return 'paragraph';
  const pair = manner.parsePairMark(line.text);
  if (pair !== undefined) return pair.part;
  if (line.text.startsWith('>')) return 'quote';
  if (parseItem(lines, index, manner) !== undefined) return 'items';
  const next = lines[index + 1];
  const before = lines[index - 1];
  const isRow =
    (next?.gap === 0 && isSame('table', line, next)) ||
    (line.gap === 0 && before !== undefined && isSame('table', before, line));
  return isRow ? 'table' : 'paragraph';
}

/** The marker of an item; undefined if a number begins the line by chance. */
function parseItem(
  lines: readonly Line[],
  index: number,
  { width }: TextLayout,
): ListMarker | undefined {
  const line = lines[index];
  const mark = line === undefined ? undefined : parseListMarker(line.text);
  if (line === undefined || mark === undefined || mark.kind === 'bullet') return mark;
  const before = lines[index - 1];
  const isInText =
    before !== undefined &&
    isBroken(before, line, width) &&
    !/[.:!?]$/.test(before.text) &&
    parseListMarker(before.text) === undefined;
  return isInText && mark.count !== 1 ? undefined : mark;
}

/** Whether a line continues the list that begins at `start`. */
function continuesList(
  lines: readonly Line[],
  start: number,
  manner: TextLayout,
): (line: Line, index: number) => boolean {
  const first = parseItem(lines, start, manner);
  const margin = lines[start]?.indent ?? 0;
  let last = first;
  return (line, index) => {
    const counted = line.gap === 0 ? parseListMarker(line.text) : undefined;
    // A consecutive number is an item even after a full line.
    if (
      counted?.kind === first?.kind &&
      counted !== undefined &&
      counted.kind !== 'parts' &&
      counted.count === (last?.count ?? 0) + (counted.count === 0 ? 0 : 1)
    ) {
      last = counted;
      return true;
    }
    const kind = resolveKind(lines, index, manner);
    if (kind === 'items') {
      const mark = parseItem(lines, index, manner);
      if (mark === undefined || (line.gap > 0 && !goesOn(mark, first, line.indent > margin)))
        return false;
      if (mark.kind === first?.kind) last = mark;
      return line.gap <= 2 && first?.kind !== 'parts';
    }
    if (kind !== 'paragraph' || isRule(line.text)) return false;
    const before = lines[index - 1];
    if (line.gap === 0 && before !== undefined)
      return isBroken(before, line, manner.width) || line.indent > margin;
    return line.gap === 1 && line.indent >= margin + 2;
  };
}

/** Whether an item behind a blank line continues a list; numbers do if they are consecutive. */
function goesOn(mark: ListMarker, first: ListMarker | undefined, isDeeper: boolean): boolean {
  return (
    isDeeper ||
    (mark.kind === first?.kind && mark.kind !== 'parts' && (mark.count === 0 || mark.count > 1)) ||
    (mark.kind.endsWith('bullet') && first?.kind.endsWith('bullet') === true)
  );
}

function gather(
  lines: readonly Line[],
  start: number,
  kind: LineBlock['kind'],
  belongs: (line: Line, index: number) => boolean,
): [number, LineBlock[]] {
  let end = start + 1;
  for (let line = lines[end]; line !== undefined && belongs(line, end); line = lines[end]) end += 1;
  return [end, [{ kind, lines: lines.slice(start, end) }]];
}

function isSame(kind: 'quote' | 'table', line: Line, next: Line): boolean {
  if (kind === 'quote') return next.text.startsWith('>');
  const tabs = countTabs(line.text);
  return tabs > 0 && tabs === countTabs(next.text) && parseListMarker(line.text) === undefined;
}

function countTabs(text: string): number {
  return text.split('\t').length - 1;
}

/** Whether a line is a drawn rule. */
export function isRule(text: string): boolean {
  return (
    text === '\f' ||
    (text.length <= 200 && /^([*\-_=~#·•⁂–—])(?:\s*\1){2,}$/u.test(text)) ||
    text === '⁂'
  );
}

/** A list marker, or the number of a heading. */
export interface ListMarker {
  /** The marker as written, without the space behind it. */
  readonly mark: string;
  readonly kind: 'bullet' | 'smaller bullet' | 'number' | 'letter' | 'parts';
  /** Its number within the list, from 1; 0 for bullets. */
  readonly count: number;
  /** How many numbers it consists of: two in "1.2". */
  readonly depth: number;
  readonly rest: string;
}

const bullet = /^(?:([*+•●■]|➢|✓|✔|·|\uf0b7)|([-–◦○▪‣o]))(\s*)(.*)$/s;
const number = /^\(?(\d{1,3})[.)](?:\s+(.+))?$/s;
const letterMark = /^\(?([a-z])\)\s+(.+)$/s;
const parts = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(.+)$/s;
const month =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b/;

/** Parses the marker at the start of a line. */
export function parseListMarker(text: string): ListMarker | undefined {
  return parseBullet(text) ?? parseNumber(text);
}

function parseBullet(text: string): ListMarker | undefined {
  const [, large, small, blanks = '', rest = ''] = bullet.exec(text) ?? [];
  const mark = large ?? small;
  if (mark === undefined || rest === '') return undefined;
  // Characters that also occur in text need a space behind them; Word's "o" needs a tab.
  if (/[*+\-–]/.test(mark) && blanks === '') return undefined;
  if (mark === 'o' && !blanks.includes('\t')) return undefined;
  return {
    mark,
    kind: large === undefined ? 'smaller bullet' : 'bullet',
    count: 0,
    depth: 1,
    rest,
  };
}

function parseNumber(text: string): ListMarker | undefined {
  const [, digits, rest] = number.exec(text) ?? [];
  if (digits !== undefined && rest !== undefined) {
    // "3. Oktober" and "1. May" are dates.
    if (month.test(rest)) return undefined;
    return {
      mark: text.slice(0, text.length - rest.length).trim(),
      kind: 'number',
      count: Number(digits),
      depth: 1,
      rest,
    };
  }
  const [, character, words] = letterMark.exec(text) ?? [];
  if (character !== undefined && words !== undefined) {
    return {
      mark: text.slice(0, text.length - words.length).trim(),
      kind: 'letter',
      count: character.charCodeAt(0) - 96,
      depth: 1,
      rest: words,
    };
  }
  const [, numbers, heading] = parts.exec(text) ?? [];
  if (numbers === undefined || heading === undefined) return undefined;
  return {
    mark: numbers,
    kind: 'parts',
    count: 1,
    depth: numbers.split('.').length,
    rest: heading,
  };
}

/** "Q:" or "Answer 3:" at the start of a line. */
interface PairMark {
  readonly part: 'question' | 'answer';
  readonly mark: string;
  readonly rest: string;
}

/** Parses the markers of questions and answers in the lines of one text. */
type ParsePairMark = (text: string) => PairMark | undefined;

const questionWords = 'Question|Frage|Pregunta|Pergunta|Domanda|Vraag';
const answerWords = 'Answer|Antwort|Réponse|Respuesta|Resposta|Risposta|Antwoord';
const count = '(?:\\s?(?:Nr\\.|No\\.|#)?\\s?\\d{1,3})?';
const words = new RegExp(`^(?:(${questionWords})|(${answerWords}))${count}\\s?:\\s*`, 'iu');
const letterPairs = /^(?:\d{1,3}[.)]\s*)?([QFPDVAR])\d{0,3}\s?([:.)])(?:\s+|$)/u;
/** The answer letters for the letter of a question. */
const answerLetters: Readonly<Record<string, string>> = { Q: 'A', F: 'A', V: 'A', P: 'R', D: 'R' };

/**
 * Creates the parser for a text: only letters that occur in pairs count, so that initials do not.
 */
export function createPairMarkParser(lines: readonly Line[]): ParsePairMark {
  const found = new Set<string>();
  for (const { text } of lines) {
    const [, letter, sign] = letterPairs.exec(text) ?? [];
    if (letter !== undefined && sign !== undefined) found.add(`${letter}${sign}`);
  }
  const isMark = (letter: string, sign: string) =>
    (sign === ':' && letter === 'Q') ||
    Object.entries(answerLetters).some(
      (pair) => pair.includes(letter) && pair.every((each) => found.has(`${each}${sign}`)),
    );
  return (text) => parseWordMark(text) ?? parseLetterMark(text, isMark);
}

function parseWordMark(text: string): PairMark | undefined {
  const [whole, question] = words.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    part: question === undefined ? 'answer' : 'question',
    mark: whole.trim(),
    rest: text.slice(whole.length),
  };
}

function parseLetterMark(
  text: string,
  isMark: (letter: string, sign: string) => boolean,
): PairMark | undefined {
  const [whole, letter, sign] = letterPairs.exec(text) ?? [];
  if (whole === undefined || letter === undefined || sign === undefined || !isMark(letter, sign))
    return undefined;
  return {
    part: Object.hasOwn(answerLetters, letter) ? 'question' : 'answer',
    mark: whole.trim(),
    rest: text.slice(whole.length),
  };
}
