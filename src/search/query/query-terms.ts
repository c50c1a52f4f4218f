import type { IndexVocabulary } from '../build/vocabulary.ts';
import { fold, unspacedScripts, type Tokenizer } from '../tokenize.ts';
import type { Match } from './pagefind.ts';
import { emptyPosting, type Posting, type Postings } from './postings.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A question, split into its parts. */
export interface Query {
  /**
   * The words that carry its meaning, folded, each once, in their order; if all are stop words,
   * those.
   */
  readonly words: readonly string[];
  /**
   * Its stop words, each once: they tell little, but of two questions on one subject often which is
   * meant. None if `words` are all there are.
   */
  readonly stopWords: readonly string[];
  /** What must be on the page word for word, as the reader put it between quotation marks. */
  readonly phrases: readonly string[];
  /** What must not be on the page, as the reader wrote it after a hyphen. */
  readonly excluded: readonly string[];
  /**
   * Words that follow each other and may be one, such as “tooth” and “ache”; both are among
   * `words`.
   */
  readonly pairs: readonly (readonly [string, string])[];
  /** The last word, if the reader may still be typing it. */
  readonly prefix: string | undefined;
}

/** A reader’s letter may be long; its rarest words are among the first that are no stop words. */
const mostWords = 40;
const mostStopWords = 20;

/** Splits a question into its parts. */
export function parseQuery(text: string, tokenizer: Tokenizer, isTyping: boolean): Query {
  const phrases: string[] = [];
  const excluded: string[] = [];
  const rest = text
    .replace(/["“”„«»「」『』]([^"“”„«»「」『』]+)["“”„«»「」『』]/g, (_, phrase: string) => {
      if (tokenizer.tokenize(phrase).length > 0) phrases.push(addSpaces(phrase, tokenizer));
      return ` ${phrase} `;
    })
    .replace(/(^|\s)-(\p{L}[\p{L}\p{N}]*)/gu, (_, before: string, word: string) => {
      excluded.push(fold(word));
      return before;
    });
  const all = tokenizer.tokenize(rest);
  const prefix = isTyping && /[\p{L}\p{N}]$/u.test(rest) ? all.at(-1) : undefined;
  const content = all.filter(
    (word) =>
      (word.length > 1 || !/[a-z]/.test(word)) && (word === prefix || !tokenizer.isStopWord(word)),
  );
  const words = [...new Set(content.length > 0 ? content : all)].slice(0, mostWords);
  const stopWords = new Set(content.length > 0 ? all.filter((word) => !words.includes(word)) : []);
  // Words are written together while both are short; all others are seldom looked up in vain.
  const isShort = (word: string) => /^\p{L}{3,6}$/u.test(word) && words.includes(word);
  const pairs = all.flatMap((word, at): [string, string][] => {
    const next = all[at + 1] ?? '';
    return isShort(word) && isShort(next) ? [[word, next]] : [];
  });
  return {
    words,
    stopWords: [...stopWords].slice(0, mostStopWords),
    pairs,
    phrases,
    excluded,
    prefix,
  };
}

/** Pagefind splits a phrase at its spaces, and some languages write none. */
function addSpaces(phrase: string, tokenizer: Tokenizer): string {
  return unspacedScripts.test(phrase) ? [...tokenizer.segment(phrase)].join(' ') : phrase.trim();
}

/** For each word or phrase those that mean the same; all folded, without stop words. */
type SynonymMap = ReadonlyMap<string, readonly string[]>;

/** The synonyms in groups of words and phrases. A word may be in several groups. */
export function createSynonymMap(
  groups: readonly (readonly string[])[],
  tokenizer: Tokenizer,
): SynonymMap {
  const synonyms = new Map<string, string[]>();
  for (const group of groups) {
    const terms = group
      .map((term) => tokenizer.tokenizeContent(term).join(' '))
      .filter((term) => term !== '');
    for (const term of terms) {
      const others = terms.filter((other) => other !== term);
      synonyms.set(term, [...(synonyms.get(term) ?? []), ...others]);
    }
  }
  return synonyms;
}

/** What means the same as a word of a question, or as a phrase of the question that contains it. */
export function findSynonyms(word: string, query: Query, synonyms: SynonymMap): readonly string[] {
  const question = ` ${query.words.join(' ')} `;
  const terms = [...synonyms.keys()].filter(
    (term) => term === word || (term.split(' ').includes(word) && question.includes(` ${term} `)),
  );
  return [...new Set(terms.flatMap((term) => synonyms.get(term) ?? []))];
}

/**
 * The pairs of words in a question that the index knows as one, such as “tooth ache”, as synonyms
 * of that one.
 */
