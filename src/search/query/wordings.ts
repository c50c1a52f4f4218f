import type { QueryTerm } from './query-terms.ts';
import { parseMetaLines } from './meta-lines.ts';
import { areForms, toPlainWords } from './plain-words.ts';
import { sumIdf, sumWeights } from './ranking.ts';

/** How well a question fits the wordings of an entry: its question and the other ways to ask it. */
export interface WordingMatch {
  /** How much of what the reader asks stands in the wording, from 0 to 1. */
  readonly queryCoverage: number;
  /** How much of the wording the reader asks, from 0 to 1. */
  readonly wordingCoverage: number;
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
  const lines = [title, ...parseMetaLines(asks)].filter((line) => line !== '');
  return [...new Set([...lines, ...lines.map(withoutBrackets)])].map((line) =>
    toPlainWords(line, segmenter).filter((word) => !empty.has(word)),
  );
}

/** A line without what stands in brackets, and in brackets within them. */
function withoutBrackets(line: string): string {
  const bare = line.replace(/\([^()]*\)/g, ' ');
  return bare === line ? line : withoutBrackets(bare);
}

/** The fit of the wording that fits best. */
export function matchWordings(
  concepts: readonly QueryTerm[],
  wordings: readonly (readonly string[])[],
): WordingMatch {
  const total = sumIdf(concepts);
  let best: WordingMatch = { queryCoverage: 0, wordingCoverage: 0, words: 0 };
  for (const words of wordings) {
    const found = concepts.filter((concept) =>
      concept.forms.some((form) =>
        form.split(' ').every((part) => words.some((word) => isMatch(part, word, concept))),
      ),
    );
    const said = words.filter((word) =>
      found.some((concept) =>
        concept.forms.some((form) => form.split(' ').some((part) => isMatch(part, word, concept))),
      ),
    ).length;
    const fit = {
      asked: total === 0 ? 0 : sumWeights(found) / total,
      said: words.length === 0 ? 0 : said / words.length,
      words: found.length,
    };
    if (toBoost(fit) > toBoost(best)) best = fit;
  }
  return best;
}

/** By how much a fit raises a page above one whose wordings share nothing with the question. */
export function toBoost({ queryCoverage: asked, wordingCoverage: said }: WordingMatch): number {
  return 4 * asked + said;
}

function isMatch(part: string, word: string, { isPrefix: isBeginning }: QueryTerm): boolean {
  return areForms(part, word) || (isBeginning && word.startsWith(part));
}
