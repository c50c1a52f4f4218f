import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { close, createIndex } from 'pagefind';
import { withStraightApostrophes } from '../tokenize.ts';
import { createVocabularyFiles, type IndexFile } from './vocabulary.ts';

/** How many files are read or written at a time. */
const filesAtOnce = 64;

/** What Pagefind's runtime reads of Pagefind's files. Its ready-made interfaces, and the worker that these start, stay out. */
const needed =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.[^/]+|[^/]+\.pf_meta|(?:index|fragment|filter)\/.+)$/;

/**
 * Indexes the pages of a folder for search and writes the index and its vocabulary to `pagefind` within it; results lie below `base`.
 * `pages` are those of the folder, always in the same order: Pagefind numbers them as they come, and its files follow from the
 * numbers. Equal pages give equal bytes. Throws if Pagefind refuses a page or ends, and if a file cannot be read or written.
 */
export async function writeSearchIndex(
  folder: string,
  base = '/',
  pages: AsyncIterable<readonly WrittenPage[]> = readWrittenPages(folder),
): Promise<void> {
  const index = await createIndexFiles(pages, base);
  const to = join(folder, 'pagefind');
  const files = [...index, ...createVocabularyFiles(index)];
  for (const inside of new Set(files.map(({ path }) => dirname(path))))
    await mkdir(join(to, inside), { recursive: true });
  for (const part of inParts(files))
    await Promise.all(part.map(({ path, content }) => writeFile(join(to, path), content)));
}

/** Pagefind hands the files over instead of writing them itself: if it cannot write (a full disk) it ends without an answer. */
async function createIndexFiles(
  written: AsyncIterable<readonly WrittenPage[]>,
  base: string,
): Promise<IndexFile[]> {
  let stop: () => void = () => undefined;
  // Node has nothing left to wait for: Pagefind's program has ended, and its answer will never come.
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Pagefind ended without an answer.'));
  });
  process.once('beforeExit', stop);
  try {
    const { index, errors } = await Promise.race([createIndex(), stopped]);
    if (index === undefined) throw toError(errors);
    for await (const pages of written) {
      const added = Promise.all(
        collectSearchPages(pages, base).map((page) => index.addHTMLFile(page)),
      );
      (await Promise.race([added, stopped])).forEach(assertNoErrors);
    }
    const indexed = await Promise.race([index.getFiles(), stopped]);
    assertNoErrors(indexed);
    return indexed.files
      .filter(({ path }) => needed.test(path))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    process.removeListener('beforeExit', stop);
    await close();
  }
}

/** A page as it was written: its file as seen from the folder of the site, and its text. */
interface WrittenPage {
  readonly path: string;
  readonly html: string;
}

/** Reads the pages of a folder, some at a time and in the order of their paths. */
async function* readWrittenPages(folder: string): AsyncGenerator<readonly WrittenPage[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile() && each.name.endsWith('.html'))
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
  for (const part of inParts(paths))
    yield Promise.all(
      part.map(async (path) => ({ path, html: await readFile(join(folder, path), 'utf8') })),
    );
}

/**
 * The pages that ask to be found (`data-pagefind-body`), as Pagefind is handed them. It makes a page's address of its `sourcePath`, the
 * path of its file from the root of the host, such as `repo/faq/is-it-safe/index.html`.
 */
function collectSearchPages(
  pages: readonly WrittenPage[],
  base: string,
): { readonly sourcePath: string; readonly content: string }[] {
  return pages
    .filter(({ html }) => html.includes('data-pagefind-body'))
    .map(({ path, html }) => ({
      sourcePath: base.slice(1) + path,
      content: withStraightApostrophes(html),
    }));
}

function* inParts<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += filesAtOnce)
    yield items.slice(start, start + filesAtOnce);
}

function assertNoErrors({ errors }: { readonly errors: readonly string[] }): void {
  if (errors.length > 0) throw toError(errors);
}

function toError(errors: readonly string[]): Error {
  return new Error(`Pagefind could not index the pages. ${errors.join(' ')}`);
}