async function findCompoundSynonyms({ pairs }: Query, postings: Postings): Promise<SynonymMap> {
  const known = await Promise.all(
    pairs.map(async (pair) => (await postings.lookUp(pair.join(''))).count > 0),
  );
  return new Map(
    pairs.filter((_, at) => known[at]).map((pair) => [pair.join(' '), [pair.join('')]]),
  );
}

/** A word of a question, looked up in the index. */
export interface QueryTerm {
  /** The word as the reader wrote it, folded. */
  readonly word: string;
  /** All words and phrases that count as this one: itself, its correction, its synonyms. */
  readonly forms: readonly string[];
  /** The pages that it is on; none for a word that is nearly everywhere, which is not looked up. */
  readonly pages: ReadonlyMap<string, Match>;
  /** Its inverse document frequency; the highest if no page has it. */
  readonly idf: number;
  /**
   * How sure it is that the pages have what the reader meant, from 0 to 1: less than 1 for a
   * corrected word.
   */
  readonly confidence: number;
  /**
   * What it counts beside the other words of the question: 1, less for a stop word and at the end
   * of a long letter.
   */
  readonly weight: number;
  readonly isStopWord: boolean;
  readonly isKnown: boolean;
  /** Whether it may be the beginning of a word, while the reader is typing. */
  readonly isPrefix: boolean;
  /** What was looked up instead, if the reader’s word is not on the site. */
  readonly correction: string | undefined;
  /**
   * What the reader may have meant, where the other words do not speak for it; it was not looked
   * up.
   */
  readonly suggestion: string | undefined;
}

/** What query terms are looked up in. */
export interface Index {
  readonly postings: Postings;
  readonly vocabulary: Vocabulary;
  readonly words: IndexVocabulary;
  readonly synonyms: SynonymMap;
}

/**
 * A letter says first what it is about: how many words count fully, and what each of the others
 * does.
 */
const [firstWords, laterWeight] = [12, 0.7];

/** What a stop word counts beside another word that is as rare. */
const stopWordWeight = 0.5;

/**
 * Looks the words of a question up. Those that are nearly everywhere only if no page has another.
 */
export async function resolveQueryTerms(query: Query, site: Index): Promise<QueryTerm[]> {
  const [terms, stopWords] = await Promise.all([
    resolveContentTerms(query, site),
    resolveStopWords(query, site),
  ]);
  const later = new Set(query.words.slice(firstWords));
  return [
    ...terms.map((term) => (later.has(term.word) ? { ...term, weight: laterWeight } : term)),
    ...stopWords,
  ];
}

/** The stop words that are on some pages. */
async function resolveStopWords(
  { stopWords }: Query,
  { postings, words }: Index,
): Promise<QueryTerm[]> {
  const terms = stopWords
    .filter((word) => !Object.hasOwn(words.common, word))
    .map(async (word) => {
      const posting = await postings.lookUp(word);
      return {
        ...createTerm(word, posting, words.pages),
        idf: computePlainIdf(posting.count, words.pages),
        weight: stopWordWeight,
        isStopWord: true,
      };
    });
  return (await Promise.all(terms)).filter(({ isKnown }) => isKnown);
}

async function resolveContentTerms(query: Query, site: Index): Promise<QueryTerm[]> {
  const compounds = await findCompoundSynonyms(query, site.postings);
  const index = { ...site, synonyms: new Map([...compounds, ...site.synonyms]) };
  const isCommon = (word: string) =>
    word !== query.prefix && Object.hasOwn(index.words.common, word);
  const lookUp = async (skipCommon: boolean) => {
    const terms = query.words.map(async (word) =>
      skipCommon && isCommon(word)
        ? createCommonTerm(word, index.words)
        : resolveTerm(word, query, index),
    );
    return correctWhatFits((await Promise.all(terms)).flat(), index.postings);
  };
  const terms = await lookUp(query.words.some((word) => !isCommon(word)));
  return terms.some(({ pages }) => pages.size > 0) || !query.words.some(isCommon)
    ? terms
    : lookUp(false);
}

function createCommonTerm(word: string, { common, pages }: IndexVocabulary): QueryTerm {
  const count = (common[word] ?? 0) * pages;
  return { ...createTerm(word, { ...emptyPosting, count }, pages), isKnown: true };
}

function createTerm(word: string, { pages, count }: Posting, sitePages: number): QueryTerm {
  return {
    word,
    forms: [word],
    pages,
    idf: computeIdf(count, sitePages),
    confidence: 1,
    weight: 1,
    isStopWord: false,
    isKnown: count > 0,
    isPrefix: false,
    correction: undefined,
    suggestion: undefined,
  };
}

