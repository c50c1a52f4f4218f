import { parseMetaLines } from '../markup.ts';
import { areForms, type Tokenizer } from '../tokenize.ts';
import type { Fragment, Match } from './pagefind.ts';
import { computeSampleConfidence, type QueryTerm } from './query-terms.ts';

/** A query term on a page. */
interface Hit {
  readonly term: QueryTerm;
  readonly match: Match;
}

/** A page that may answer. */
export interface Candidate {
  readonly id: string;
  readonly score: number;
  /** How much of the question, by the idf of its terms, is on the page, from 0 to 1. */
  readonly coverage: number;
  readonly hits: readonly Hit[];
}

/** The terms by which pages are ranked: all but those that are nearly everywhere. */
function findRankingTerms(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  return terms.filter((term) => term.pages.size > 0 || !term.isKnown);
}

function sumIdf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { idf }) => sum + idf, 0);
}

/** What it is worth that a page has these terms: their idf, less for those that were corrected. */
function sumWeights(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { idf, confidence }) => sum + idf * confidence, 0);
}

/** Ranks pages by how well the terms match that they share with the question, and how much of the question they cover. */
export function rankPages(terms: readonly QueryTerm[]): Candidate[] {
  const rankingTerms = findRankingTerms(terms);
  const total = sumIdf(rankingTerms);
  const pages = new Map<string, Hit[]>();
  for (const term of rankingTerms) {
    for (const [id, match] of term.pages) {
      const hits = pages.get(id);
      if (hits === undefined) pages.set(id, [{ term, match }]);
      else hits.push({ term, match });
    }
  }
  const candidates = [...pages].map(([id, hits]): Candidate => {
    const coverage = sumWeights(hits.map(({ term }) => term)) / total;
    const score = hits.reduce((sum, { term, match }) => sum + match.score * term.confidence, 0);
    return { id, hits, coverage, score: coverage * score };
  });
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** A candidate whose page was read. */
export interface RankedPage {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  readonly score: number;
  /** How sure it is that the page is about the question, from 0 to 4. */
  readonly relevance: number;
}

/** Reads the pages of the best candidates and ranks them again by how well the question matches their wordings, the best first. */
export async function rerank(
  candidates: readonly Candidate[],
  terms: readonly QueryTerm[],
  tokenizer: Tokenizer,
): Promise<RankedPage[]> {
  const rankingTerms = findRankingTerms(terms);
  const pages = await Promise.all(
    candidates.map(async (candidate): Promise<RankedPage[]> => {
      const fragment = await candidate.hits[0]?.match.data();
      if (fragment === undefined) return [];
      const { title = '', asks } = fragment.meta;
      const wording = matchWordings(terms, collectWordings(title, asks, tokenizer));
      const proximity = computeProximity(candidate.hits, rankingTerms);
      const score = candidate.score * (1 + computeBoost(wording) + proximity.share / 2);
      return [
        { candidate, fragment, score, relevance: computeRelevance(wording, proximity, terms) },
      ];
    }),
  );
  return pages.flat().sort((a, b) => b.score - a.score);
}

/** How close together the terms of a question are on a page: what one stretch as long as a sentence has of them. */
interface Proximity {
  /** How much of the question, by the idf of its terms, is there, from 0 to 1. */
  readonly share: number;
  /** How many terms are there. */
  readonly terms: number;
}

/** About as many words as a sentence has. */
const sentence = 20;

/** The stretch of a page that has most of the question. `rankingTerms` are the terms that were looked up. */
export function computeProximity(
  hits: readonly Hit[],
  rankingTerms: readonly QueryTerm[],
): Proximity {
  const places = hits
    .flatMap(({ term, match }) => [...new Set(match.words)].map((at) => ({ at, term })))
    .sort((a, b) => a.at - b.at);
  // How often each term is within the stretch that ends at the current place.
  const here = new Map<QueryTerm, number>();
  let best = { weight: 0, terms: 0 };
  let first = 0;
  for (const { at, term } of places) {
    here.set(term, (here.get(term) ?? 0) + 1);
    let left = places[first];
    while (left !== undefined && at - left.at > sentence) {
      const more = (here.get(left.term) ?? 1) - 1;
      if (more === 0) here.delete(left.term);
      else here.set(left.term, more);
      left = places[(first += 1)];
    }
    const weight = sumWeights([...here.keys()]);
    if (weight > best.weight) best = { weight, terms: here.size };
  }
  return { share: best.weight / sumIdf(rankingTerms), terms: best.terms };
}

/** How well a question matches one of the wordings of an entry: its question or another way to ask it. */
interface WordingMatch {
  /** How much of the question is in the wording, from 0 to 1. */
  readonly queryCoverage: number;
  /** How much of the wording is in the question, from 0 to 1. */
  readonly wordingCoverage: number;
  /** How many terms of the question are in the wording. */
  readonly terms: number;
}

/** The wordings of a page as tokens without stop words: its title and its `asks`, each also without what it has in brackets. */
export function collectWordings(
  title: string,
  asks: string | undefined,
  tokenizer: Tokenizer,
): string[][] {
  const lines = [title, ...parseMetaLines(asks)].filter((line) => line !== '');
  return [...new Set([...lines, ...lines.map(withoutBrackets)])].map((line) =>
    tokenizer.tokenizeContent(line),
  );
}

function withoutBrackets(line: string): string {
  const without = line.replace(/\([^()]*\)/g, ' ');
  return without === line ? line : withoutBrackets(without);
}

/** The wording that matches best. */
export function matchWordings(
  terms: readonly QueryTerm[],
  wordings: readonly (readonly string[])[],
): WordingMatch {
  const total = sumIdf(terms);
  let best: WordingMatch = { queryCoverage: 0, wordingCoverage: 0, terms: 0 };
  for (const wording of wordings) {
    const found = terms.filter((term) =>
      term.forms.some((form) =>
        form.split(' ').every((part) => wording.some((word) => isMatch(part, word, term))),
      ),
    );
    const asked = wording.filter((word) =>
      found.some((term) =>
        term.forms.some((form) => form.split(' ').some((part) => isMatch(part, word, term))),
      ),
    );
    const match = {
      queryCoverage: total === 0 ? 0 : sumWeights(found) / total,
      wordingCoverage: wording.length === 0 ? 0 : asked.length / wording.length,
      terms: found.length,
    };
    if (computeBoost(match) > computeBoost(best)) best = match;
  }
  return best;
}

function isMatch(part: string, word: string, { isPrefix }: QueryTerm): boolean {
  return areForms(part, word) || (isPrefix && word.startsWith(part));
}

/** By how much a wording raises a page above one whose wordings share nothing with the question. */
function computeBoost({ queryCoverage, wordingCoverage }: WordingMatch): number {
  return 4 * queryCoverage + wordingCoverage;
}

/**
 * How sure it is that a page is about the question, from 0 to 4: the question in the wording, the wording in the question, and the
 * question in one place, which may be the wording; three terms in one place are enough. A question of one term is answered by any page
 * that has it.
 */
export function computeRelevance(
  { queryCoverage, wordingCoverage, terms: wordingTerms }: WordingMatch,
  proximity: Proximity,
  terms: readonly QueryTerm[],
): number {
  const together = Math.max(proximity.terms, wordingTerms);
  if (terms.length === 1 && together === 1) return queryCoverage + wordingCoverage + 2;
  const most = Math.max(1, Math.min(3, findRankingTerms(terms).length));
  return (
    queryCoverage +
    wordingCoverage +
    Math.max(proximity.share, queryCoverage) +
    Math.min(together, most) / most
  );
}

/**
 * The relevance from which on a page answers the question and does not only share a word with it. Measured: of questions that a site
 * does not answer, nine of ten stay below, of the others nearly none. Among many pages, more share words by chance.
 */
export function computeRelevanceThreshold(pages: number): number {
  return 1.4 + 0.3 * computeSampleConfidence(pages);
}
