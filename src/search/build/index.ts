import { hashFile } from '../../store/index.ts';
import { withTextBoundaries } from '../markup.ts';
import { withStraightApostrophes } from '../tokenize.ts';
import { composeIndex } from './compose-index.ts';
import { withPlainFormulas } from './formulas.ts';
import { createPageIndexer, type GivenPage, type IndexedPart } from './index-pages.ts';
import { type Kept, type KeptPage, KeptLoss, type KeptPlace, openKept } from './kept-index.ts';
import { usePagefind } from './pagefind-program.ts';
import { measureSureFrom } from './sure-from.ts';

/** The files of the site that is indexed, by their paths with `/`. */
interface IndexedSite {
  readonly read: (path: string) => Buffer;
  /** The SHA-256 of a file in hexadecimal. */
  readonly get: (path: string) => { readonly hash: string };
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
  readonly opened?: Kept;
  /** Called when the files are written, before what the next index may take is kept. */
  readonly onWritten?: () => void;
}

/** An index that was written. */
interface SearchIndex {
  /** How many pages it holds, and how many of them Pagefind read this time. */
  readonly pages: number;
  readonly read: number;
}

/** Reads what is kept of an index, ahead of `writeSearchIndex`. */
export function openSearchIndex({ base = '/', kept }: SearchIndexPlace): Kept {
  return openKept(kept, base);
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
  { base = '/', pages, kept: place, opened = openKept(place, base), onWritten }: SearchIndexOptions,
): Promise<SearchIndex> {
  const paths = [...pages].sort();
  const write = async (kept: Kept): Promise<SearchIndex> => {
    try {
      const { parts, pages: states, read } = await readPages(site, paths, base, kept);
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
      kept.close();
    }
  };
  try {
    return await write(opened);
  } catch (error) {
    if (!(error instanceof KeptLoss) || place === undefined) throw error;
    return await write(openKept({ ...place, isRead: false }, base));
  }
}

/**
 * Pages that Pagefind indexes at a time: its memory grows with their number, and its speed does
 * not.
 */
const pagesAtOnce = 500;

/** Reads what is new or has changed of the pages, and has Pagefind index it. */
async function readPages(
  site: IndexedSite,
  paths: readonly string[],
  base: string,
  kept: Kept,
): Promise<{ pages: readonly KeptPage[]; parts: readonly IndexedPart[]; read: number }> {
  const before = new Map(kept.index?.pages.map((page) => [page.path, page]));
  const pages = new Map<string, KeptPage>();
  const changed: string[] = [];
  for (const path of paths) {
    const known = before.get(path);
    if (known?.hash === site.get(path).hash) pages.set(path, known);
    else changed.push(path);
  }
  const parts: IndexedPart[] = [];
  let read = 0;
  await usePagefind(async (pagefind) => {
    const index = createPageIndexer(pagefind, kept);
    let last: Promise<void> = Promise.resolve();
    const indexNext = async (given: readonly GivenPage[]): Promise<void> => {
      read += given.length;
      const next = index(given);
      next.catch(() => undefined);
      // Pagefind has the next pages while what it made of the last ones is read.
      await last;
      last = next.then((part) => {
        for (const page of part.pages)
          pages.set(page.path, {
            path: page.path,
            hash: site.get(page.path).hash,
            indexed: page,
          });
        parts.push(part);
      });
      last.catch(() => undefined);
    };
    for (const group of inParts(changed, pagesAtOnce)) {
      const given: GivenPage[] = [];
      for (const path of group) {
        const page = toGivenPage(path, site.read(path).toString('utf8'), base);
        const known = before.get(path)?.indexed;
        const isSame = known !== undefined && known.source === page?.source;
        pages.set(path, {
          path,
          hash: site.get(path).hash,
          indexed: isSame ? known : undefined,
        });
        if (page !== undefined && !isSame) given.push(page);
      }
      // Pages without a language are counted to that of most pages that they are indexed with.
      const [named, unnamed] = [
        given.filter(namesLanguage),
        given.filter((page) => !namesLanguage(page)),
      ];
      for (const each of [named, unnamed]) if (each.length > 0) await indexNext(each);
    }
    if (kept.index === undefined && read === 0) await indexNext([]);
    await last;
  });
  return { pages: paths.flatMap((path) => pages.get(path) ?? []), parts, read };
}

/** A page as Pagefind is given it, if it asks to be found (`data-pagefind-body`). */
function toGivenPage(path: string, html: string, base: string): GivenPage | undefined {
  if (!html.includes('data-pagefind-body')) return undefined;
  const sourcePath = base.slice(1) + path;
  const content = withTextBoundaries(withStraightApostrophes(withPlainFormulas(html)));
  return { path, sourcePath, content, source: hashFile(`${sourcePath}\0${content}`) };
}

function namesLanguage({ content }: GivenPage): boolean {
  return /<html\b[^>]*\slang\s*=\s*["']?[^\s"'>]/i.test(content);
}

function writeFile(site: IndexedSite, path: string, hash: string, kept: Kept): void {
  if (site.earlier.getHash(path) === hash && site.earlier.take(path)) return;
  site.write(path, kept.readFile(hash));
}

function* inParts<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += length)
    yield items.slice(start, start + length);
}
