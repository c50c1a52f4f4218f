import { gunzipSync } from 'node:zlib';
import { createEngine, type Engine } from '../query/engine.ts';
import type { SearchSettings } from '../settings.ts';

/** What the search reads of a site besides its index. */
type EngineSettings = Pick<SearchSettings, 'language' | 'stopWords' | 'synonyms'>;

/**
 * The engine of readers' browsers on an index that lies elsewhere: `read` returns a file by its
 * path below the folder of the index, and throws if there is none.
 */
export async function openIndex(
  read: (path: string) => Uint8Array,
  settings: EngineSettings,
): Promise<Engine> {
  const readUnzipped = async (path: string): Promise<Uint8Array<ArrayBuffer>> => {
    const bytes = read(path);
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return isZipped ? gunzipSync(bytes) : Uint8Array.from(bytes);
  };
  const readJson = async (path: string) =>
    JSON.parse(new TextDecoder().decode(await readUnzipped(path)));
  return createEngine({
    settings,
    entry: await readJson('pagefind-entry.json'),
    words: await readJson('words.json'),
    read: readUnzipped,
  });
}
