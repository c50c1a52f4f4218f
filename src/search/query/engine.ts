import { parseMetaLines } from '../markup.ts';
import { withTypographicApostrophes, type Tokenizer } from '../tokenize.ts';
import type { Answer, Question, Result } from './answer.ts';
import { createExcerpt, joinRuns } from './excerpt.ts';
import type { Pagefind } from './pagefind.ts';
import { parseQuery, resolveQueryTerms, type Index, type Query } from './query-terms.ts';
import {
  rankPages,
  rerank,
  computeRelevanceThreshold,
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
  const { candidates, isAsAsked } = await chooseCandidates(
    rankPages(terms),
    question,
    query,
    engine,
  );
  const read = candidates.slice(0, isTyping ? readPages.typing : readPages.asked);
  const pages = await rerank(read, terms, engine.tokenizer);
  const shown = pages.slice(0, shownResults);
  const threshold = computeRelevanceThreshold(engine.words.pages);
  const isSure = isAsAsked && shown.some(({ relevance }) => relevance >= threshold);
  const best = Math.max(...candidates.map(({ coverage }) => coverage));
  const topics = new Set(pages.flatMap(({ fragment }) => fragment.filters['topic'] ?? []));
  return {
    isSure,
    results: shown.map(createResult),
    total: isSure ? candidates.filter(({ coverage }) => coverage >= best / 2).length : shown.length,
    corrections: terms.flatMap(({ word, correction }) =>
      correction === undefined ? [] : [{ from: word, to: correction }],
    ),
    nearestTopics: isSure ? [] : [...topics].slice(0, shownTopics),
  };
}

/**
 * The pages that may answer: of the kind and topic that the reader chose, with each phrase and no excluded word. If there are none, the
 * nearest without regard to the phrases and excluded words, and if there are none either, to the kind and topic.
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
      : new Set((await pagefind.search(null, { filters })).results.map(({ id }) => id));
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

function createResult({ candidate, fragment }: RankedPage): Result {
  const words = new Set(candidate.hits.flatMap(({ match }) => match.words));
  const places = [...words].sort((a, b) => a - b);
  const value = fragment.filters['kind']?.[0];
  const kind = value === 'question' || value === 'article' ? value : 'page';
  const { section, text } = (kind === 'question' ? joinRuns : createExcerpt)(fragment, places);
  return {
    kind,
    title: withTypographicApostrophes(fragment.meta['title'] ?? fragment.raw_url),
    address: fragment.raw_url + (section === undefined ? '' : `#${section.id}`),
    section: section && withTypographicApostrophes(section.heading),
    text: text.map((run) => ({ ...run, text: withTypographicApostrophes(run.text) })),
    notes: parseMetaLines(fragment.meta['notes']),
  };
}
