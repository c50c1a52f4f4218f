import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { withStraightApostrophes } from '../tokenize.ts';
import { composeIndex, type ComposedIndex } from './compose-index.ts';
import { createPageIndexer, type GivenPage, type IndexedPart } from './index-pages.ts';
import { type Kept, type KeptPage, KeptLoss, type KeptPlace, openKept } from './kept-index.ts';
import { hashFile } from './pagefind-files.ts';
import { usePagefind } from './pagefind-program.ts';

/** A page of the site as it is published. */
export interface SearchPage {
  /** Its file as seen from the folder of the site, with `/`. */
  readonly path: string;
  /** A hash of its text: another one if a single byte is another. */
  readonly hash: string;
  /** Reads its text; asked only where the index before holds no page with this path and hash. */
  readonly read: () => Promise<string>;
}

/** A file of the index. */
interface SearchFile {
  /** Its path as seen from the folder of the site, with `/`. */
  readonly path: string;
  /** The SHA-256 of its bytes in hexadecimal digits. */
  readonly hash: string;
}

/** What an index is made of, and from what it may be made sooner. */
interface SearchIndexOptions {
  /** The path below which results lie, with both slashes; `/` if it is left out. */
  readonly base?: string;
  /** The pages of the site, in any order; without them, those of the folder. */
  readonly pages?: Iterable<SearchPage> | AsyncIterable<SearchPage>;
  /** Where the index keeps what it need not find out again. The files are the same with it and without it. */
  readonly kept?: KeptPlace;
  /**
   * Puts a file in its place without being given its bytes, such as by a link to that of an earlier release; returns whether it has.
   * Called for each file of the index.
   */
  readonly link?: (file: SearchFile) => boolean;
}

/** An index that was written. */
interface SearchIndex {
  /** All its files, in the order of their paths. */
  readonly files: readonly SearchFile[];
  /** How many pages it holds, and how many of them Pagefind read this time. */
  readonly pages: number;
  readonly read: number;
}

/**
 * Indexes pages for search and writes the index and its vocabulary to `pagefind` within the folder of the site. Pagefind reads the pages
 * that are new or have changed, and the files are made of what it found in these and, kept from before, in the others. They follow from
 * the pages alone: equal pages give equal bytes, whatever is kept, and one changed page changes few files. A file that is in the way is
 * replaced, never written into. Throws if Pagefind refuses a page or ends, and if a file cannot be read or written.
 */
export async function writeSearchIndex(
  folder: string,
  { base = '/', pages = listWrittenPages(folder), kept: place, link }: SearchIndexOptions = {},
): Promise<SearchIndex> {
  const listed: SearchPage[] = [];
  for await (const page of pages) listed.push(page);
  listed.sort((a, b) => (a.path < b.path ? -1 : 1));
  const write = async (kept: Kept): Promise<SearchIndex> => {
    try {
      const { parts, pages: states, read } = await readPages(listed, base, kept);
      const composed = composeIndex(states, parts, kept);
      const files = writeFiles(folder, composed, kept, link);
      kept.save(
        composed.kept,
        files.map(({ hash }) => hash),
      );
      return { files, pages: states.filter(({ indexed }) => indexed !== undefined).length, read };
    } finally {
      kept.close();
    }
  };
  try {
    return await write(openKept(place, base));
  } catch (error) {
    if (!(error instanceof KeptLoss) || place === undefined) throw error;
    return write(openKept({ ...place, isRead: false }, base));
  }
}

/** Files that are read or written at a time. */
const filesAtOnce = 64;

/** Pages that Pagefind indexes at a time: its memory grows with their number, and its speed does not. */
const pagesAtOnce = 500;

