import type { Concept } from './concepts.ts';
import { areForms } from './plain-words.ts';

/** How well a question fits the wordings of an entry: its question and the other ways to ask it. */
export interface Fit {
  /** How much of what the reader asks stands in the wording, from 0 to 1. */
  readonly asked: number;
  /** How much of the wording the reader asks, from 0 to 1. */
  readonly said: number;
}

/** The fit of the wording that fits best. A wording is a list of plain words without the empty ones. */
export function toFit(concepts: readonly Concept[], wordings: readonly (readonly string[])[]): Fit {
  const total = concepts.reduce((sum, concept) => sum + concept.rarity, 0);
  let best: Fit = { asked: 0, said: 0 };
  for (const words of wordings) {
    const found = concepts.filter((concept) => words.some((word) => isSaidBy(concept, word)));
    const said = words.filter((word) => found.some((concept) => isSaidBy(concept, word))).length;
    const fit = { asked: found.reduce((sum, concept) => sum + concept.rarity, 0) / total, said: words.length === 0 ? 0 : said / words.length };
    if (toWeight(fit) > toWeight(best)) best = fit;
  }
  return best;
}

/** By how much a fit raises a page above one whose wordings share nothing with the question. */
export function toWeight({ asked, said }: Fit): number {
  return 1 + 3 * asked + said;
}

function isSaidBy(concept: Concept, word: string): boolean {
  return concept.forms.some((form) => areForms(form, word));
}
