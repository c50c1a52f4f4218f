import { close, createIndex } from 'pagefind';
import type { IndexFile } from './pagefind-files.ts';

/** A page as Pagefind is handed it, which makes its address of `sourcePath`. */
export interface PagefindPage {
  /** The path of its file from the root of the host, such as `repo/faq/is-it-safe/index.html`. */
  readonly sourcePath: string;
  readonly content: string;
}

/** What Pagefind makes of pages. */
interface PagefindResult {
  /** The address of each page in its fragment, in the order of the pages. */
  readonly addresses: readonly string[];
  readonly files: readonly IndexFile[];
}

/** Pagefind's program, which starts with the first pages that it is given. */
export interface PagefindService {
  /**
   * Makes an index of these pages alone. Several may be asked for at a time; it makes them one
   * after another. Rejects if Pagefind refuses a page, and if it has ended.
   */
  readonly index: (pages: readonly PagefindPage[]) => Promise<PagefindResult>;
}

/**
 * Without a page that has a body to index, Pagefind indexes all that a page holds, so that what it
 * makes of a page would hang on the others. This one has such a body and no word, and does not
 * appear in the index.
 */
const emptyPage: PagefindPage = {
  sourcePath: 'answerable-empty/index.html',
  content: '<!doctype html><html lang="en"><body data-pagefind-body></body></html>',
};

/** Runs `work` with Pagefind, and ends Pagefind afterwards. */
export async function usePagefind<Result>(
  work: (pagefind: PagefindService) => Promise<Result>,
): Promise<Result> {
  let stop: () => void = () => undefined;
  // Node has nothing left to wait for: Pagefind's program has ended, and its answer will never
  // come.
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Pagefind ended without an answer.'));
  });
  stopped.catch(() => undefined);
  process.once('beforeExit', stop);
  try {
    return await work({ index: (pages) => Promise.race([indexPages(pages), stopped]) });
  } finally {
    process.removeListener('beforeExit', stop);
    await close();
  }
}

/**
 * Pagefind hands the files over instead of writing them itself: if it cannot write (a full disk) it
 * ends without an answer.
 */
async function indexPages(pages: readonly PagefindPage[]): Promise<PagefindResult> {
  const { index, errors } = await createIndex();
  if (index === undefined) throw toError(errors);
  const added = await Promise.all([...pages, emptyPage].map((page) => index.addHTMLFile(page)));
  added.forEach(assertNoErrors);
  const indexed = await index.getFiles();
  assertNoErrors(indexed);
  await index.deleteIndex();
  return {
    addresses: added.slice(0, pages.length).map(({ file }) => file.url),
    files: indexed.files,
  };
}

function assertNoErrors({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw toError(errors);
}

function toError(errors: readonly string[]): Error {
  return new Error(`Pagefind could not index the pages. ${errors.join(' ')}`);
}
