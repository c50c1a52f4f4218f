import { toRelevance } from './relevance.ts';
import type { QueryTerm } from './query-terms.ts';
import { toProximity } from './proximity.ts';
import type { Fragment } from './pagefind.ts';
import { findRankingTerms, type Candidate } from './ranking.ts';
import { matchWordings, toBoost, toWordings } from './wordings.ts';

/** A candidate whose page was read. */
export interface RankedPage {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  readonly score: number;
  /** How sure it is that the page is about the question, from 0 to 4. */
  readonly relevance: number;
}

/** Reads the pages of the best candidates and ranks them again by how well the question fits their wordings, the best first. */
export async function rerank(
  candidates: readonly Candidate[],
  concepts: readonly QueryTerm[],
  segmenter: Intl.Segmenter,
  empty: ReadonlySet<string>,
): Promise<RankedPage[]> {
  const telling = findRankingTerms(concepts);
  const judged = await Promise.all(
    candidates.map(async (candidate): Promise<RankedPage | undefined> => {
      const fragment = await candidate.hits[0]?.match.data();
      if (fragment === undefined) return undefined;
      const fit = matchWordings(
        concepts,
        toWordings(fragment.meta['title'] ?? '', fragment.meta['asks'] ?? '', segmenter, empty),
      );
      const nearness = toProximity(candidate.hits, telling);
      const score = candidate.score * (1 + toBoost(fit) + nearness.share / 2);
      return { candidate, fragment, score, relevance: toRelevance(fit, nearness, concepts) };
    }),
  );
  return judged.filter((each) => each !== undefined).sort((a, b) => b.score - a.score);
}
