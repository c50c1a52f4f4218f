import type { Concept } from './concepts.ts';
import type { Match } from './pagefind.ts';

/** A page that may answer. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  /** How much of what the question tells stands on the page, from 0 to 1. */
  readonly coverage: number;
  readonly matches: readonly { readonly concept: Concept; readonly match: Match }[];
}

/** Ranks pages by how rare the words are that they share with the question, how well they match, and how much of the question they cover. */
export function rankPages(concepts: readonly Concept[]): Candidate[] {
  const looked = concepts.filter((concept) => concept.pages.size > 0 || !concept.isKnown);
  const total = looked.reduce((sum, concept) => sum + concept.rarity, 0);
  const matches = new Map<string, { concept: Concept; match: Match }[]>();
  for (const concept of looked) {
    for (const [id, match] of concept.pages) {
      const known = matches.get(id);
      if (known === undefined) matches.set(id, [{ concept, match }]);
      else known.push({ concept, match });
    }
  }
  const candidates = [...matches].map(([id, own]): Candidate => {
    const coverage = own.reduce((sum, { concept }) => sum + concept.rarity, 0) / total;
    return { id, matches: own, coverage, score: coverage * own.reduce((sum, { match }) => sum + match.score, 0) };
  });
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}
