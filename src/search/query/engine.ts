import type { IndexVocabulary } from '../build/vocabulary.ts';
import { kinds, parseMetaLines } from '../markup.ts';
import type { SearchSettings } from '../settings.ts';
import { fold, Tokenizer, withTypographicApostrophes } from '../tokenize.ts';
import type { Answer, Question, Result, Run } from './answer.ts';
import { createExcerpt, joinRuns } from './excerpt.ts';
import { Pagefind, type IndexEntry } from './pagefind.ts';
import { Postings } from './postings.ts';
import {
  createSynonymMap,
  parseQuery,
  resolveQueryTerms,
  type Index,
  type Query,
  type QueryTerm,
} from './query-terms.ts';
import {
  findRelevances,
  isAnswer,
  rankPages,
  rerank,
  type Candidate,
  type RankedPage,
} from './ranking.ts';
import { Vocabulary } from './vocabulary.ts';

/** All that an answer is made of. */
export interface Engine extends Index {
  readonly pagefind: Pagefind;
  readonly tokenizer: Tokenizer;
}

/** What an engine is made of. */
interface EngineParts {
  readonly settings: Pick<SearchSettings, 'language' | 'stopWords' | 'synonyms'>;
  readonly entry: IndexEntry;
  readonly words: IndexVocabulary;
  /** Reads a file by its path below the folder of the index, and unzips it. */
  readonly read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
}

/** Starts the search on an index. Rejects if a part of it cannot be read. */
export async function createEngine({
  settings: { language, stopWords, synonyms },
  entry,
  words,
  read,
}: EngineParts): Promise<Engine> {
  const pagefind = await Pagefind.open(entry, language, read);
  const readText = async (path: string) => new TextDecoder().decode(await read(path));
  const tokenizer = new Tokenizer(language, stopWords);
  return {
    pagefind,
    words,
    tokenizer,
    postings: new Postings(pagefind, language),
    vocabulary: new Vocabulary(words.letters, readText, stopWords),
    synonyms: createSynonymMap(synonyms, tokenizer),
  };
}

/**
 * How many of the candidates are read. The others are read only where none of the first comes close
 * to the question, and not while the reader types, who sees none of them for long.
 */
const readPages = { first: 10, all: 30 };

/** The score, of 7.25 at most, of a page that says the question nearly word for word. */
const closeScore = 5.5;

const shownResults = 10;
const shownTopics = 3;

/** A question with the pages that may answer it, of which none was read. */
interface ParsedQuestion {
  readonly terms: readonly QueryTerm[];
  /** Whether it is a stop word alone, which may mean anything. */
  readonly isTooShort: boolean;
  readonly candidates: readonly Candidate[];
  /**
   * Whether the candidates have each phrase and no excluded word, and are of the kind and topic
   * that the reader chose.
   */
  readonly isAsAsked: boolean;
}

/** The same with pages that were read. */
interface RankedQuestion extends ParsedQuestion {
  /** The best of the candidates, which were read, the best first. */
  readonly pages: readonly RankedPage[];
}

/** Finds the pages that may answer a question. Rejects if the index cannot be read. */
export async function rankQuestion(question: Question, engine: Engine): Promise<RankedQuestion> {
  const { text, isTyping } = question;
  const chosen = await findCandidates(question, engine);
  const { terms } = chosen;
  const { averageWords } = engine.words;
  const asked = { terms, text: correctWords(text, terms), averageWords };
  const rank = (from: number, to: number) =>
    rerank(chosen.candidates.slice(from, to), asked, engine.tokenizer);
  const best = await rankBest((to) => rank(0, to), isTyping);
  // More results follow the best, so that these stay as they are when a reader asks for more.
  const others = await rank(best.length, question.most ?? 0);
  return { ...chosen, pages: [...best, ...others] };
}

async function findCandidates(question: Question, engine: Engine): Promise<ParsedQuestion> {
  const { text, isTyping } = question;
  const query = parseQuery(text, engine.tokenizer, isTyping);
  const isTooShort =
    !isTyping &&
    query.words.length === 1 &&
    query.words.every((word) => engine.tokenizer.isStopWord(word));
  const terms = await resolveQueryTerms(query, engine);
  const chosen = await chooseCandidates(rankPages(terms), question, query, engine);
  return { ...chosen, terms, isTooShort };
}

/** Ranks the best candidates; `rank` does so with as many as it is given. */
async function rankBest(
  rank: (count: number) => Promise<readonly RankedPage[]>,
  isTyping: boolean,
): Promise<readonly RankedPage[]> {
  let count = readPages.first;
  let pages = await rank(count);
  if (isTyping) return pages;
  if (!pages.some(({ score }) => score >= closeScore)) return rank(readPages.all);
  // A source, a topic or a person shall take no place from an answer that comes after it.
  for (;;) {
    const missing = readPages.first - pages.filter(({ fragment }) => isAnswer(fragment)).length;
    if (missing <= 0 || pages.length < count || count >= readPages.all) return pages;
    count = Math.min(count + missing, readPages.all);
    pages = await rank(count);
  }
}

