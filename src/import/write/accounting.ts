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
  for (const { line, words } of visibleText) {
    const lost = listCountedWords(words).filter((word) => {
      if (take(inWritten, word)) kept += 1;
      else if (take(inLeftOut, word)) out += 1;
      else return true;
      return false;
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
