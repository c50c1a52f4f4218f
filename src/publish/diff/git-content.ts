import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { sizeLimits } from '../../check/index.ts';
import { downloadKinds } from '../../schemas/index.ts';
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
 * Writes the texts, images and downloads of the content folder, as they were at a commit, into
 * `target`; none that is larger than content may be.
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
      const [, id, path] = contentLine.exec(line) ?? [];
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
  for (const batch of splitBySize(files, await readSizes(git, files)))
    await writeFiles(git, commit, batch, target);
}

const contentLine = new RegExp(
  String.raw`^100\d{3} blob ([0-9a-f]+)\t(.+\.(?:mdx?|ya?ml|json|png|jpe?g|webp|avif|gif|svg|${downloadKinds.join('|')}))$`,
  'is',
);

interface StoredFile {
  readonly id: string;
  readonly path: string;
}

/** The sizes of blobs in bytes; those that are missing have none. */
async function readSizes(
  git: Git,
  files: readonly StoredFile[],
): Promise<ReadonlyMap<string, number>> {
  const { output } = await git(
    ['cat-file', '--batch-check'],
    files.map(({ id }) => `${id}\n`).join(''),
  );
  return new Map(
    [...output.toString().matchAll(/^([0-9a-f]+) blob (\d+)$/gm)].map(([, id = '', size]) => [
      id,
      Number(size),
    ]),
  );
}

/** As many files as are held at once, and as many bytes: a few small objects can be large files. */
const [mostFiles, mostBytes] = [200, sizeLimits.download];

function splitBySize(
  files: readonly StoredFile[],
  sizes: ReadonlyMap<string, number>,
): StoredFile[][] {
  const batches: StoredFile[][] = [];
  let bytes = 0;
  for (const file of files) {
    const size = sizes.get(file.id) ?? 0;
    if (size > mostBytes) continue;
    const last = batches.at(-1);
    if (last === undefined || last.length === mostFiles || bytes + size > mostBytes) {
      batches.push([file]);
      bytes = size;
    } else {
      last.push(file);
      bytes += size;
    }
  }
  return batches;
}

async function writeFiles(
  git: Git,
  commit: string,
  files: readonly StoredFile[],
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
