import { hashFile } from '../../store/index.ts';
import { withTextBoundaries } from '../markup.ts';
import { withStraightApostrophes } from '../tokenize.ts';
import { withPlainFormulas } from './formulas.ts';
import {
  createPageIndexer,
  type GivenPage,
  type IndexedPage,
  type IndexedPart,
} from './index-pages.ts';
import type { Kept, KeptPage } from './kept-index.ts';
import { type PagefindService, usePagefind } from './pagefind-program.ts';

/** The files of a site, by their paths with `/`. */
export interface ReadSite {
  readonly read: (path: string) => Buffer;
  /** The SHA-256 of a file in hexadecimal. */
  readonly get: (path: string) => { readonly hash: string };
}

/** All that is known of pages. */
interface ReadPages {
  /** In the order of their paths. */
  readonly pages: readonly KeptPage[];
  /** What Pagefind made of those that were not known. */
  readonly parts: readonly IndexedPart[];
  /** How many pages Pagefind read. */
  readonly read: number;
}

/**
 * Pages that Pagefind indexes at a time: its memory grows with their number, and its speed does
 * not.
 */
const pagesAtOnce = 500;

/**
 * While others are still to come, Pagefind begins with so many pages, and then waits for twice as
 * many each time: each time takes as long as some dozens of pages.
 */
const fewestPages = 32;

/**
 * Has Pagefind index the pages of a site that are new or have changed since the index before, from
 * the first that are there.
 */
export class PageReading {
  readonly #kept: Kept;
  readonly #base: string;
  readonly #before: ReadonlyMap<string, KeptPage>;
  readonly #pages = new Map<string, KeptPage>();
  readonly #waiting = new Set<string>();
  #parts: IndexedPart[] = [];
  #read = 0;
  #fewest = fewestPages;
  #work = Promise.resolve();
  #last = Promise.resolve();
  #pagefind: { readonly index: PageIndexer; readonly end: () => Promise<void> } | undefined;

  /** `base` is the path below which the site lies, with both slashes. */
  constructor(kept: Kept, base: string) {
    this.#kept = kept;
    this.#base = base;
    this.#before = new Map(kept.index?.pages.map((page) => [page.path, page]));
  }

  /** Lets Pagefind read these pages while others are made. What goes wrong `finish` tells. */
  add(site: ReadSite, paths: Iterable<string>): void {
    this.#enter(site, paths);
    this.#work = this.#work.then(() => this.#indexWaiting(site, false));
    this.#work.catch(() => undefined);
  }

  /**
   * Returns what is known of exactly these pages as they are now. Rejects if Pagefind refuses one or
   * ends.
   */
  async finish(site: ReadSite, paths: readonly string[]): Promise<ReadPages> {
    const wanted = new Set(paths);
    for (const path of this.#waiting) if (!wanted.has(path)) this.#waiting.delete(path);
    await this.#work;
    await this.#indexWaiting(site, true);
    this.#dropStale(site, wanted);
    this.#enter(site, paths);
    await this.#indexWaiting(site, true);
    if (this.#kept.index === undefined && this.#read === 0) await this.#index([], new Map());
    await this.#last;
    return {
      pages: paths.flatMap((path) => this.#pages.get(path) ?? []),
      parts: this.#parts,
      read: this.#read,
    };
  }

  /** Ends Pagefind. */
  async close(): Promise<void> {
    this.#waiting.clear();
    await this.#work.catch(() => undefined);
    await this.#last.catch(() => undefined);
    await this.#pagefind?.end();
  }

  #enter(site: ReadSite, paths: Iterable<string>): void {
    for (const path of paths) {
      const { hash } = site.get(path);
      const known = this.#before.get(path);
      if (this.#pages.get(path)?.hash === hash) continue;
      if (known?.hash === hash) this.#pages.set(path, known);
      else this.#waiting.add(path);
    }
  }

  /** Forgets what was made of pages that are gone or others now, with all that was made with them. */
  #dropStale(site: ReadSite, wanted: ReadonlySet<string>): void {
    const isKnown = (page: IndexedPage) => this.#pages.get(page.path)?.indexed === page;
    const isCurrent = (page: IndexedPage) =>
      wanted.has(page.path) &&
      isKnown(page) &&
      this.#pages.get(page.path)?.hash === site.get(page.path).hash;
    this.#parts = this.#parts.filter(({ pages }) => {
      if (pages.every(isCurrent)) return true;
      for (const page of pages) if (isKnown(page)) this.#pages.delete(page.path);
      return false;
    });
  }

  async #indexWaiting(site: ReadSite, isLast: boolean): Promise<void> {
    const hasEnough = () => this.#waiting.size >= (isLast ? 1 : this.#fewest);
    while (hasEnough()) {
      const group = [...this.#waiting].slice(0, pagesAtOnce);
      this.#fewest = Math.min(pagesAtOnce, 2 * group.length);
      const given: GivenPage[] = [];
      // Taken with the bytes: while Pagefind reads, the site may get another file in their place.
      const hashes = new Map<string, string>();
      for (const path of group) {
        this.#waiting.delete(path);
        const { hash } = site.get(path);
        hashes.set(path, hash);
        const page = toGivenPage(path, site.read(path).toString('utf8'), this.#base);
        const known = this.#before.get(path)?.indexed;
        const isSame = known !== undefined && known.source === page?.source;
        this.#pages.set(path, { path, hash, indexed: isSame ? known : undefined });
        if (page !== undefined && !isSame) given.push(page);
      }
      // Pages without a language are counted to that of most pages that they are indexed with.
      const [named, unnamed] = [
        given.filter(namesLanguage),
        given.filter((page) => !namesLanguage(page)),
      ];
      for (const each of [named, unnamed]) if (each.length > 0) await this.#index(each, hashes);
    }
    if (isLast) await this.#last;
  }

  /** `hashes` has those of the files that the pages were read from. */
  async #index(given: readonly GivenPage[], hashes: ReadonlyMap<string, string>): Promise<void> {
    this.#read += given.length;
    this.#pagefind ??= startPagefind((pagefind) => createPageIndexer(pagefind, this.#kept));
    const next = this.#pagefind.index(given);
    next.catch(() => undefined);
    // Pagefind has the next pages while what it made of the last ones is read.
    await this.#last;
    this.#last = next.then((part) => {
      for (const page of part.pages)
        this.#pages.set(page.path, {
          path: page.path,
          hash: hashes.get(page.path) ?? '',
          indexed: page,
        });
      this.#parts.push(part);
    });
    this.#last.catch(() => undefined);
  }
}

type PageIndexer = ReturnType<typeof createPageIndexer>;

/** Starts Pagefind; `end` waits until it has ended. */
function startPagefind(create: (pagefind: PagefindService) => PageIndexer) {
  const ending = Promise.withResolvers<void>();
  const started = Promise.withResolvers<PageIndexer>();
  const ended = usePagefind(async (pagefind) => {
    started.resolve(create(pagefind));
    await ending.promise;
  });
  return {
    index: async (given: readonly GivenPage[]) => (await started.promise)(given),
    end: async () => {
      ending.resolve();
      await ended;
    },
  };
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
