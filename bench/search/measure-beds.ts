import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { measureWith } from '../../src/search/build/sure-from.ts';
import { openIndex } from '../../src/search/build/open-index.ts';
import { answerQuestion, type Engine } from '../../src/search/query/engine.ts';
import { getStopWords } from '../../src/search/stop-words.ts';
import type { Bed } from './beds.ts';
import { toCorpusPermalinks, writeCorpusContent } from './corpus-content.ts';
import { toPercentile, toQuality, type Judgements, type Quality } from './measures.ts';
import { getIndex, hashText } from './release.ts';

/** How well the questions, or the messages, of a bed are answered. */
interface BedFigures extends Quality {
  /**
   * The share of the queries of which something is called sure, and of those whose right answer is
   * among the ten, the same.
   */
  readonly sure: number;
  readonly sureOfListed: number;
  /** The reciprocal rank of each query. */
  readonly ranks: readonly number[];
}

/** What was measured on a bed. */
export interface BedReport {
  readonly name: string;
  readonly language: string;
  readonly question: BedFigures;
  /** Missing where the queries have no messages. */
  readonly message?: BedFigures;
  /**
   * Of questions that no bed answers the share that is called sure; missing in a language that has
   * none.
   */
  readonly offTopicSure?: number;
  /**
   * What a question takes of the index, compressed, as the first of a reader and as the next:
   * medians of bodies in bytes.
   */
  readonly bytes: { readonly first: number; readonly next: number };
  /**
   * Milliseconds to answer a question outside a browser, with the index on this machine; missing in
   * reports of before.
   */
  readonly milliseconds?: { readonly median: number; readonly p95: number };
}

/** The texts that no bed answers, by language. */
const offTopic: Readonly<Record<string, readonly string[]>> = {
  en: ['unanswerable', 'unanswerable-held-out'],
  de: ['unanswerable-de'],
  fr: ['unanswerable-fr'],
};

/**
 * How many of the queries are asked as the first of a reader, and how many entries are asked to
 * find what is sure.
 */
const [firsts, most] = [12, 60];

/**
 * The search on a bed outside a browser: the same engine on the same files, with what is sure
 * measured anew.
 */
export async function openBed({ language, pairs }: Bed) {
  const folder = await getIndex(hashText(JSON.stringify([language, pairs])), (to) =>
    writeCorpusContent(to, pairs, language),
  );
  const files = createReader(folder);
  const settings = { language, stopWords: getStopWords(language), synonyms: [] };
  const engine = await openIndex(files.read, settings);
  const step = Math.max(1, Math.floor(pairs.length / most));
  const asked = pairs.filter((_, at) => at % step === 0).slice(0, most);
  const sureFrom = await measureWith(
    engine,
    asked.map(({ question }) => question),
  );
  const withSureFrom = (each: Engine): Engine => ({ ...each, words: { ...each.words, sureFrom } });
  return {
    files,
    engine: withSureFrom(engine),
    openAnew: async (): Promise<Engine> => withSureFrom(await openIndex(files.read, settings)),
  };
}

/**
 * Asks the queries of a bed; neither its pages nor its index are made again when only the engine
 * has changed.
 */