/** Reads what is new or has changed of the pages, and has Pagefind index it. */
async function readPages(
  listed: readonly SearchPage[],
  base: string,
  kept: Kept,
): Promise<{ pages: readonly KeptPage[]; parts: readonly IndexedPart[]; read: number }> {
  const before = new Map(kept.index?.pages.map((page) => [page.path, page]));
  const pages = new Map<string, KeptPage>();
  const hashes = new Map<string, string>();
  const changed: SearchPage[] = [];
  for (const page of listed) {
    const known = before.get(page.path);
    if (known?.hash === page.hash) pages.set(page.path, known);
    else changed.push(page);
    hashes.set(page.path, page.hash);
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
            hash: hashes.get(page.path) ?? '',
            indexed: page,
          });
        parts.push(part);
      });
      last.catch(() => undefined);
    };
    for (const group of inParts(changed, pagesAtOnce)) {
      const given: GivenPage[] = [];
      for (const some of inParts(group, filesAtOnce)) {
        const texts = await Promise.all(some.map((page) => page.read()));
        for (const [at, { path, hash }] of some.entries()) {
          const page = toGivenPage(path, texts[at] ?? '', base);
          const known = before.get(path)?.indexed;
          const isSame = known !== undefined && known.source === page?.source;
          pages.set(path, { path, hash, indexed: isSame ? known : undefined });
          if (page !== undefined && !isSame) given.push(page);
        }
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
  return { pages: listed.flatMap(({ path }) => pages.get(path) ?? []), parts, read };
}

/** A page as Pagefind is given it, if it asks to be found (`data-pagefind-body`). */
function toGivenPage(path: string, html: string, base: string): GivenPage | undefined {
  if (!html.includes('data-pagefind-body')) return undefined;
  const sourcePath = base.slice(1) + path;
  const content = withStraightApostrophes(withoutAssets(html));
  return { path, sourcePath, content, source: hashFile(`${sourcePath}\0${content}`) };
}

/**
 * HTML without what its head says of style sheets, scripts and policies: Pagefind reads none of it, and it is another on all pages when a
 * script changes.
 */
function withoutAssets(html: string): string {
  const end = html.indexOf('</head>');
  const assets = /<(script|style)\b[^>]*>[^]*?<\/\1>|<(?:link|meta)\b(?![^>]*data-pagefind)[^>]*>/g;
  return html.slice(0, Math.max(end, 0)).replace(assets, '') + html.slice(Math.max(end, 0));
}

function namesLanguage({ content }: GivenPage): boolean {
  return /<html\b[^>]*\slang\s*=\s*["']?[^\s"'>]/i.test(content);
}

/** Writes or links the files of an index; returns them. */
function writeFiles(
  folder: string,
  { files }: ComposedIndex,
  kept: Kept,
  link: SearchIndexOptions['link'],
): SearchFile[] {
  const made = new Set<string>();
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, hash]) => {
      const file = { path: `pagefind/${path}`, hash };
      if (link?.(file) !== true) {
        const to = join(folder, file.path);
        if (!made.has(dirname(to))) mkdirSync(dirname(to), { recursive: true });
        made.add(dirname(to));
        writeNewFile(to, kept.readFile(hash));
      }
      return file;
    });
}

/** A file may be another name of one of an earlier release, which must not change. */
function writeNewFile(path: string, content: Buffer): void {
  try {
    writeFileSync(path, content, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    rmSync(path);
    writeFileSync(path, content, { flag: 'wx' });
  }
}

/** The pages of a folder, each hashed. */
async function* listWrittenPages(folder: string): AsyncGenerator<SearchPage> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile() && each.name.endsWith('.html'))
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'));
  yield* readSearchPages(folder, paths);
}

/** The pages with these paths below a folder, each hashed. */
export async function* readSearchPages(
  folder: string,
  paths: Iterable<string>,
): AsyncGenerator<SearchPage> {
  for (const part of inParts([...paths], filesAtOnce))
    yield* await Promise.all(
      part.map(async (path) => {
        const read = () => readFile(join(folder, path), 'utf8');
        return { path, hash: hashFile(await read()), read };
      }),
    );
}

function* inParts<Item>(items: readonly Item[], length: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += length)
    yield items.slice(start, start + length);
}