async function resolveTerm(
  word: string,
  query: Query,
  { postings, vocabulary, words, synonyms }: Index,
): Promise<QueryTerm | QueryTerm[]> {
  const isPrefix = word === query.prefix;
  const make = (each: string, posting: Posting) => ({
    ...createTerm(each, posting, words.pages),
    isPrefix,
  });
  const others = findSynonyms(word, query, synonyms);
  const posting = await lookUpWithSynonyms(word, others, postings);
  const term = make(word, posting);
  if (posting.count > 0) return { ...term, forms: [word, ...others] };
  if (isPrefix && (await vocabulary.hasPrefix(word)))
    return make(word, await postings.lookUpPrefix(word));
  const correction = await vocabulary.correct(word);
  if (correction?.isLikely === true)
    return correction.isStopWord
      ? []
      : applyCorrection(term, correction.word, await postings.lookUp(correction.word));
  const relatives = await vocabulary.findRelatives(word);
  // What shares a beginning is seldom of one family where that is a word by itself.
  const parts =
    relatives.length === 0 || postings.isCompounding ? await vocabulary.split(word) : undefined;
  if (parts !== undefined)
    return Promise.all(parts.map(async (part) => make(part, await postings.lookUp(part))));
  if (relatives.length === 0)
    return correction?.isStopWord === false ? { ...term, suggestion: correction.word } : term;
  const { pages } = await lookUpWithSynonyms(word, relatives, postings);
  const forms = [word, ...relatives];
  return { ...make(word, { pages, count: pages.size }), forms, confidence: relativeConfidence };
}

/** What a word of the same family counts beside the word itself. */
const relativeConfidence = 0.5;

/** A word that no page has, with the pages of the one that was meant. */
function applyCorrection(term: QueryTerm, to: string, { pages, count }: Posting): QueryTerm {
  return {
    ...term,
    forms: [term.word, to],
    pages,
    confidence: computeCorrectionConfidence(term.word),
    isKnown: count > 0,
    correction: to,
    suggestion: undefined,
  };
}

/**
 * Corrects the words that may be right as they are if what was meant is close to another word of
 * the question on some page.
 */
async function correctWhatFits(
  terms: readonly QueryTerm[],
  postings: Postings,
): Promise<QueryTerm[]> {
  return Promise.all(
    terms.map(async (term) => {
      if (term.suggestion === undefined) return term;
      const posting = await postings.lookUp(term.suggestion);
      const isFitting = terms.some((other) =>
        [...other.pages].some(([id, match]) => areClose(match, posting.pages.get(id))),
      );
      return isFitting ? applyCorrection(term, term.suggestion, posting) : term;
    }),
  );
}

/** How many words apart two words are that are said of each other. */
const close = 5;

function areClose({ words }: Match, other: Match | undefined): boolean {
  return other?.words.some((at) => words.some((place) => Math.abs(place - at) <= close)) === true;
}

/** The pages with a word or what means the same; each page with the better match. */
async function lookUpWithSynonyms(
  word: string,
  synonyms: readonly string[],
  postings: Postings,
): Promise<Posting> {
  const own = await postings.lookUp(word);
  const others = await Promise.all(
    synonyms.map((each) => (each.includes(' ') ? postings.lookUpAll(each) : postings.lookUp(each))),
  );
  if (others.length === 0) return own;
  const pages = new Map(own.pages);
  for (const posting of others)
    for (const [id, match] of posting.pages)
      if ((pages.get(id)?.score ?? 0) < match.score) pages.set(id, match);
  return { pages, count: pages.size };
}

/**
 * A long word is seldom mistaken for another; between short ones one letter is the difference of
 * “tyre” and “type”.
 */
function computeCorrectionConfidence(word: string): number {
  return word.length >= 6 ? 0.8 : 0.4;
}

/** The idf of a word if nothing is known of how rare it is. */
const averageIdf = 3;

/**
 * What a word on `count` of so many pages tells: the inverse document frequency of BM25
 * (https://en.wikipedia.org/wiki/Okapi_BM25), raised so that one rare word tells more than two that
 * are half as rare.
 */
export function computeIdf(count: number, pages: number): number {
  const idf = computePlainIdf(count, pages) ** 1.5;
  return averageIdf + (idf - averageIdf) * computeSampleConfidence(pages);
}

/** The same as BM25 has it. */
export function computePlainIdf(count: number, pages: number): number {
  return Math.log(1 + (Math.max(0, pages - count) + 0.5) / (count + 0.5));
}

/**
 * How much the counts of words tell on a site of so many pages, from 0 to 1: on a small one words
 * are rare or frequent by chance.
 */
function computeSampleConfidence(pages: number): number {
  return pages / (pages + 50);
}
