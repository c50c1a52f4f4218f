import type { Engine } from './engine.ts';
import { loadPagefind } from './pagefind.ts';
import { Postings } from './postings.ts';
import { indexAddress, settingsAddress, wordsAddress, type IndexWords, type SearchSettings } from './settings.ts';
import { Vocabulary } from './vocabulary.ts';

/** Loads all that the search of this site needs. Rejects where a part of it cannot be had. */
export async function loadEngine(): Promise<{ engine: Engine; settings: SearchSettings }> {
  const [pagefind, settings, words]: [Awaited<ReturnType<typeof loadPagefind>>, SearchSettings, IndexWords] = await Promise.all([
    loadPagefind(indexAddress), loadJson(settingsAddress), loadJson(wordsAddress),
  ]);
  const engine: Engine = {
    pagefind,
    words,
    segmenter: new Intl.Segmenter(settings.language, { granularity: 'word' }),
    emptyWords: new Set(settings.emptyWords),
    postings: new Postings(pagefind, settings.language),
    vocabulary: new Vocabulary(words.letters, async (file) => (await load(indexAddress + file)).text()),
    synonyms: toSynonyms(settings.synonyms),
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

/** For each word of a group the others. A word may stand in several groups. */
function toSynonyms(groups: readonly (readonly string[])[]): ReadonlyMap<string, readonly string[]> {
  const synonyms = new Map<string, string[]>();
  for (const group of groups) {
    for (const word of group) synonyms.set(word, [...(synonyms.get(word) ?? []), ...group.filter((other) => other !== word)]);
  }
  return synonyms;
}
