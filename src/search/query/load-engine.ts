import type { Engine } from './engine.ts';
import { loadRuntime, startPagefind, type PagefindRuntime } from './pagefind.ts';
import { Postings } from './postings.ts';
import {
  indexAddress,
  settingsAddress,
  wordsAddress,
  type IndexVocabulary,
  type SearchSettings,
} from './settings.ts';
import { toSynonymMap } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';
import { readWholeFile, waitFor, type Reading } from './whole-file.ts';

/** The engine, what it knows of the site, and what went wrong while it read. */
export interface LoadedEngine {
  readonly engine: Engine;
  readonly settings: SearchSettings;
  /** Files that could not be read since the engine was loaded: Pagefind goes on without them as if they held nothing. */
  readonly failures: readonly unknown[];
}

/** Loads all that the search of this site needs; anew, without a copy that the browser keeps. Rejects where a part of it cannot be had. */
export async function loadEngine(reading: Reading = {}): Promise<LoadedEngine> {
  const failures: unknown[] = [];
  const read = (address: string) =>
    readWholeFile(address, reading).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  const readText = async (address: string) => new TextDecoder().decode(await read(address));
  const readJson = async (address: string) => JSON.parse(await readText(address));
  guardPagefind(read);
  const [runtime, settings, words]: [PagefindRuntime, SearchSettings, IndexVocabulary] =
    await Promise.all([
      waitFor(
        loadRuntime(indexAddress, reading.isAnew === true ? `?${Date.now()}` : ''),
        'Pagefind',
      ),
      readJson(settingsAddress),
      readJson(wordsAddress),
    ]);
  const pagefind = await startPagefind(runtime, indexAddress, settings.language);
  const segmenter = new Intl.Segmenter(settings.language, { granularity: 'word' });
  const emptyWords = new Set(settings.stopWords);
  const engine: Engine = {
    pagefind,
    words,
    segmenter,
    emptyWords,
    postings: new Postings(pagefind, settings.language),
    vocabulary: new Vocabulary(words.letters, (file) => readText(indexAddress + file)),
    synonyms: toSynonymMap(settings.synonyms, segmenter, emptyWords),
  };
  return { engine, settings, failures };
}

const fetchUnguarded = globalThis.fetch;

/** Lets Pagefind, which asks for its files by `fetch` in this worker, have them whole or not at all. */
function guardPagefind(read: (address: string) => Promise<Uint8Array<ArrayBuffer>>): void {
  globalThis.fetch = async (input, init) => {
    if (typeof input !== 'string' || init !== undefined) return fetchUnguarded(input, init);
    return new Response(await read(input));
  };
}