/** How sure it is that one of the results of a question answers it. */
export function findRelevance({ pages }: RankedQuestion): number {
  return Math.max(0, ...pages.slice(0, shownResults).map(({ relevance }) => relevance));
}

/**
 * How sure it is that one of the candidates answers a question: nearly always as much as
 * `findRelevance` says of its ranked pages, in a tenth of the time.
 */
export async function findBestRelevance(question: Question, engine: Engine): Promise<number> {
  const { candidates, terms } = await findCandidates(question, engine);
  const best = candidates.slice(0, readPages.all);
  return Math.max(0, ...(await findRelevances(best, terms, engine.tokenizer)));
}

/**
 * Answers a question from the index: with what surely answers, else with what comes nearest. There
 * are no results only if no page has a word of the question. Rejects if the index cannot be read.
 */
export async function answerQuestion(question: Question, engine: Engine): Promise<Answer> {
  const ranked = await rankQuestion(question, engine);
  const { terms, candidates, isAsAsked, isTooShort, pages } = ranked;
  const isSure = isAsAsked && !isTooShort && findRelevance(ranked) >= engine.words.sureFrom;
  const shown = isTooShort ? [] : pages.slice(0, question.most ?? shownResults);
  const best = Math.max(...candidates.map(({ coverage }) => coverage));
  const topics = new Set(pages.flatMap(({ fragment }) => fragment.filters['topic'] ?? []));
  return {
    isSure,
    results: shown.map(createResult),
    total: isSure
      ? candidates.filter((each) => each.coverage >= best / 2 && hasContentWord(each)).length
      : shown.length,
    corrections: terms.flatMap(({ word, correction }) =>
      correction === undefined ? [] : [{ from: word, to: correction }],
    ),
    suggestion: suggest(question.text, terms),
    isTooShort,
    nearestTopics: isSure ? [] : [...topics].slice(0, shownTopics),
  };
}

/** A text in which each word that was corrected is what it was corrected to. */
function correctWords(text: string, terms: readonly QueryTerm[]): string {
  return replaceWords(text, new Map(terms.map(({ word, correction }) => [word, correction])));
}

function replaceWords(text: string, others: ReadonlyMap<string, string | undefined>): string {
  return text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) => others.get(fold(word)) ?? word);
}

/**
 * The pages that may answer: of the kind and topic that the reader chose, with each phrase and no
 * excluded word. If there are none, the nearest without regard to the phrases and excluded words,
 * and if there are none either, to the kind and topic.
 */
async function chooseCandidates(
  candidates: readonly Candidate[],
  { kind, topic }: Question,
  { phrases, excluded }: Query,
  { pagefind, postings }: Engine,
): Promise<{ candidates: readonly Candidate[]; isAsAsked: boolean }> {
  const filters = {
    ...(kind === undefined ? {} : { kind }),
    ...(topic === undefined ? {} : { topic }),
  };
  const chosen =
    Object.keys(filters).length === 0
      ? undefined
      : new Set((await pagefind.search(undefined, filters)).map(({ id }) => id));
  const findAll = (terms: readonly string[]) =>
    Promise.all(terms.map((term) => postings.findPhrase(term)));
  const [needed, unwanted] = await Promise.all([findAll(phrases), findAll(excluded)]);
  const near = candidates.filter(({ id }) => chosen?.has(id) ?? true);
  const exact = near.filter(
    ({ id }) => needed.every((pages) => pages.has(id)) && !unwanted.some((pages) => pages.has(id)),
  );
  if (exact.length > 0) return { candidates: exact, isAsAsked: true };
  return { candidates: near.length > 0 ? near : candidates, isAsAsked: false };
}

/** The question with the words that its reader may have meant; undefined if there are none. */
function suggest(text: string, terms: readonly QueryTerm[]): string | undefined {
  const suggestions = new Map(terms.map(({ word, suggestion }) => [word, suggestion]));
  const suggested = replaceWords(text, suggestions);
  return suggested === text ? undefined : suggested;
}

function hasContentWord({ hits }: Candidate): boolean {
  return hits.some(({ term }) => !term.isStopWord);
}

function createResult({ candidate, fragment }: RankedPage): Result {
  const matched = candidate.hits
    .flatMap(({ term, match }) => (term.isStopWord ? [] : match.words.map((at) => ({ at, term }))))
    .sort((a, b) => a.at - b.at);
  const value = fragment.filters['kind']?.[0];
  const kind = kinds.find((each) => each === value) ?? 'page';
  const { section, lead, text } = (kind === 'question' ? joinRuns : createExcerpt)(
    fragment,
    matched,
  );
  return {
    kind,
    title: withTypographicApostrophes(fragment.meta['title'] ?? fragment.url),
    address: fragment.url + (section === undefined ? '' : `#${section.id}`),
    section: section && withTypographicApostrophes(section.heading),
    lead: lead.map(setApostrophes),
    text: text.map(setApostrophes),
    notes: parseMetaLines(fragment.meta['notes']),
  };
}

function setApostrophes({ text, isMarked }: Run): Run {
  return { text: withTypographicApostrophes(text), isMarked };
}