export async function measureBed(bed: Bed): Promise<BedReport> {
  const { name, language, pairs, queries } = bed;
  const ids = toCorpusPermalinks(pairs);
  const { files, engine: measured, openAnew } = await openBed(bed);
  const ask = (text: string, on: Engine) =>
    answerQuestion({ text, kind: undefined, topic: undefined, isTyping: false }, on);
  const times: number[] = [];
  const run = async (texts: readonly Judged[]): Promise<BedFigures> => {
    const found = [];
    for (const { text, judgements } of texts) {
      const start = performance.now();
      const { results, isSure } = await ask(text, measured);
      times.push(performance.now() - start);
      const ranking = results.map(({ address }) => ids.get(address.replace(/#.*/, '')));
      found.push({ judgements, ranking, isSure, ...toQuality([{ judgements, ranking }]) });
    }
    const listed = found.filter(({ success10 }) => success10 > 0);
    return {
      ...toQuality(found),
      sure: toShare(found, ({ isSure }) => isSure),
      sureOfListed: toShare(listed, ({ isSure }) => isSure),
      ranks: found.map(({ mrr10 }) => mrr10),
    };
  };
  const messages = queries.flatMap(({ message, judgements }) =>
    message === undefined ? [] : [{ text: message, judgements }],
  );
  const others: boolean[] = [];
  for (const file of offTopic[language] ?? [])
    for (const line of readLines(file)) others.push((await ask(line, measured)).isSure);
  const bytes: { first: number; next: number }[] = [];
  for (const [at, { question }] of queries.entries()) {
    if (at % Math.ceil(queries.length / firsts) !== 0) continue;
    files.forget();
    const reader = await openAnew();
    await ask(question, reader);
    const first = files.count();
    await ask(queries[(at + 1) % queries.length]?.question ?? question, reader);
    bytes.push({ first, next: files.count() - first });
  }
  const question = await run(
    queries.map(({ question: text, judgements }) => ({ text, judgements })),
  );
  const milliseconds = { median: toPercentile(times, 0.5), p95: toPercentile(times, 0.95) };
  return {
    name,
    language,
    question,
    milliseconds,
    ...(messages.length === 0 ? {} : { message: await run(messages) }),
    ...(others.length === 0 ? {} : { offTopicSure: toShare(others, (isSure) => isSure) }),
    bytes: {
      first: toPercentile(
        bytes.map(({ first }) => first),
        0.5,
      ),
      next: toPercentile(
        bytes.map(({ next }) => next),
        0.5,
      ),
    },
  };
}

interface Judged {
  readonly text: string;
  readonly judgements: Judgements;
}

function toShare<Item>(items: readonly Item[], has: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter(has).length / items.length;
}

function readLines(name: string): string[] {
  return readFileSync(join(import.meta.dirname, `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/**
 * Reads files of a folder and counts what a host would send of those that were read since the last
 * time, each once.
 */
function createReader(folder: string) {
  const sizes = new Map<string, number>();
  let read = new Set<string>();
  return {
    read: (path: string): Uint8Array => {
      const content = readFileSync(join(folder, path));
      read.add(path);
      if (!sizes.has(path))
        sizes.set(
          path,
          /\.(?:js|json|txt)$/.test(path) ? brotliCompressSync(content).length : content.length,
        );
      return content;
    },
    forget: (): void => {
      read = new Set();
    },
    count: (): number => [...read].reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0),
  };
}

/**
 * The mean of the beds by their questions, and the same of every resample of the queries of each,
 * for an interval of 95 %.
 */
export function toMean(
  reports: readonly BedReport[],
  before: readonly BedReport[] = [],
): { readonly mean: number; readonly interval: readonly [number, number] } {
  const known = new Map(before.map((report) => [report.name, report.question.ranks]));
  const beds = reports.flatMap(({ name, question: { ranks } }) => {
    const old = known.get(name);
    if (before.length === 0) return [ranks];
    return old?.length === ranks.length ? [ranks.map((rank, at) => rank - (old[at] ?? 0))] : [];
  });
  const average = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const random = createRandom();
  const means = Array.from({ length: 2000 }, () =>
    average(
      beds.map((ranks) =>
        average(ranks.map(() => ranks[Math.floor(random() * ranks.length)] ?? 0)),
      ),
    ),
  ).sort((a, b) => a - b);
  return { mean: average(beds.map(average)), interval: [means[50] ?? 0, means[1949] ?? 0] };
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function createRandom(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The report in words, a line at a time; `before` is what an earlier run wrote with `--format
 * json`.
 */
export function formatBeds(
  reports: readonly BedReport[],
  before: readonly BedReport[] | undefined,
): string[] {
  const format = (name: string, figures: BedFigures): string =>
    [
      `${name}: MRR@10 ${figures.mrr10.toFixed(3)}`,
      `success@10 ${figures.success10.toFixed(3)}`,
      `nDCG@10 ${figures.ndcg10.toFixed(3)}`,
      `without a result ${figures.noResult}`,
      `called sure ${figures.sure.toFixed(2)}, of those with a right answer among ten ${figures.sureOfListed.toFixed(2)}`,
    ].join(', ');
  const { mean, interval } = toMean(reports);
  const toMeanOf = (measure: 'success10' | 'ndcg10') =>
    (reports.reduce((sum, { question }) => sum + question[measure], 0) / reports.length).toFixed(3);
  const formatChange = (name: string, reported: readonly BedReport[]): string[] => {
    if (before === undefined) return [];
    const { mean: by, interval: range } = toMean(reported, before);
    if (Number.isNaN(by)) return [`${name}: not measured before`];
    const limits = range.map((each) => each.toFixed(3)).join(' to ');
    return [`${name}: ${by >= 0 ? '+' : ''}${by.toFixed(3)} (95 %: ${limits})`];
  };
  return [
    ...reports.flatMap((report) => [
      format(`${report.name} (${report.language}) question`, report.question),
      ...(report.message === undefined ? [] : [format(`${report.name} message`, report.message)]),
      `  off-topic called sure ${report.offTopicSure?.toFixed(2) ?? '–'}, first question ${report.bytes.first} bytes of the index, next ${report.bytes.next}; ${formatTimes(report)}`,
    ]),
    `mean of ${reports.length} beds, question: MRR@10 ${mean.toFixed(3)} (95 %: ${interval.map((each) => each.toFixed(3)).join(' to ')}), success@10 ${toMeanOf('success10')}, nDCG@10 ${toMeanOf('ndcg10')}`,
    ...formatChange('against the run before', reports),
    ...reports.flatMap((report) => formatChange(`  ${report.name}`, [report])),
  ];
}

function formatTimes({ milliseconds }: BedReport): string {
  if (milliseconds === undefined) return 'times not measured';
  const { median, p95 } = milliseconds;
  return `${median.toFixed(0)} ms a question, ${p95.toFixed(0)} ms at 95 %`;
}
