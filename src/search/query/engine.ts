import { parseMetaLines } from '../markup.ts';
import { withTypographicApostrophes, type Tokenizer } from '../tokenize.ts';
import type { Answer, Question, Result } from './answer.ts';
import { toExcerpt, toWholeText } from './excerpt.ts';
import type { Pagefind } from './pagefind.ts';
import { parseQuery, resolveQueryTerms, type Index, type Query } from './query-terms.ts';
import {
  rankPages,
  rerank,
  toRelevanceThreshold,
  type Candidate,
  type RankedPage,
} from './ranking.ts';

/** All that an answer is made of. */
export interface Engine extends Index {
  readonly pagefind: Pagefind;
  readonly tokenizer: Tokenizer;
}

/** Pages that are read before the best are known; fewer while the reader types, who sees none of them for long. */
const readPages = { typing: 10, asked: 14 };
const shownResults = 10;
const shownTopics = 3;

/**
 * Answers a question from the index: with what surely answers, else with what comes nearest. There are no results only if no page has a
 * word of the question. Rejects if the index cannot be read.
 */
export async function answerQuestion(question: Question, engine: Engine): Promise<Answer> {
  const { text, isTyping } = question;
  const query = parseQuery(text, engine.tokenizer, isTyping);
  const terms = await resolveQueryTerms(query, engine);
  const { candidates, isAsAsked } = await choosePages(rankPages(terms), question, query, engine);
  const read = candidates.slice(0, isTyping ? readPages.typing : readPages.asked);
  const pages = await rerank(read, terms, engine.tokenizer);
  const shown = pages.slice(0, shownResults);
  const threshold = toRelevanceThreshold(engine.words.pages);
  const isSure = isAsAsked && shown.some(({ relevance }) => relevance >= threshold);
  const best = Math.max(...candidates.map(({ coverage }) => coverage));
  const topics = new Set(pages.flatMap(({ fragment }) => fragment.filters['topic'] ?? []));
  return {
    isSure,
    results: shown.map(toResult),
    total: isSure ? candidates.filter(({ coverage }) => coverage >= best / 2).length : shown.length,
    corrections: terms.flatMap(({ word, correction }) =>
      correction === undefined ? [] : [{ from: word, to: correction }],
    ),
    nearestTopics: isSure ? [] : [...topics].slice(0, shownTopics),
  };
}

/**
 * The pages that may answer. If none meets all that the reader demands, the nearest without the phrases and excluded words, and if
 * there are none either, without the kind and topic.
 */
async function choosePages(
  candidates: readonly Candidate[],
  question: Question,
  { phrases, excluded }: Query,
  engine: Engine,
): Promise<{ candidates: readonly Candidate[]; isAsAsked: boolean }> {
  const demands = [
    { question, phrases, excluded },
    { question, phrases: [], excluded: [] },
  ];
  for (const [at, demand] of demands.entries()) {
    const isAllowed = await createPageFilter(demand, engine);
    const left = candidates.filter(({ id }) => isAllowed(id));
    if (left.length > 0) return { candidates: left, isAsAsked: at === 0 };
  }
  return { candidates, isAsAsked: false };
}

/** Which pages may answer: those that have each phrase and no excluded word, of the kind and topic that the reader chose. */
async function createPageFilter(
  {
    question: { kind, topic },
    phrases,
    excluded,
  }: Pick<Query, 'phrases' | 'excluded'> & { readonly question: Question },
  { pagefind, postings }: Engine,
): Promise<(id: string) => boolean> {
  const filters = {
    ...(kind === undefined ? {} : { kind }),
    ...(topic === undefined ? {} : { topic }),
  };
  const chosen =
    Object.keys(filters).length === 0
      ? undefined
      : new Set((await pagefind.search(null, { filters })).results.map(({ id }) => id));
  const findAll = (terms: readonly string[]) =>
    Promise.all(terms.map((term) => postings.findPhrase(term)));
  const [needed, unwanted] = await Promise.all([findAll(phrases), findAll(excluded)]);
  return (id) =>
    (chosen?.has(id) ?? true) &&
    needed.every((pages) => pages.has(id)) &&
    !unwanted.some((pages) => pages.has(id));
}

function toResult({ candidate, fragment }: RankedPage): Result {
  const words = new Set(candidate.hits.flatMap(({ match }) => match.words));
  const places = [...words].sort((a, b) => a - b);
  const value = fragment.filters['kind']?.[0];
  const kind = value === 'question' || value === 'article' ? value : 'page';
  const { section, text } =
    kind === 'question'
      ? { section: undefined, text: toWholeText(fragment, places) }
      : toExcerpt(fragment, places);
  return {
    kind,
    title: [
      {
        text: withTypographicApostrophes(fragment.meta['title'] ?? fragment.raw_url),
        isMarked: false,
      },
    ],
    address: fragment.raw_url + (section === undefined ? '' : `#${section.id}`),
    section: section && withTypographicApostrophes(section.heading),
    text: text.map((run) => ({ ...run, text: withTypographicApostrophes(run.text) })),
    notes: parseMetaLines(fragment.meta['notes']),
  };
}
