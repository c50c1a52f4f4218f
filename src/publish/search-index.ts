import { Worker } from 'node:worker_threads';
import type { StoredFile } from '../store/index.ts';
import type { KeptFiles, SiteFiles } from './files/site-files.ts';
import { findCompileCache } from './project/index.ts';
import { countThreadsBefore } from './render/kept-records.ts';

/** The pages of a site that are to be found. */
export interface IndexedSite extends IndexPlace {
  readonly files: SiteFiles;
  /** Their paths. */
  readonly pages: readonly string[];
}

/** What of an index is the same for any pages. */
export interface IndexPlace {
  /** The path of the site on its host, with both slashes. */
  readonly base: string;
  /** Where something is kept for the next index. */
  readonly kept: KeptFiles;
}

/** Makes the search index of one build. */
export interface SearchIndexer {
  /** Lets a thread read pages of a large site while others are still to come. */
  readonly add: (pages: readonly NamedFile[]) => void;
  /**
   * Lets a thread that waits begin with the pages as they are now. What changes until `write` costs
   * no more than it would in the next build.
   */
  readonly begin: (site: IndexedSite) => void;
  /**
   * Writes the index of the pages as they are now. A thread keeps what the next index may take of it
   * meanwhile. Throws as `writeSearchIndex` does.
   */
  readonly write: (site: IndexedSite) => Promise<void>;
  /** Waits for the thread to end. */
  readonly close: () => Promise<void>;
}

/** What a thread indexes. */
export interface IndexTask extends IndexPlace {
  readonly pages: readonly NamedFile[];
}

/**
 * What a thread is told: to read what is kept for a place, or then pages that are there already,
 * which have no answer; to index pages; or null, to end.
 */
export type IndexMessage =
  | { readonly place: IndexPlace }
  | { readonly added: readonly NamedFile[] }
  | { readonly task: IndexTask }
  | null;

export type NamedFile = readonly [path: string, file: StoredFile];

/** The files of an index, before it is kept, or why there is none. */
export type IndexResult = { readonly files: readonly NamedFile[] } | { readonly failure: string };

/** From so many pages on a thread saves more than it takes to load its code. */
const fewest = 500;

/**
 * So many pages are read while others are rendered; of a larger site the rest afterwards, when
 * rendering no longer takes memory.
 */
const mostAhead = 2_000;

/**
 * Opens the search index of a site. That of a large one is made in a thread of its own, while other
 * steps go on; where the last build rendered in threads, this one loads its code and what is kept
 * now.
 */
export function openSearchIndexer(place: IndexPlace): SearchIndexer {
  const start = () => {
    const started = startThread();
    started.prepare(place);
    return started;
  };
  let thread = countThreadsBefore(place.kept.folder) > 1 ? start() : undefined;
  let waiting: NamedFile[] = [];
  let added = 0;
  let last: { readonly key: string; readonly result: Promise<readonly NamedFile[]> } | undefined;
  const ask = (given: IndexThread, { files, pages, base, kept }: IndexedSite) => {
    const placed = pages.map((path): NamedFile => [path, files.get(path)]);
    const key = placed.map(([path, { hash }]) => `${path} ${hash}`).join('\n');
    if (last?.key === key) return last.result;
    const before = last?.result ?? Promise.resolve();
    const result = before
      .catch(() => undefined)
      .then(() => given.index({ pages: placed, base, kept }));
    result.catch(() => undefined);
    last = { key, result };
    return result;
  };
  return {
    add: (pages) => {
      if (added >= mostAhead) return;
      added += pages.length;
      waiting.push(...pages);
      if (waiting.length >= fewest) thread ??= start();
      if (thread === undefined) return;
      thread.add(waiting);
      waiting = [];
    },
    begin: (site) => {
      if (thread !== undefined) void ask(thread, site);
    },
    write: async (site) => {
      if (site.pages.length >= fewest) thread ??= start();
      if (thread === undefined) {
        const { writeSearchIndex } = await import('../search/build/index.ts');
        await writeSearchIndex(site.files, site);
      } else for (const [path, file] of await ask(thread, site)) site.files.enter(path, file);
    },
    close: async () => thread?.close(),
  };
}

/** A thread that makes indexes, one after the other. It ends when it is closed. */
interface IndexThread {
  readonly prepare: (place: IndexPlace) => void;
  readonly add: (pages: readonly NamedFile[]) => void;
  readonly index: (task: IndexTask) => Promise<readonly NamedFile[]>;
  readonly close: () => Promise<void>;
}

function startThread(): IndexThread {
  const worker = new Worker(new URL('./search-index-thread.ts', import.meta.url), {
    workerData: findCompileCache(),
  });
  let ended: Error | undefined;
  worker.once('error', (error) => (ended ??= error));
  const exited = new Promise<void>((resolve) =>
    worker.once('exit', () => {
      ended ??= new Error('The thread that indexes the pages ended before it was done.');
      resolve();
    }),
  );
  const tell = (message: IndexMessage) => worker.postMessage(message);
  return {
    prepare: ({ base, kept }) => tell({ place: { base, kept } }),
    add: (added) => tell({ added }),
    index: (task) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        const fail = () => reject(ended);
        // After its error a thread exits, too.
        worker.once('exit', fail);
        worker.once('message', (result: IndexResult) => {
          worker.off('exit', fail);
          if ('failure' in result) reject(new Error(result.failure));
          else resolve(result.files);
        });
        tell({ task });
      }),
    close: () => {
      tell(null);
      return exited;
    },
  };
}
