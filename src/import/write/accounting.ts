import type { DroppedText, VisibleText } from '../document.ts';

/** What became of the words of an input. */
export interface Accounting {
  /** The number of words in the input. */
  readonly total: number;
  /** How many of them are in entries, and how many in the dropped text. */
  readonly kept: number;
  readonly dropped: number;
  /** The words in neither, by line. Only a bug of the import puts any here. */
  readonly missing: readonly VisibleText[];
}

/**
 * Compares the words of an input with those written and dropped, counting repetitions. Both are
 * counted from their texts, independently of the import log.
 */
export function accountFor(
  visibleText: readonly VisibleText[],
  written: readonly string[],
  dropped: readonly DroppedText[],
): Accounting {
  const [inWritten, inLeftOut] = [
    countWords(written),
    countWords(dropped.map(({ words }) => words)),
  ];
  let [kept, out] = [0, 0];
  const missing: VisibleText[] = [];
  const unfound = visibleText.map(({ line, words }) => ({
    line,
    words: listCountedWords(words).filter((word) => {
      if (take(inWritten, word)) kept += 1;
      else if (take(inLeftOut, word)) out += 1;
      else return true;
      return false;
    }),
  }));
  for (const { line, words } of unfound) {
    const lost = words.filter((word) => {
      const isTaken = takeParts([inWritten, inLeftOut], word);
      if (isTaken) kept += 1;
      return !isTaken;
    });
    if (lost.length > 0) missing.push({ line, words: lost.join(' ') });
  }
  const lostCount = missing.reduce((sum, { words }) => sum + listCountedWords(words).length, 0);
  return { total: kept + out + lostCount, kept, dropped: out, missing };
}

function countWords(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts)
    for (const word of listCountedWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, word: string): boolean {
  const count = counts.get(word) ?? 0;
  if (count === 0) return false;
  counts.set(word, count - 1);
  return true;
}

/** Words run together on a page, such as a heading and its switch; longer ones are looked up whole. */
const longestRun = 60;

/**
 * Takes the parts of a word that the input has in one piece and the output in several. Only
 * words that nothing else has are left for that.
 */
function takeParts(counts: readonly Map<string, number>[], word: string): boolean {
  const signs = [...word];
  if (signs.length < 2 || signs.length > longestRun) return false;
  const has = (part: string) => counts.some((each) => (each.get(part) ?? 0) > 0);
  // For each end the start of the last part that reaches it.
  const starts: (number | undefined)[] = [0];
  for (let end = 1; end <= signs.length; end += 1)
    starts.push(
      Array.from({ length: end }, (_, start) => start).find(
        (start) => starts[start] !== undefined && has(signs.slice(start, end).join('')),
      ),
    );
  const parts: string[] = [];
  for (let end = signs.length; end > 0;) {
    const start = starts[end];
    if (start === undefined) return false;
    parts.push(signs.slice(start, end).join(''));
    end = start;
  }
  const taken: (readonly [Map<string, number>, string])[] = [];
  for (const part of parts) {
    const from = counts.find((each) => take(each, part));
    if (from === undefined) {
      for (const [each, back] of taken) each.set(back, (each.get(back) ?? 0) + 1);
      return false;
    }
    taken.push([from, part]);
  }
  return true;
}

/**
 * The words of a text in order: runs of letters and digits. Invisible characters do not separate
 * words.
 */
export function listCountedWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
