import { parseMetaLines } from '../markup.ts';
import { areForms, fold, unspacedScripts, type Tokenizer } from '../tokenize.ts';
import type { Fragment, Match } from './pagefind.ts';
import { computePlainIdf, type QueryTerm } from './query-terms.ts';

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
  return terms.reduce((sum, { idf, weight }) => sum + idf * weight, 0);
}

/** What it is worth that a page has these terms: their idf, less for those that were corrected. */
function sumWeights(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { idf, weight, confidence }) => sum + idf * weight * confidence, 0);
}

/**
 * Ranks pages by how well the terms match that they share with the question, and how much of the
 * question they cover.
 */
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
    const score = hits.reduce(
      (sum, { term, match }) => sum + match.score * term.weight * term.confidence,
      0,
    );
    return { id, hits, coverage, score: coverage * score };
  });
  return candidates.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** A candidate whose page was read. */
export interface RankedPage {
  readonly candidate: Candidate;
  readonly fragment: Fragment;
  /** The sum of its parts; of a page that is asked for by its name only as much as it is. */
  readonly score: number;
  readonly parts: Readonly<Record<string, number>>;
  /** How sure it is that the page is about the question, from 0 to 4. */
  readonly relevance: number;
}

/**
 * What the score counts by which a page became a candidate, and the best passage, beside each of
 * the other shares.
 */
const [firstScoreCounts, passageCounts] = [1.5, 0.75];

/**
 * How much of the letters of the question the best passage must have to count in full: a few are
 * everywhere by chance.
 */
const leastPassage = 0.2;

/** What is known of a question beside its terms. */
interface Asked {
  readonly terms: readonly QueryTerm[];
  /** The question with its typing errors corrected. */
  readonly text: string;
  /** How many words a page of the site has on average. */
  readonly averageWords: number;
}

/**
 * Reads the pages of the best candidates and ranks them again, the best first: by the sum of seven
 * shares from 0 to 1, of which all but two count the same. `docs/search.md` says what each is for,
 * and that no other weights were better on every bed.
 */
export async function rerank(
  candidates: readonly Candidate[],
  { terms, text, averageWords }: Asked,
  tokenizer: Tokenizer,
): Promise<RankedPage[]> {
  const rankingTerms = findRankingTerms(terms);
  const contentTerms = findContentTerms(terms);
  const contentGrams = [
    ...new Set(contentTerms.flatMap(({ word, correction = word }) => collectGrams(correction))),
  ];
  const read = await Promise.all(
    candidates.map(async (candidate) => {
      const fragment = await candidate.hits[0]?.match.data();
      if (fragment === undefined) return [];
      const page = readPage(fragment, tokenizer);
      const grams = contentGrams.filter((gram) => page.letters.includes(gram));
      const bm25 = computeBm25(candidate, page, averageWords);
      return [{ candidate, fragment, ...page, contentGrams: new Set(grams), bm25 }];
    }),
  );
  const pages = read.flat();
  const questionGrams = new Set(collectGrams(text));
  const computeTextIdf = createGramIdf(pages.map((page) => page.contentGrams));
  const passages = pages.map((page) => weighBestPassage(page, page.contentGrams, computeTextIdf));
  const computeGramIdf = createGramIdf(
    pages.map(({ wordings }) => new Set(wordings.flatMap(({ grams }) => [...grams]))),
  );
  const best = {
    bm25: Math.max(...pages.map(({ bm25 }) => bm25)),
    passage: Math.max(leastPassage * addUp(contentGrams.map(computeTextIdf)), ...passages) || 1,
    score: Math.max(...pages.map(({ candidate }) => candidate.score)),
  };
  const ranked = pages.map(({ candidate, fragment, wordings, bm25 }, at): RankedPage => {
    const { share, relevance } = weighRelevance(candidate, fragment, terms, tokenizer);
    const parts = {
      'first score': (firstScoreCounts * candidate.score) / best.score,
      bm25: bm25 / best.bm25,
      'letters in a passage': (passageCounts * (passages[at] ?? 0)) / best.passage,
      ...findBestParts(
        wordings.map(({ words, grams }) => {
          const { queryCoverage, wordingCoverage } = matchWording(rankingTerms, words);
          return {
            'question in wording': queryCoverage,
            'wording in question': wordingCoverage,
            'letters of the question in the wording': computeShare(
              questionGrams,
              grams,
              computeGramIdf,
            ),
            'letters of the wording in the question': computeShare(
              grams,
              questionGrams,
              computeGramIdf,
            ),
          };
        }),
      ),
    };
    return { candidate, fragment, parts, score: sumParts(parts) * share, relevance };
  });
  // Of two entries alike the one with the shorter address, so that no edit elsewhere changes their
  // order.
  const compareAddresses = (a: string, b: string) => a.length - b.length || (a < b ? -1 : 1);
  return ranked.sort(
    (a, b) => b.score - a.score || compareAddresses(a.fragment.url, b.fragment.url),
  );
}

