import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';
import type { IndexFile } from './file.ts';
import { readWrittenPages, toSearchPages, type WrittenPage } from './pages.ts';
import { toWordFiles } from './words.ts';

const writtenAtOnce = 64;

/** What Pagefind's runtime reads of Pagefind's files. Its ready-made interfaces, and the worker that these start, stay out. */
const needed =
  /^(?:pagefind\.js|pagefind-entry\.json|wasm\.[^/]+|[^/]+\.pf_meta|(?:index|fragment|filter)\/.+)$/;

/**
 * Indexes the pages of a folder for search and writes the index and its words to `pagefind` within it; results lie below `base`. Equal pages give equal bytes.
 * `pages` are those of the folder, always in the same order: Pagefind numbers them as they come, and its files follow from the numbers.
 * Throws where Pagefind refuses a page or ends, and where a file cannot be read or written.
 */
export async function writeSearchIndex(
  folder: string,
  base = '/',
  pages: AsyncIterable<readonly WrittenPage[]> = readWrittenPages(folder),
): Promise<void> {
  const files = await createIndexFiles(pages, base);
  await writeFiles(join(folder, 'pagefind'), [...files, ...toWordFiles(files)]);
}

/** Pagefind hands the files over instead of writing them itself: where it cannot write (a full disk) it ends without an answer. */
async function createIndexFiles(
  written: AsyncIterable<readonly WrittenPage[]>,
  base: string,
): Promise<IndexFile[]> {
  const { stopped, settle } = createStopWatch();
  try {
    const { index, errors } = await Promise.race([createIndex(), stopped]);
    if (index === undefined) throw toError(errors);
    for await (const pages of written) {
      const answers = await Promise.race([
        Promise.all(toSearchPages(pages, base).map((page) => index.addHTMLFile(page))),
        stopped,
      ]);
      answers.forEach(check);
    }
    const { files } = check(await Promise.race([index.getFiles(), stopped]));
    return files.filter(({ path }) => needed.test(path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    settle();
    await close();
  }
}

async function writeFiles(folder: string, files: readonly IndexFile[]): Promise<void> {
  for (const inside of new Set(files.map(({ path }) => dirname(path))))
    await mkdir(join(folder, inside), { recursive: true });
  for (let start = 0; start < files.length; start += writtenAtOnce) {
    await Promise.all(
      files
        .slice(start, start + writtenAtOnce)
        .map(({ path, content }) => writeFile(join(folder, path), content)),
    );
  }
}

function check<Answer extends { readonly errors: readonly string[] }>(answer: Answer): Answer {
  if (answer.errors.length > 0) throw toError(answer.errors);
  return answer;
}

function toError(errors: readonly string[]): Error {
  return new Error(`Pagefind could not index the pages. ${errors.join(' ')}`);
}

/** Rejects when Node has nothing left to wait for: Pagefind's program has ended, and its answer will never come. */
function createStopWatch(): { stopped: Promise<never>; settle: () => void } {
  let stop: () => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Pagefind ended without an answer.'));
  });
  process.once('beforeExit', stop);
  return { stopped, settle: () => process.removeListener('beforeExit', stop) };
}
