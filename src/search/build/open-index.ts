import { gunzipSync } from 'node:zlib';
import { createEngine, type Engine } from '../query/engine.ts';
import type { Fragment, PagefindRuntime } from '../query/pagefind.ts';
import type { SearchSettings } from '../settings.ts';
import { unpackFile } from './pagefind-files.ts';

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
    runtime: readFragmentsWith(read, runtime),
    base,
    settings,
    words: JSON.parse(readText('words.json')),
    readText: async (path) => readText(path),
  });
}

/** A fragment as it lies in its file. */
type StoredFragment = Omit<Fragment, 'raw_url' | 'raw_content'> & { readonly url: string };

/**
 * Pagefind's program, but for what it does when a page that matches is read: it makes excerpts of
 * the page for each question anew, which nobody sees here and which take longer than to rank the
 * pages.
 */
function readFragmentsWith(
  read: (path: string) => Uint8Array,
  { createInstance }: PagefindRuntime,
): PagefindRuntime {
  const known = new Map<string, Fragment>();
  const readFragment = (id: string): Fragment => {
    const path = `fragment/${id}.pf_fragment`;
    const stored: StoredFragment = JSON.parse(unpackFile(path, read(path)).toString());
    return {
      ...stored,
      raw_url: stored.url,
      raw_content: stored.content.replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
      content: stored.content.replaceAll('\u200B', ''),
    };
  };
  const getFragment = async (id: string): Promise<Fragment> => {
    const fragment = known.get(id) ?? readFragment(id);
    known.set(id, fragment);
    return fragment;
  };
  return {
    createInstance: (options) => {
      const pagefind = createInstance(options);
      return {
        init: () => pagefind.init(),
        options: (own) => pagefind.options(own),
        search: async (term, own) => {
          const { results } = await pagefind.search(term, own);
          return {
            results: results.map((match) => ({ ...match, data: () => getFragment(match.id) })),
          };
        },
      };
    },
  };
}

/** What Pagefind's program does with an answer of `fetch`. */
type FileResponse = Pick<Response, 'ok' | 'arrayBuffer' | 'json'>;

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
    readonly useFetch: (own: (address: string) => Promise<FileResponse>) => void;
  } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  useFetch(async (address) => {
    const bytes = unzip(read(address));
    return {
      ok: true,
      arrayBuffer: async () => Uint8Array.from(bytes).buffer,
      json: async () => JSON.parse(new TextDecoder().decode(bytes)),
    };
  });
  return runtime;
}

/** Pagefind takes files as they are, too; it would unzip them in JavaScript. */
function unzip(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
