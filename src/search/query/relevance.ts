import type { QueryTerm } from './query-terms.ts';
import type { Proximity } from './proximity.ts';
import { findRankingTerms } from './ranking.ts';
import { toSampleConfidence } from './idf.ts';
import type { WordingMatch } from './wordings.ts';

/**
 * How sure it is that a page is about the question, from 0 to 4: the question in the wording, the wording in the question, and
 * the question in one place, be it the wording, where three of its words make it sure. Who asks for one word gets what has it.
 */
export function toRelevance(
  fit: WordingMatch,
  nearness: Proximity,
  concepts: readonly QueryTerm[],
): number {
  const words = Math.max(nearness.words, fit.words);
  if (concepts.length === 1 && words === 1) return fit.queryCoverage + fit.wordingCoverage + 2;
  const most = Math.max(1, Math.min(3, findRankingTerms(concepts).length));
  return (
    fit.queryCoverage +
    fit.wordingCoverage +
    Math.max(nearness.share, fit.queryCoverage) +
    Math.min(words, most) / most
  );
}

/**
 * From which aboutness on a page is about the question and does not only share a word with it. Measured: of questions that a site does
 * not answer, nine of ten stay below, of the others nearly none. Among many pages, more share words by chance.
 */
export function toRelevanceThreshold(pages: number): number {
  return 1.4 + 0.3 * toSampleConfidence(pages);
}
