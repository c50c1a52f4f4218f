import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/**
 * Indexes the pages of a folder for search and writes the index to `pagefind` within it. Pagefind hands the files
 * over instead of writing them itself: where it cannot write (a full disk) it ends without an answer.
 */
export async function writeSearchIndex(folder: string): Promise<void> {
  const { stopped, settle } = createStopWatch();
  try {
    const { index, errors } = await Promise.race([createIndex(), stopped]);
    if (index === undefined) throw toError(errors);
    check(await Promise.race([index.addDirectory({ path: folder }), stopped]));
    const { files } = check(await Promise.race([index.getFiles(), stopped]));
    for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
      const path = join(folder, 'pagefind', file.path);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, file.content);
    }
  } finally {
    settle();
    await close();
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
