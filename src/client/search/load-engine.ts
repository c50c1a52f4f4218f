import type { Engine } from './engine.ts';
import { loadRuntime, startPagefind, type PagefindRuntime } from './pagefind.ts';
import { Postings } from './postings.ts';
import { indexAddress, settingsAddress, wordsAddress, type IndexWords, type SearchSettings } from './settings.ts';
import { toSynonyms } from './synonyms.ts';
import { Vocabulary } from './vocabulary.ts';

/** Loads all that the search of this site needs. Rejects where a part of it cannot be had. */
export async function loadEngine(): Promise<{ engine: Engine; settings: SearchSettings }> {
  const [runtime, settings, words]: [PagefindRuntime, SearchSettings, IndexWords] = await Promise.all([
    loadRuntime(indexAddress), loadJson(settingsAddress), loadJson(wordsAddress),
  ]);
  const pagefind = await startPagefind(runtime, indexAddress, settings.language);
  const segmenter = new Intl.Segmenter(settings.language, { granularity: 'word' });
  const emptyWords = new Set(settings.emptyWords);
  const engine: Engine = {
    pagefind,
    words,
    segmenter,
    emptyWords,
    postings: new Postings(pagefind, settings.language),
    vocabulary: new Vocabulary(words.letters, async (file) => (await load(indexAddress + file)).text()),
    synonyms: toSynonyms(settings.synonyms, segmenter, emptyWords),
  };
  return { engine, settings };
}

async function loadJson(address: string) {
  return (await load(address)).json();
}

async function load(address: string): Promise<Response> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be read: the server answered ${response.status}.`);
  return response;
}
