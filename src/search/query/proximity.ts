import type { QueryTerm } from './query-terms.ts';
import { sumIdf, sumWeights, type Hit } from './ranking.ts';

/** So many words are about a sentence. */
const sentence = 20;

/** What a page says of the question in one place, as long as a sentence. */
export interface Proximity {
  /** How much of what the question tells stands there, from 0 to 1. */
  readonly share: number;
  /** How many words of the question stand there. */
  readonly words: number;
}

/** What the place of a page that holds most of the question says of it. `telling` are the concepts that were looked up. */
export function toProximity(hits: readonly Hit[], telling: readonly QueryTerm[]): Proximity {
  const places = hits
    .flatMap(({ term: concept, match }) => [...new Set(match.words)].map((at) => ({ at, concept })))
    .sort((a, b) => a.at - b.at);
  const here = new Map<QueryTerm, number>();
  let best = { worth: 0, words: 0 };
  let first = 0;
  for (const { at, concept } of places) {
    here.set(concept, (here.get(concept) ?? 0) + 1);
    for (
      let left = places[first];
      left !== undefined && at - left.at > sentence;
      left = places[first]
    ) {
      const more = (here.get(left.concept) ?? 1) - 1;
      if (more === 0) here.delete(left.concept);
      else here.set(left.concept, more);
      first += 1;
    }
    const worth = sumWeights([...here.keys()]);
    if (worth > best.worth) best = { worth, words: here.size };
  }
  return { share: best.worth / sumIdf(telling), words: best.words };
}
