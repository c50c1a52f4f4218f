/**
 * The door of the search for the terminal: it asks a release that was built, with the engine that
 * readers' browsers run, and says why an answer is what it is. It needs Node.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openIndex } from '../build/open-index.ts';
import { parseMetaLines } from '../markup.ts';
import { answerQuestion, findRelevance, rankQuestion, type Engine } from '../query/engine.ts';
import type { SearchSettings } from '../settings.ts';

export { parseQuestions } from './questions.ts';

/** A question and why its answer is what it is. */
export interface Explanation {
  readonly isSure: boolean;
  /** How relevant the best of the results is, and from which relevance on an answer is sure. */
  readonly relevance: number;
  readonly sureFrom: number;
  readonly suggestion: string | undefined;
  readonly terms: readonly {
    readonly word: string;
    readonly isStopWord: boolean;
    /** What else counts as this word. */
    readonly forms: readonly string[];
    readonly correction: string | undefined;
    readonly pages: number;
    readonly idf: number;
    /** What it counts: its weight, less if it was corrected. */
    readonly counts: number;
  }[];
  readonly results: readonly {
    readonly title: string;
    readonly address: string;
    readonly kind: string;
    readonly score: number;
    readonly relevance: number;
    readonly parts: Readonly<Record<string, number>>;
    /** The words of the question that it has, and the meta fields that have one. */
    readonly words: readonly string[];
    readonly fields: readonly string[];
  }[];
}

/** Questions that nothing answers surely and to which the same entry comes nearest. */
export interface Gap {
  /** Undefined where no page has a word of the questions. */
  readonly nearest: { readonly title: string; readonly address: string } | undefined;
  /** The most asked first. */
  readonly questions: readonly { readonly text: string; readonly times: number }[];
}

/** A wording of a question, its title or one of its `asks`, that finds another page first. */
export interface LostWording {
  readonly text: string;
  readonly entry: { readonly title: string; readonly address: string };
  /** Undefined where it finds nothing. */
  readonly first: { readonly title: string; readonly address: string } | undefined;
}

/** Opens the search of a release. Returns undefined if the folder holds none. */
export async function openRelease(folder: string): Promise<Engine | undefined> {
  const settingsFile = join(folder, 'search', 'settings.json');
  const index = join(folder, 'pagefind');
  if (!existsSync(settingsFile) || !existsSync(join(index, 'words.json'))) return undefined;
  const settings: SearchSettings = JSON.parse(readFileSync(settingsFile, 'utf8'));
  return openIndex((path) => readFileSync(join(index, path)), settings);
}

const toQuestion = (text: string) => ({
  text,
  kind: undefined,
  topic: undefined,
  isTyping: false,
});

/** Answers a question and says why. Rejects if the index cannot be read. */
export async function explainQuestion(text: string, engine: Engine): Promise<Explanation> {
  const ranked = await rankQuestion(toQuestion(text), engine);
  const { isSure, results, suggestion } = await answerQuestion(toQuestion(text), engine);
  return {
    isSure,
    relevance: findRelevance(ranked),
    sureFrom: engine.words.sureFrom,
    suggestion,
    terms: ranked.terms.map((term) => ({
      word: term.word,
      isStopWord: term.isStopWord,
      forms: term.forms.slice(1),
      correction: term.correction,
      pages: term.pages.size,
      idf: term.idf,
      counts: term.weight * term.confidence,
    })),
    results: results.flatMap(({ title, address, kind }, at) => {
      const page = ranked.pages[at];
      if (page === undefined) return [];
      const { score, relevance, parts, candidate } = page;
      const { hits } = candidate;
      return {
        title,
        address,
        kind,
        score,
        relevance,
        parts,
        words: hits.map(({ term }) => term.word),
        fields: [...new Set(hits.flatMap(({ match }) => match.matchedMetaFields ?? []))].sort(),
      };
    }),
  };
}

/**
 * Asks questions, each as often as it is in the list, and groups those that nothing answers surely;
 * the largest group first.
 */
export async function findGaps(questions: readonly string[], engine: Engine): Promise<Gap[]> {
  const times = new Map<string, number>();
  for (const text of questions) times.set(text, (times.get(text) ?? 0) + 1);
  const groups = new Map<
    string,
    { nearest: Gap['nearest']; questions: Gap['questions'][number][] }
  >();
  for (const [text, count] of times) {
    const { isSure, isTooShort, results } = await answerQuestion(toQuestion(text), engine);
    if (isSure || isTooShort) continue;
    const [first] = results;
    const address = first?.address.replace(/#.*/, '') ?? '';
    const group = groups.get(address) ?? {
      nearest: first && { title: first.title, address },
      questions: [],
    };
    groups.set(address, group);
    group.questions.push({ text, times: count });
  }
  const count = ({ questions: asked }: Gap) => asked.reduce((total, each) => total + each.times, 0);
  return [...groups.values()]
    .map((group): Gap => ({
      ...group,
      questions: group.questions.toSorted((a, b) => b.times - a.times),
    }))
    .sort((a, b) => count(b) - count(a));
}

/**
 * Asks every question of a site as its title and each of its `asks` say it, and lists what finds
 * another page first.
 */
export async function findLostWordings(engine: Engine): Promise<LostWording[]> {
  const entries = await engine.pagefind.search(undefined, { kind: 'question' });
  const lost: LostWording[] = [];
  for (const entry of entries) {
    const { url: address, meta } = await entry.data();
    const { title = '', asks } = meta;
    for (const text of [title, ...parseMetaLines(asks)]) {
      const { results, isTooShort } = await answerQuestion(toQuestion(text), engine);
      const [first] = results;
      if (isTooShort || first?.address === address) continue;
      const found = first && { title: first.title, address: first.address };
      lost.push({ text, entry: { title, address }, first: found });
    }
  }
  return lost.sort((a, b) => compare(a.entry.address, b.entry.address) || compare(a.text, b.text));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
