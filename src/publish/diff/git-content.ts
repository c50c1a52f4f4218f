import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Git } from '../content/git.ts';
import { RefusedError } from '../project/index.ts';

/**
 * The commit that a word names; undefined if there is no such revision or no repository. Throws a
 * `RefusedError` if there is a repository that git does not read.
 */
export async function findRevision(git: Git, word: string): Promise<string | undefined> {
  const { code, output, message } = await git([
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${word}^{commit}`,
  ]);
  if (code === 0) return output.toString().trim();
  if (
    code === 1 ||
    message === '' ||
    message.startsWith('not a git repository') ||
    message.startsWith('Needed a single revision')
  )
    return undefined;
  throw new RefusedError(
    `git does not read this repository: ${message}. Mend that as git says, or name two folders.`,
  );
}

/**
 * Writes the texts and images of the content folder, as they were at a commit, into `target`.
 * Throws a `RefusedError` if the folder was not there, or if the repository does not hold all of
 * its files.
 */
export async function writeRevision(
  git: Git,
  contentFolder: string,
  commit: string,
  target: string,
): Promise<void> {
  const { code, output, message } = await git(['ls-tree', '-r', '-z', commit, '--', '.']);
  if (code !== 0) throw describeMissing(`what was in ${contentFolder}`, commit, message);
  const files = output
    .toString()
    .split('\0')
    .flatMap((line) => {
      const [, id, path] =
        /^100\d{3} blob ([0-9a-f]+)\t(.+\.(?:mdx?|ya?ml|json|png|jpe?g|webp|avif|gif|svg))$/is.exec(
          line,
        ) ?? [];
      // A tree made by hand can hold any name; git itself refuses these when it checks files out.
      return id === undefined ||
        path === undefined ||
        path.split(/[\\/]/).some((part) => part === '..' || part === '.' || part === '')
        ? []
        : [{ id, path }];
    });
  if (files.length === 0)
    throw new RefusedError(
      `At ${commit.slice(0, 12)} there is no content in ${contentFolder}. Name another revision, or the folder with --content DIR.`,
    );
  // Images are large, so that not all files are held at once.
  for (let start = 0; start < files.length; start += readAtOnce)
    await writeFiles(git, commit, files.slice(start, start + readAtOnce), target);
}

const readAtOnce = 200;

async function writeFiles(
  git: Git,
  commit: string,
  files: readonly { readonly id: string; readonly path: string }[],
  target: string,
): Promise<void> {
  const { output, message } = await git(
    ['cat-file', '--batch'],
    files.map(({ id }) => `${id}\n`).join(''),
  );
  let at = 0;
  for (const { path } of files) {
    const start = output.indexOf(10, at) + 1;
    const size = Number(
      / blob (\d+)$/.exec(output.toString('utf8', at, Math.max(at, start - 1)))?.[1],
    );
    if (!Number.isInteger(size)) throw describeMissing(path, commit, message);
    await mkdir(dirname(join(target, path)), { recursive: true });
    await writeFile(join(target, path), output.subarray(start, start + size));
    at = start + size + 1;
  }
}

function describeMissing(what: string, commit: string, message: string): RefusedError {
  const words = message === '' ? '' : ` git says: ${message}.`;
  return new RefusedError(
    `The repository does not hold ${what} at ${commit.slice(0, 12)}, and nothing is fetched for it here.${words} ` +
      'If it is a partial or shallow clone that you trust, fetch the rest (git fetch --refetch --no-filter, git fetch --unshallow), then try again.',
  );
}
