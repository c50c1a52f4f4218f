import { toRelevanceThreshold } from './relevance.ts';
import type { Answer, Kind, Question, Result } from './answer.ts';
import { resolveQueryTerms, type Index } from './query-terms.ts';
import { toTypographicApostrophes } from './curved.ts';
import { toExcerpt, toWholeText } from './excerpt.ts';
import { rerank, type RankedPage } from './rerank.ts';
import { parseMetaLines } from './meta-lines.ts';
import type { Pagefind } from './pagefind.ts';
import { parseQuery, type Query } from './query.ts';
import { rankPages, type Candidate } from './ranking.ts';

/** All that a question is held against. */
export interface Engine extends Index {
  readonly pagefind: Pagefind;
  readonly segmenter: Intl.Segmenter;
  readonly emptyWords: ReadonlySet<string>;
}

/** Pages that are read before the best are known; fewer while the reader types, who sees none of them for long. */
const readPages = { typing: 10, asked: 14 };
const shownResults = 10;

/**
 * Answers a question from the index: with what surely answers, else with what comes nearest. There are no results only where no page
 * has a word of the question. Rejects where the index cannot be read.
 */
export async function answerQuestion(question: Question, engine: Engine): Promise<Answer> {
  const query = parseQuery(question.text, engine.segmenter, engine.emptyWords, question.isTyping);
  const concepts = await resolveQueryTerms(query, engine);
  const { candidates, isAsAsked } = await choosePages(rankPages(concepts), question, query, engine);
  const judged = await rerank(
    candidates.slice(0, question.isTyping ? readPages.typing : readPages.asked),
    concepts,
    engine.segmenter,
    engine.emptyWords,
  );
  const corrections = concepts.flatMap(({ word, correction }) =>
    correction === undefined ? [] : [{ from: word, to: correction }],
  );
  const shown = judged.slice(0, shownResults);
  const results = shown.map(toResult);
  if (
    !isAsAsked ||
    !shown.some(({ relevance: aboutness }) => aboutness >= toRelevanceThreshold(engine.words.pages))
  ) {
    return {
      isSure: false,
      results,
      total: results.length,
      corrections,
      nearestTopics: toTopics(judged),
    };
  }
  const best = Math.max(...candidates.map(({ coverage }) => coverage));
  return {
    isSure: true,
    results,
    total: candidates.filter(({ coverage }) => coverage >= best / 2).length,
    corrections,
    nearestTopics: [],
  };
}

/**
 * The pages that may answer. Where none holds to all that the reader demands, the nearest do without the phrases and excluded words, and
 * where there are none either, without the kind and topic.
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
    { question: { ...question, kind: undefined, topic: undefined }, phrases: [], excluded: [] },
  ];
  for (const [at, demand] of demands.entries()) {
    const allowed = await toAllowed(demand.question, demand.phrases, demand.excluded, engine);
    const left = candidates.filter(({ id }) => allowed(id));
    if (left.length > 0) return { candidates: left, isAsAsked: at === 0 };
  }
  return { candidates: [], isAsAsked: false };
}

/** Which pages may answer: those that hold each phrase and no excluded word, of the kind and topic that the reader chose. */
async function toAllowed(
  { kind, topic }: Question,
  phrases: readonly string[],
  excluded: readonly string[],
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
  const [needed, unwanted] = await Promise.all(
    [phrases, excluded].map((all) => Promise.all(all.map((each) => postings.findPhrase(each)))),
  );
  return (id) =>
    (chosen?.has(id) ?? true) &&
    (needed ?? []).every((pages) => pages.has(id)) &&
    !(unwanted ?? []).some((pages) => pages.has(id));
}

function toResult({ candidate, fragment }: RankedPage): Result {
  const places = [...new Set(candidate.hits.flatMap(({ match }) => match.words))].sort(
    (a, b) => a - b,
  );
  const kind = toKind(fragment.filters['kind']?.[0]);
  const excerpt =
    kind === 'question'
      ? { section: undefined, text: toWholeText(fragment, places) }
      : toExcerpt(fragment, places);
  return {
    kind,
    title: [
      {
        text: toTypographicApostrophes(fragment.meta['title'] ?? fragment.raw_url),
        isMarked: false,
      },
    ],
    address: fragment.raw_url + (excerpt.section === undefined ? '' : `#${excerpt.section.id}`),
    section:
      excerpt.section === undefined ? undefined : toTypographicApostrophes(excerpt.section.heading),
    text: excerpt.text.map(({ text, isMarked }) => ({
      text: toTypographicApostrophes(text),
      isMarked,
    })),
    notes: parseMetaLines(fragment.meta['notes']),
  };
}

function toKind(value: string | undefined): Kind {
  return value === 'question' || value === 'article' ? value : 'page';
}

/** The topics of what came nearest, each once. */
function toTopics(judged: readonly RankedPage[]): string[] {
  return [...new Set(judged.flatMap(({ fragment }) => fragment.filters['topic'] ?? []))].slice(
    0,
    3,
  );
}
