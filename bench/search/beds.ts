import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getStopWords, knownLanguages } from '../../src/search/stop-words.ts';
import { Tokenizer } from '../../src/search/tokenize.ts';
import { readCorpus, readQueries, type Pair, type Query } from './corpus.ts';
import { InputError } from './input-error.ts';

/** A corpus in one language, and what is asked of it. */
export interface Bed {
  readonly name: string;
  readonly language: string;
  readonly pairs: readonly Pair[];
  readonly queries: readonly Query[];
}

/**
 * Reads all beds of a folder: each is a folder with `corpus.jsonl.gz` (or `corpus.jsonl`) and
 * `queries.json`. Throws an `InputError` if there is none, and if a file cannot be used.
 */
export function readBeds(folder: string): Bed[] {
  const names = existsSync(folder) ? readdirSync(folder).sort() : [];
  const beds = names.flatMap((name) => {
    const toPath = (file: string) => resolve(folder, name, file);
    const corpus = ['corpus.jsonl.gz', 'corpus.jsonl'].map(toPath).find((path) => existsSync(path));
    const queries = toPath('queries.json');
    if (corpus === undefined || !existsSync(queries)) return [];
    const pairs = readCorpus(corpus);
    return [{ name, language: findLanguage(name, pairs), pairs, queries: readQueries(queries) }];
  });
  if (beds.length === 0)
    throw new InputError(
      `${join(folder)} holds no bed. Name a folder of folders with a corpus.jsonl.gz and a queries.json each.`,
    );
  return beds;
}

/**
 * The language that the name of a bed ends with, as in `covid-de`; else the one whose stop words
 * its questions hold most often.
 */
export function findLanguage(name: string, pairs: readonly Pick<Pair, 'question'>[]): string {
  const named = /(?:^|-)([a-z]{2})$/.exec(name)?.[1];
  if (named !== undefined && knownLanguages.includes(named)) return named;
  const text = pairs
    .slice(0, 200)
    .map(({ question }) => question)
    .join('\n');
  const counts = knownLanguages.map((language) => {
    const tokenizer = new Tokenizer(language, getStopWords(language));
    const words = tokenizer.tokenize(text);
    return { language, count: words.filter((word) => tokenizer.isStopWord(word)).length };
  });
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).language;
}