/**
 * How sure it is that pages are about the question, from 0 to 4 each. Of a page only its wordings
 * are read, so this is done in a tenth of the time that `rerank` takes.
 */
export async function findRelevances(
  candidates: readonly Candidate[],
  terms: readonly QueryTerm[],
  tokenizer: Tokenizer,
): Promise<number[]> {
  const found = await Promise.all(
    candidates.map(async (candidate) => {
      const fragment = await candidate.hits[0]?.match.data();
      if (fragment === undefined) return [];
      return [weighRelevance(candidate, fragment, terms, tokenizer).relevance];
    }),
  );
  return found.flat();
}

/**
 * How sure it is that a page is about the question, and how much it counts as an answer: one that
 * is asked for by its name as much as that is what the question names.
 */
function weighRelevance(
  { hits }: Candidate,
  fragment: Fragment,
  terms: readonly QueryTerm[],
  tokenizer: Tokenizer,
): { readonly relevance: number; readonly share: number } {
  const contentTerms = findContentTerms(terms);
  const wording = matchWordings(
    contentTerms,
    readWordings(fragment, tokenizer).map(({ content }) => content),
  );
  const proximity = computeProximity(
    hits.filter(({ term }) => !term.isStopWord),
    contentTerms,
  );
  const share = isAnswer(fragment) ? 1 : (wording.queryCoverage + wording.wordingCoverage) / 2;
  const known = 1 - unknownCosts * (1 - computeKnownShare(contentTerms));
  return { relevance: computeRelevance(wording, proximity, contentTerms) * share * known, share };
}

function findContentTerms(terms: readonly QueryTerm[]): readonly QueryTerm[] {
  return terms.filter(({ isStopWord }) => !isStopWord);
}

/** What it takes of the relevance of every page that the site has no word of a question. */
const unknownCosts = 0.3;

/** How much of a question, by the idf of its terms, is anywhere on the site, from 0 to 1. */
function computeKnownShare(terms: readonly QueryTerm[]): number {
  const total = sumIdf(terms);
  const known = terms.filter(({ isKnown, pages }) => isKnown || pages.size > 0);
  return total === 0 ? 1 : sumWeights(known) / total;
}

/**
 * Whether a page answers questions; a topic, a person or a source is what is looked for where the
 * question names it.
 */
export function isAnswer({ filters }: Fragment): boolean {
  return filters['kind']?.some((kind) => ['topic', 'person', 'source'].includes(kind)) !== true;
}

function sumParts(parts: Readonly<Record<string, number>>): number {
  return addUp(Object.values(parts));
}

