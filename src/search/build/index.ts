import { composeIndex } from './compose-index.ts';
import { type Kept, KeptLoss, type KeptPlace, openKept } from './kept-index.ts';
import { PageReading, type ReadSite } from './read-pages.ts';
import { measureSureFrom } from './sure-from.ts';

/** The files of the site that is indexed, by their paths with `/`. */
interface IndexedSite extends ReadSite {
  readonly write: (path: string, content: Uint8Array) => void;
  /** The files of the site before, of which the index takes over what is the same. */
  readonly earlier: {
    readonly getHash: (path: string) => string | undefined;
    readonly take: (path: string) => boolean;
  };
}

/** Where an index lies, and from what it may be made sooner. */
interface SearchIndexPlace {
  /** The path below which results lie, with both slashes; `/` if it is left out. */
  readonly base?: string;
  /**
   * Where the index keeps what it need not find out again. The files are the same with it and
   * without it.
   */
  readonly kept?: KeptPlace;
}

/** What an index is made of. */
interface SearchIndexOptions extends SearchIndexPlace {
  /** The files of the pages, in any order. */
  readonly pages: Iterable<string>;
  /** What `openSearchIndex` returned for the same place; an index is written once. */
  readonly opened?: OpenedIndex;
  /** Called when the files are written, before what the next index may take is kept. */
  readonly onWritten?: () => void;
}

/** An index that was written. */
interface SearchIndex {
  /** How many pages it holds, and how many of them Pagefind read this time. */
  readonly pages: number;
  readonly read: number;
}

/** An index that is begun before all pages are there. */
interface OpenedIndex {
  readonly kept: Kept;
  readonly reading: PageReading;
}

/**
 * Reads what is kept of an index, ahead of `writeSearchIndex`, which ends what is begun here. Until
 * then `reading` may be given pages that are there already.
 */
export function openSearchIndex({ base = '/', kept: place }: SearchIndexPlace): OpenedIndex {
  const kept = openKept(place, base);
  return { kept, reading: new PageReading(kept, base) };
}

/**
 * Indexes pages for search and writes the index and its vocabulary to `pagefind` of the site.
 * Pagefind reads the pages that are new or have changed, and the files are made of what it found in
 * these and, kept from before, in the others. They follow from the pages alone: equal pages give
 * equal bytes, whatever is kept, and one changed page changes few files. Throws if Pagefind refuses
 * a page or ends, and if a file of the site cannot be read or written.
 */
export async function writeSearchIndex(
  site: IndexedSite,
  { pages, onWritten, opened: given, ...place }: SearchIndexOptions,
): Promise<SearchIndex> {
  const paths = [...pages].sort();
  const write = async ({ kept, reading }: OpenedIndex): Promise<SearchIndex> => {
    try {
      const { parts, pages: states, read } = await reading.finish(site, paths);
      const { files: made, words, kept: composed } = composeIndex(states, parts, kept);
      for (const [path, hash] of made) writeFile(site, `pagefind/${path}`, hash, kept);
      const sureFrom = await measureSureFrom(
        composed.languages,
        { files: made, words },
        kept.readFile,
      );
      const wordsFile = kept.addFile(Buffer.from(JSON.stringify({ ...words, sureFrom })));
      const files = new Map([...made, ['words.json', wordsFile]]);
      writeFile(site, 'pagefind/words.json', wordsFile, kept);
      onWritten?.();
      kept.save(composed, [...files.values()]);
      return { pages: states.filter(({ indexed }) => indexed !== undefined).length, read };
    } finally {
      await reading.close();
      kept.close();
    }
  };
  try {
    return await write(given ?? openSearchIndex(place));
  } catch (error) {
    if (!(error instanceof KeptLoss) || place.kept === undefined) throw error;
    return await write(openSearchIndex({ ...place, kept: { ...place.kept, isRead: false } }));
  }
}

function writeFile(site: IndexedSite, path: string, hash: string, kept: Kept): void {
  if (site.earlier.getHash(path) === hash && site.earlier.take(path)) return;
  site.write(path, kept.readFile(hash));
}
