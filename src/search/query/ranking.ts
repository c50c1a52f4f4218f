import type { QueryTerm } from './query-terms.ts';
import type { Match } from './pagefind.ts';

/** A word of the question on a page. */
export interface Hit {
  readonly term: QueryTerm;
  readonly match: Match;
}

/** A page that may answer. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  /** How much of what the question tells stands on the page, from 0 to 1. */
  readonly coverage: number;
  readonly hits: readonly Hit[];
}

/** The concepts that pages are ranked by: all but those that stand nearly everywhere. */
export function findRankingTerms(concepts: readonly QueryTerm[]): readonly QueryTerm[] {
  return concepts.filter((concept) => concept.pages.size > 0 || !concept.isKnown);
}

/** What concepts tell together. */
export function sumIdf(concepts: readonly QueryTerm[]): number {
  return concepts.reduce((sum, concept) => sum + concept.idf, 0);
}

/** What a page that holds these concepts is worth of what they tell. */
export function sumWeights(concepts: readonly QueryTerm[]): number {
  return concepts.reduce((sum, concept) => sum + concept.idf * concept.confidence, 0);
}

/** Ranks pages by how well the words match that they share with the question, and how much of the question they cover. */
export function rankPages(concepts: readonly QueryTerm[]): Candidate[] {
  const telling = findRankingTerms(concepts);
  const total = sumIdf(telling);
  const pages = new Map<string, Hit[]>();
  for (const concept of telling) {
    for (const [id, match] of concept.pages) {
      const hits = pages.get(id);
      if (hits === undefined) pages.set(id, [{ term: concept, match }]);
      else hits.push({ term: concept, match });
    }
  }
  const candidates = [...pages].map(([id, hits]): Candidate => {
    const coverage = sumWeights(hits.map(({ term: concept }) => concept)) / total;
    return {
      id,
      hits,
      coverage,
      score:
        coverage *
        hits.reduce((sum, { term: concept, match }) => sum + match.score * concept.confidence, 0),
    };
  });
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
