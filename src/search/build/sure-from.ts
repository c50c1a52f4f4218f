import { getStopWords } from '../stop-words.ts';
import type { Tokenizer } from '../tokenize.ts';
import { parseMetaLines } from '../markup.ts';
import { findBestRelevance, type Engine } from '../query/engine.ts';
import type { KeptLanguage } from './kept-index.ts';
import { openIndex } from './open-index.ts';
import { parseFragment } from './pagefind-files.ts';
import type { IndexVocabulary } from './vocabulary.ts';

/**
 * Of so many entries words are taken, from all over the site; of fewer than `fewest` chance would
 * decide.
 */
const [most, fewest] = [60, 20];

/**
 * Which of the questions that are made up counts, from the least relevant on. Measured on five
 * sites in three languages: questions on other subjects find less, because many of their words are
 * on no page, and of the questions that have an answer more than eight of ten find more.
 */
const share = 0.1;

/** For a site of a few entries, on which too little can be asked. */
const usual = 1.6;

/** The words of an index, and the hashes of its files by their paths. */
interface WrittenIndex {
  readonly words: Omit<IndexVocabulary, 'sureFrom'>;
  readonly files: ReadonlyMap<string, string>;
}

/**
 * The relevance from which on a page of an index surely answers a question. It depends on the
 * language, and on how many pages share words: so questions are asked that nobody answers, each of
 * one word from three questions of the site that lie far apart. The same index gives the same
 * number.
 */
export async function measureSureFrom(
  languages: readonly Pick<KeptLanguage, 'language' | 'pages'>[],
  { files, words }: WrittenIndex,
  read: (hash: string) => Buffer,
): Promise<number> {
  const main = languages.toSorted((a, b) => b.pages.length - a.pages.length)[0];
  const entries = (main?.pages ?? []).filter(({ filters }) =>
    filters.some(([filter, values]) => filter === 'kind' && values.includes('question')),
  );
  if (main === undefined || entries.length < fewest) return usual;
  const { language } = main;
  const step = Math.max(1, Math.floor(entries.length / most));
  const lines = entries
    .filter((_, at) => at % step === 0)
    .slice(0, most)
    .map(({ path, fragment }) => parseFragment(path, read(fragment)))
    .map(({ meta: { title = '', asks } }) => [title, ...parseMetaLines(asks)].join('\n'));
  const readFile = (path: string): Buffer => {
    if (path === 'words.json') return Buffer.from(JSON.stringify({ ...words, sureFrom: usual }));
    const hash = files.get(path);
    if (hash === undefined) throw new Error(`The index has no ${path}.`);
    return read(hash);
  };
  const stopWords = getStopWords(language);
  return measureWith(await openIndex(readFile, { language, stopWords, synonyms: [] }), lines);
}

/** The number on an open index, with these wordings of its questions. */
export async function measureWith(engine: Engine, lines: readonly string[]): Promise<number> {
  const found: number[] = [];
  for (const text of makeQuestions(lines, engine.tokenizer)) {
    const question = { kind: undefined, topic: undefined, isTyping: false, text };
    found.push(await findBestRelevance(question, engine));
  }
  const measured = found.toSorted((a, b) => a - b)[Math.floor(found.length * share)];
  return measured === undefined ? usual : Math.round(measured * 100) / 100;
}

/** Makes questions that no entry answers by mixing words of these wordings. */
function makeQuestions(lines: readonly string[], tokenizer: Tokenizer): string[] {
  const questions = lines.map((line) => [...new Set(tokenizer.tokenizeContent(line))]);
  return questions.flatMap((words, at) => {
    const [second = [], third = []] = [7 * at + 13, 11 * at + 31].map(
      (other) => questions[other % questions.length],
    );
    const parts = [words[0], second.at(-1), third[1]].filter((word) => word !== undefined);
    return new Set(parts).size < 3 ? [] : [parts.join(' ')];
  });
}
