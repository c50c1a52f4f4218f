import type { Concept } from './concepts.ts';
import { toNearness, type Nearness } from './nearness.ts';
import type { Fragment } from './pagefind.ts';
import { toTelling, type Candidate } from './ranking.ts';
import { toFit, toGain, toWordings, type Fit } from './wordings.ts';

/** A candidate whose page was read. */
export interface Judged {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  readonly score: number;
  /** How sure it is that the page is about the question, from 0 to 4. */
  readonly aboutness: number;
}

/** Measured on questions with and without an answer on one site: below it, nine of ten have none; above, nearly all have one. */
const enough = 1.7;

/** Reads the pages of the best candidates and ranks them again by how well the question fits their wordings, the best first. */
export async function judgeCandidates(candidates: readonly Candidate[], concepts: readonly Concept[], segmenter: Intl.Segmenter, empty: ReadonlySet<string>): Promise<Judged[]> {
  const telling = toTelling(concepts);
  const judged = await Promise.all(candidates.map(async (candidate): Promise<Judged | undefined> => {
    const fragment = await candidate.hits[0]?.match.data();
    if (fragment === undefined) return undefined;
    const fit = toFit(concepts, toWordings(fragment.meta['title'] ?? '', fragment.meta['asks'] ?? '', segmenter, empty));
    const nearness = toNearness(candidate.hits, telling);
    const score = candidate.score * (1 + toGain(fit) + nearness.share / 2);
    return { candidate, fragment, score, aboutness: toAboutness(fit, nearness, concepts) };
  }));
  return judged.filter((each) => each !== undefined).sort((a, b) => b.score - a.score);
}

/** Whether a page is about the question at all, and does not only share a word with it. */
export function isAbout({ aboutness }: Judged): boolean {
  return aboutness >= enough;
}

/**
 * The question in the wording, the wording in the question, and the question in one place, be it the wording, where three of its
 * words make it sure. Who asks for one word gets what has it.
 */
function toAboutness(fit: Fit, nearness: Nearness, concepts: readonly Concept[]): number {
  const words = Math.max(nearness.words, fit.words);
  if (concepts.length === 1 && words === 1) return fit.asked + fit.said + 2;
  const most = Math.max(1, Math.min(3, toTelling(concepts).length));
  return fit.asked + fit.said + Math.max(nearness.share, fit.asked) + Math.min(words, most) / most;
}
