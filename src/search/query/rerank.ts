import { toAboutness } from './relevance.ts';
import type { Concept } from './query-terms.ts';
import { toNearness } from './proximity.ts';
import type { Fragment } from './pagefind.ts';
import { toTelling, type Candidate } from './ranking.ts';
import { toFit, toGain, toWordings } from './wordings.ts';

/** A candidate whose page was read. */
export interface Judged {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  readonly score: number;
  /** How sure it is that the page is about the question, from 0 to 4. */
  readonly aboutness: number;
}

/** Reads the pages of the best candidates and ranks them again by how well the question fits their wordings, the best first. */
export async function judgeCandidates(
  candidates: readonly Candidate[],
  concepts: readonly Concept[],
  segmenter: Intl.Segmenter,
  empty: ReadonlySet<string>,
): Promise<Judged[]> {
  const telling = toTelling(concepts);
  const judged = await Promise.all(
    candidates.map(async (candidate): Promise<Judged | undefined> => {
      const fragment = await candidate.hits[0]?.match.data();
      if (fragment === undefined) return undefined;
      const fit = toFit(
        concepts,
        toWordings(fragment.meta['title'] ?? '', fragment.meta['asks'] ?? '', segmenter, empty),
      );
      const nearness = toNearness(candidate.hits, telling);
      const score = candidate.score * (1 + toGain(fit) + nearness.share / 2);
      return { candidate, fragment, score, aboutness: toAboutness(fit, nearness, concepts) };
    }),
  );
  return judged.filter((each) => each !== undefined).sort((a, b) => b.score - a.score);
}
