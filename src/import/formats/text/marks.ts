/** What stands before an item of a list, or before a heading that is counted. */
export interface Mark {
  /** The mark as it is written, without the blanks behind it. */
  readonly mark: string;
  readonly kind: 'bullet' | 'smaller bullet' | 'number' | 'letter' | 'parts';
  /** Which one it is of its list, from 1; 0 for bullets. */
  readonly count: number;
  /** How many numbers it consists of: two in "1.2". */
  readonly depth: number;
  readonly rest: string;
}

const bullet = /^(?:([*+•●■]|➢|✓|✔|·|\uf0b7)|([-–◦○▪‣o]))(\s*)(.*)$/s;
const number = /^\(?(\d{1,3})[.)](?:\s+(.+))?$/s;
const letter = /^\(?([a-z])\)\s+(.+)$/s;
const parts = /^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(.+)$/s;
const month =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember)\b/;

/** The mark that a line begins with, where it begins with one. */
export function readMark(text: string): Mark | undefined {
  return readBullet(text) ?? readNumber(text);
}

function readBullet(text: string): Mark | undefined {
  const [, large, small, blanks = '', rest = ''] = bullet.exec(text) ?? [];
  const mark = large ?? small;
  if (mark === undefined || rest === '') return undefined;
  // Signs that also stand in a text need a blank behind them; Word's "o" needs a tab.
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

function readNumber(text: string): Mark | undefined {
  const [, digits, rest] = number.exec(text) ?? [];
  if (digits !== undefined && rest !== undefined) {
    // "3. Oktober" and "1. May" are days.
    if (month.test(rest)) return undefined;
    return {
      mark: text.slice(0, text.length - rest.length).trim(),
      kind: 'number',
      count: Number(digits),
      depth: 1,
      rest,
    };
  }
  const [, character, words] = letter.exec(text) ?? [];
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
