import { toEnough } from './aboutness.ts';
import type { Answer, Kind, Question, Result } from './answer.ts';
import { toConcepts, type Index } from './concepts.ts';
import { toCurved } from './curved.ts';
import { toExcerpt, toWholeText } from './excerpt.ts';
import { judgeCandidates, type Judged } from './judging.ts';
import { toMetaLines } from './meta-lines.ts';
import type { Pagefind } from './pagefind.ts';
import { toQuery } from './query.ts';
import { rankPages } from './ranking.ts';

/** All that a question is held against. */
export interface Engine extends Index {
  readonly pagefind: Pagefind;
  readonly segmenter: Intl.Segmenter;
  readonly emptyWords: ReadonlySet<string>;
}

/** Pages that are read before the best are known; fewer while the reader types, who sees none of them for long. */
const readPages = { typing: 10, asked: 14 };
const shownResults = 10;

/** Answers a question from the index; no results where nothing there is about it. Rejects where the index cannot be read. */
export async function answerQuestion(question: Question, engine: Engine): Promise<Answer> {
  const query = toQuery(question.text, engine.segmenter, engine.emptyWords, question.isTyping);
  const concepts = await toConcepts(query, engine);
  const allowed = await toAllowed(question, query.phrases, query.excluded, engine);
  const candidates = rankPages(concepts).filter(({ id }) => allowed(id));
  const judged = await judgeCandidates(candidates.slice(0, question.isTyping ? readPages.typing : readPages.asked), concepts, engine.segmenter, engine.emptyWords);
  const corrections = concepts.flatMap(({ word, correction }) => (correction === undefined ? [] : [{ from: word, to: correction }]));
  if (!judged.slice(0, shownResults).some(({ aboutness }) => aboutness >= toEnough(engine.words.pages))) return { results: [], total: 0, corrections, nearestTopics: toTopics(judged) };
  const best = Math.max(...candidates.map(({ coverage }) => coverage));
  return {
    results: judged.slice(0, shownResults).map(toResult),
    total: candidates.filter(({ coverage }) => coverage >= best / 2).length,
    corrections,
    nearestTopics: [],
  };
}

/** Which pages may answer: those that hold each phrase and no excluded word, of the kind and topic that the reader chose. */
async function toAllowed({ kind, topic }: Question, phrases: readonly string[], excluded: readonly string[], { pagefind, postings }: Engine): Promise<(id: string) => boolean> {
  const filters = { ...(kind === undefined ? {} : { kind }), ...(topic === undefined ? {} : { topic }) };
  const chosen = Object.keys(filters).length === 0 ? undefined : new Set((await pagefind.search(null, { filters })).results.map(({ id }) => id));
  const [needed, unwanted] = await Promise.all([phrases, excluded].map((all) => Promise.all(all.map((each) => postings.phrase(each)))));
  return (id) => (chosen?.has(id) ?? true) && (needed ?? []).every((pages) => pages.has(id)) && !(unwanted ?? []).some((pages) => pages.has(id));
}

function toResult({ candidate, fragment }: Judged): Result {
  const places = [...new Set(candidate.hits.flatMap(({ match }) => match.words))].sort((a, b) => a - b);
  const kind = toKind(fragment.filters['kind']?.[0]);
  const excerpt = kind === 'question' ? { section: undefined, text: toWholeText(fragment, places) } : toExcerpt(fragment, places);
  return {
    kind,
    title: [{ text: toCurved(fragment.meta['title'] ?? fragment.raw_url), isMarked: false }],
    address: fragment.raw_url + (excerpt.section === undefined ? '' : `#${excerpt.section.id}`),
    section: excerpt.section === undefined ? undefined : toCurved(excerpt.section.heading),
    text: excerpt.text.map(({ text, isMarked }) => ({ text: toCurved(text), isMarked })),
    notes: toMetaLines(fragment.meta['notes']),
  };
}

function toKind(value: string | undefined): Kind {
  return value === 'question' || value === 'article' ? value : 'page';
}

/** The topics of what came nearest, each once. */
function toTopics(judged: readonly Judged[]): string[] {
  return [...new Set(judged.flatMap(({ fragment }) => fragment.filters['topic'] ?? []))].slice(0, 3);
}