function addUp(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The parts of the wording for which their sum is highest; none if there is no wording. */
function findBestParts(
  wordings: readonly Readonly<Record<string, number>>[],
): Readonly<Record<string, number>> {
  return wordings.toSorted((a, b) => sumParts(b) - sumParts(a))[0] ?? {};
}

/**
 * BM25F (https://en.wikipedia.org/wiki/Okapi_BM25): a word of the title counts as three, and how
 * long a page is half.
 */
const [titleCounts, saturation, lengthCounts] = [3, 2, 0.5];

/**
 * How well the terms that a page has match it, by how rare they are and how often each is there.
 */
function computeBm25(
  { hits }: Candidate,
  { titleWords, count: words }: ReadPage,
  averageWords: number,
): number {
  const length = words + (titleCounts - 1) * titleWords.length;
  const norm = saturation * (1 - lengthCounts + (lengthCounts * length) / averageWords);
  return hits.reduce((sum, { term, match }) => {
    const inTitle = titleWords.filter((word) => isFormOf(term, word)).length;
    const inText = Math.max(0, match.words.length - inTitle);
    const count = titleCounts * inTitle + inText || 1;
    return sum + ((sumWeights([term]) * count) / (count + norm)) * (saturation + 1);
  }, 0);
}

/** Two letters of a script without spaces say as much as four of another. */
function getGramLength(text: string): number {
  return unspacedScripts.test(text) ? 2 : 4;
}

/** A text, folded, with one space in place of all that is neither letter nor digit. */
function toLetters(text: string): string {
  const bare = fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
  return ` ${bare.trim()} `;
}

/**
 * Two sentences, items of a list or rows of a table that follow each other, for each but the last:
 * an answer often says in one sentence what about and in the next what.
 */
function splitPassages(text: string): string[] {
  const sentences = text
    .split(/(?<=[.!?])\s+|(?<=[。！？])|•/u)
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
  return sentences.flatMap((sentence, at) =>
    at > 0 && at === sentences.length - 1
      ? []
      : [toLetters(`${sentence} ${sentences[at + 1] ?? ''}`)],
  );
}

/**
 * All strings of four letters (two in a script without spaces) of a text; spaces between words
 * count as letters.
 */
function collectGrams(text: string): string[] {
  const bare = toLetters(text);
  const length = getGramLength(text);
  return Array.from({ length: Math.max(0, bare.length - length + 1) }, (_, at) =>
    bare.slice(at, at + length),
  );
}

/** The idf of a gram among the pages that were read, each given by its grams. */
function createGramIdf(pages: readonly ReadonlySet<string>[]): (gram: string) => number {
  const counts = new Map<string, number>();
  for (const grams of pages)
    for (const gram of grams) counts.set(gram, (counts.get(gram) ?? 0) + 1);
  return (gram) => computePlainIdf(counts.get(gram) ?? 0, pages.length);
}

/** How much of some grams, by their weight, are among others, from 0 to 1. */
function computeShare(
  grams: ReadonlySet<string>,
  others: ReadonlySet<string>,
  computeWeight: (gram: string) => number,
): number {
  let total = 0;
  let shared = 0;
  for (const gram of grams) {
    const weight = computeWeight(gram);
    total += weight;
    if (others.has(gram)) shared += weight;
  }
  return total === 0 ? 0 : shared / total;
}

/** By their weight, how much of some grams the passage of a page has that has most of them. */
function weighBestPassage(
  { passages }: ReadPage,
  grams: ReadonlySet<string>,
  computeWeight: (gram: string) => number,
): number {
  const weights = [...grams].map((gram) => [gram, computeWeight(gram)] as const);
  let best = 0;
  for (const passage of passages) {
    let weight = 0;
    for (const [gram, gramWeight] of weights) if (passage.includes(gram)) weight += gramWeight;
    best = Math.max(best, weight);
  }
  return best;
}

/** What the ranking computes of a page alone, whatever the question. */
interface ReadPage {
  readonly titleWords: readonly string[];
  readonly wordings: readonly (Wording & { readonly grams: ReadonlySet<string> })[];
  /** How many words it has. */
  readonly count: number;
  /** Its text, folded, with one space in place of all that is neither letter nor digit. */
  readonly letters: string;
  /** The same of each sentence after the title with the one that follows. */
  readonly passages: readonly string[];
}

// Pagefind gives the same object for a page each time, and a page comes up for many questions.
const wordingsOfPages = new WeakMap<Fragment, readonly Wording[]>();
const readPages = new WeakMap<Fragment, ReadPage>();

function readWordings(fragment: Fragment, tokenizer: Tokenizer): readonly Wording[] {
  const { title = '', asks } = fragment.meta;
  const wordings =
    wordingsOfPages.get(fragment) ??
    collectWordings([title, ...listHeadings(fragment)], asks, tokenizer);
  wordingsOfPages.set(fragment, wordings);
  return wordings;
}

function readPage(fragment: Fragment, tokenizer: Tokenizer): ReadPage {
  const known = readPages.get(fragment);
  if (known !== undefined) return known;
  const { content, meta } = fragment;
  const { title = '' } = meta;
  const page = {
    titleWords: tokenizer.tokenize(title),
    count: content.split(/\s+/).length,
    wordings: readWordings(fragment, tokenizer).map((wording) => ({
      ...wording,
      grams: new Set(collectGrams(wording.text)),
    })),
    letters: toLetters(content),
    passages: splitPassages(content.startsWith(title) ? content.slice(title.length) : content),
  };
  readPages.set(fragment, page);
  return page;
}

/**
 * How close together the terms of a question are on a page: what one stretch as long as a sentence
 * has of them.
 */
interface Proximity {
  /** How much of the question, by the idf of its terms, is there, from 0 to 1. */
  readonly share: number;
  /** How many terms are there. */
  readonly terms: number;
}

/** About as many words as a sentence has. */
const sentence = 20;

/**
 * The stretch of a page that has most of the question. `rankingTerms` are the terms that were
 * looked up.
 */
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

/**
 * How well a question matches one of the wordings of an entry: its question or another way to ask
 * it.
 */
interface WordingMatch {
  /** How much of the question is in the wording, from 0 to 1. */
  readonly queryCoverage: number;
  /** How much of the wording is in the question, from 0 to 1. */
  readonly wordingCoverage: number;
  /** How many terms of the question are in the wording. */
  readonly terms: number;
}

/** One way to ask what a page answers. */
interface Wording {
  readonly text: string;
  readonly words: readonly string[];
  /** Its words without stop words. */
  readonly content: readonly string[];
}

/** The headings of the sections of an article or a page, each of which may be what is asked for. */
function listHeadings({ anchors, filters }: Fragment): string[] {
  if (filters['kind']?.includes('question') === true) return [];
  return anchors.flatMap(({ element, text }) => (/^h[2-6]$/.test(element) ? [text] : []));
}

/** The wordings of a page: its titles and its `asks`, each also without what it has in brackets. */
export function collectWordings(
  titles: readonly string[],
  asks: string | undefined,
  tokenizer: Tokenizer,
): Wording[] {
  const lines = [...titles, ...parseMetaLines(asks)].filter((line) => line !== '');
  return [...new Set([...lines, ...lines.map(withoutBrackets)])].map((text) => {
    const words = tokenizer.tokenize(text);
    return { text, words, content: words.filter((word) => !tokenizer.isStopWord(word)) };
  });
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
  let best: WordingMatch = { queryCoverage: 0, wordingCoverage: 0, terms: 0 };
  for (const wording of wordings) {
    const match = matchWording(terms, wording);
    if (computeBoost(match) > computeBoost(best)) best = match;
  }
  return best;
}

function matchWording(terms: readonly QueryTerm[], wording: readonly string[]): WordingMatch {
  const total = sumIdf(terms);
  const found = terms.filter((term) =>
    term.forms.some((form) =>
      form.split(' ').every((part) => wording.some((word) => isMatch(part, word, term))),
    ),
  );
  const asked = wording.filter((word) => found.some((term) => isFormOf(term, word)));
  return {
    queryCoverage: total === 0 ? 0 : sumWeights(found) / total,
    wordingCoverage: wording.length === 0 ? 0 : asked.length / wording.length,
    terms: found.length,
  };
}

/** Whether a word is one of a term, or of a phrase that means the same. */
function isFormOf(term: QueryTerm, word: string): boolean {
  return term.forms.some((form) => form.split(' ').some((part) => isMatch(part, word, term)));
}

function isMatch(part: string, word: string, { isPrefix }: QueryTerm): boolean {
  return areForms(part, word) || (isPrefix && word.startsWith(part));
}

/** By how much a wording raises a page above one whose wordings share nothing with the question. */
function computeBoost({ queryCoverage, wordingCoverage }: WordingMatch): number {
  return 4 * queryCoverage + wordingCoverage;
}

/**
 * How sure it is that a page is about the question, from 0 to 4: the question in the wording, the
 * wording in the question, and the question in one place, which may be the wording; three terms in
 * one place are enough. A question of one term is answered by any page that has it.
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
