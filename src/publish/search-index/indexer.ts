import type { StoredFile } from '../../store/index.ts';
import type { KeptFiles, SiteFiles } from '../files/site-files.ts';
import { startThread } from '../thread.ts';

/** Indexes pages for search in a thread of its own, beside what else follows from the pages. */
export interface Indexer {
  /**
   * Indexes these pages of a site, and enters the files of the index into it. Throws if Pagefind
   * refuses a page, and if a file cannot be read or written.
   */
  readonly index: (files: SiteFiles, pages: readonly string[]) => Promise<void>;
  /** Lets the thread end if there is nothing to index. */
  readonly close: () => void;
}

/** What an index is kept with, and the path of the site on its host, with both slashes. */
export interface IndexPlace {
  readonly kept: KeptFiles;
  readonly base: string;
}

/** What is indexed. */
export interface IndexTask {
  /** The hashes of the pages by their paths. */
  readonly pages: ReadonlyMap<string, string>;
  /** The files of the index of the build before, by their paths. */
  readonly earlier: ReadonlyMap<string, StoredFile>;
}

/** The files of an index by their paths; they are in the store. */
export type IndexFiles = ReadonlyMap<string, StoredFile>;

/**
 * Starts a thread that opens what is kept of the index before, and waits for pages. The caller must
 * call `close` unless it calls `index`.
 */
export function startIndexer(place: IndexPlace): Indexer {
  const thread = startThread<IndexTask | null, IndexFiles>(
    new URL('./index-thread.ts', import.meta.url),
    place,
  );
  return {
    index: async (files, pages) => {
      const written = await thread.ask({
        pages: new Map(pages.map((path) => [path, files.get(path).hash])),
        earlier: files.earlier.list('pagefind/'),
      });
      for (const [path, file] of written) files.enter(path, file);
    },
    close: thread.close,
  };
}
