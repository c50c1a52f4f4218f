import { areForms } from './plain-words.ts';

/** From how many pages on it is worth passing words over; on fewer they are looked up quickly. */
const leastPages = 500;

/** The share of pages above which a word tells little. */
const mostShare = 0.1;

/** A word on fewer pages is looked up quickly, whatever its other forms are. */
const rareUpTo = 20;

/**
 * The words that stand, in one of their forms, on more than a tenth of all pages, sorted, with that share from 0 to 1. `counts`
 * says for each word on how many pages it stands. None where there are fewer than 500 pages.
 */
export function findCommonWords(
  counts: ReadonlyMap<string, number>,
  pages: number,
): Record<string, number> {
  if (pages < leastPages) return {};
  const frequent = [...counts]
    .filter(([, count]) => count > pages * mostShare)
    .sort(([, a], [, b]) => b - a);
  const common = [...counts].flatMap(([word, count]) => {
    const [, most] =
      count > rareUpTo ? (frequent.find(([other]) => areForms(word, other)) ?? []) : [];
    return most === undefined ? [] : [[word, Math.round((most / pages) * 100) / 100] as const];
  });
  return Object.fromEntries(common.sort(([a], [b]) => (a < b ? -1 : 1)));
}
