import type { Concept } from './query-terms.ts';
import { toMetaLines } from './meta-lines.ts';
import { areForms, toPlainWords } from './plain-words.ts';
import { toTotal, toWorth } from './ranking.ts';

/** How well a question fits the wordings of an entry: its question and the other ways to ask it. */
export interface Fit {
  /** How much of what the reader asks stands in the wording, from 0 to 1. */
  readonly asked: number;
  /** How much of the wording the reader asks, from 0 to 1. */
  readonly said: number;
  /** How many words of the question stand in the wording. */
  readonly words: number;
}

/** The wordings of a page as plain words without the empty ones: its title and its `asks`, also without what stands in brackets. */
export function toWordings(
  title: string,
  asks: string,
  segmenter: Intl.Segmenter,
  empty: ReadonlySet<string>,
): string[][] {
  const lines = [title, ...toMetaLines(asks)].filter((line) => line !== '');
  return [...new Set([...lines, ...lines.map(toBare)])].map((line) =>
    toPlainWords(line, segmenter).filter((word) => !empty.has(word)),
  );
}

/** A line without what stands in brackets, and in brackets within them. */
function toBare(line: string): string {
  const bare = line.replace(/\([^()]*\)/g, ' ');
  return bare === line ? line : toBare(bare);
}

/** The fit of the wording that fits best. */
export function toFit(concepts: readonly Concept[], wordings: readonly (readonly string[])[]): Fit {
  const total = toTotal(concepts);
  let best: Fit = { asked: 0, said: 0, words: 0 };
  for (const words of wordings) {
    const found = concepts.filter((concept) =>
      concept.forms.some((form) =>
        form.split(' ').every((part) => words.some((word) => isSaid(part, word, concept))),
      ),
    );
    const said = words.filter((word) =>
      found.some((concept) =>
        concept.forms.some((form) => form.split(' ').some((part) => isSaid(part, word, concept))),
      ),
    ).length;
    const fit = {
      asked: total === 0 ? 0 : toWorth(found) / total,
      said: words.length === 0 ? 0 : said / words.length,
      words: found.length,
    };
    if (toGain(fit) > toGain(best)) best = fit;
  }
  return best;
}

/** By how much a fit raises a page above one whose wordings share nothing with the question. */
export function toGain({ asked, said }: Fit): number {
  return 4 * asked + said;
}

function isSaid(part: string, word: string, { isBeginning }: Concept): boolean {
  return areForms(part, word) || (isBeginning && word.startsWith(part));
}
