import { createEngine, type Engine } from '../query/engine.ts';
import type { PagefindRuntime } from '../query/pagefind.ts';
import type { SearchSettings } from '../settings.ts';

/** What the search reads of a site besides its index. */
type EngineSettings = Pick<SearchSettings, 'language' | 'stopWords' | 'synonyms'>;

/** Where Pagefind thinks that the index lies. */
const base = '/pagefind/';

let opened = 0;

/**
 * The engine of readers' browsers on an index that lies elsewhere: `read` returns a file by its
 * path below the folder of the index, and throws if there is none.
 */
export async function openIndex(
  read: (path: string) => Uint8Array,
  settings: EngineSettings,
): Promise<Engine> {
  const readText = (path: string): string => new TextDecoder().decode(read(path));
  const runtime = await importRuntime(readText('pagefind.js'), (address) =>
    read(address.slice(base.length).replace(/\?.*$/, '')),
  );
  return createEngine({
    runtime,
    base,
    settings,
    words: JSON.parse(readText('words.json')),
    readText: async (path) => readText(path),
  });
}

/**
 * Loads Pagefind's program with a `fetch` of its own, so that nothing else of this process has its
 * files from an index.
 */
async function importRuntime(
  source: string,
  read: (address: string) => Uint8Array,
): Promise<PagefindRuntime> {
  const code = `let fetch;export const useFetch=(own)=>{fetch=own};${source}\n//${(opened += 1)}`;
  const {
    useFetch,
    ...runtime
  }: PagefindRuntime & {
    readonly useFetch: (own: (address: string) => Promise<Response>) => void;
  } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  useFetch(async (address) => new Response(Uint8Array.from(read(address))));
  return runtime;
}
