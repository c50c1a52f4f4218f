import type { Concept } from './concepts.ts';
import type { Fragment } from './pagefind.ts';
import { toPlainWords } from './plain-words.ts';
import type { Candidate } from './ranking.ts';
import { toFit, toWeight, type Fit } from './wordings.ts';

/** A candidate whose page was read. */
export interface Judged {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  readonly fit: Fit;
  readonly score: number;
}

/** Reads the pages of the best candidates and ranks them again by how well the question fits their wordings, the best first. */
export async function judgeCandidates(candidates: readonly Candidate[], concepts: readonly Concept[], segmenter: Intl.Segmenter, empty: ReadonlySet<string>): Promise<Judged[]> {
  const judged = await Promise.all(candidates.map(async (candidate): Promise<Judged | undefined> => {
    const match = candidate.matches[0]?.match;
    if (match === undefined) return undefined;
    const fragment = await match.data();
    const wordings = [fragment.meta['title'] ?? '', ...(fragment.meta['asks'] ?? '').split('\n')];
    const fit = toFit(concepts, wordings.map((wording) => toPlainWords(wording, segmenter).filter((word) => !empty.has(word))));
    return { candidate, fragment, fit, score: candidate.score * toWeight(fit) };
  }));
  return judged.filter((each) => each !== undefined).sort((a, b) => b.score - a.score);
}

/**
 * Whether a page is about the question at all, and does not only share a word with it: the more of the question’s words it
 * holds, the less of what they tell need it cover or name in its wordings.
 */
export function isAbout({ candidate, fit }: Judged): boolean {
  return candidate.coverage + fit.asked >= (candidate.matches.length >= 3 ? 0.4 : 1);
}
