import { readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { formatCommand } from '../../domain/text/index.ts';
import { hasLocks, tryLock, type Lock } from '../files/lock.ts';
import { hasOwnedName, getLockFile } from '../files/owned-folder.ts';
import { RefusedError } from '../project/index.ts';
import { manifestFile, parseManifest, type Manifest } from '../finalize/manifest.ts';
import { createHash } from 'node:crypto';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';

/** How many files are read or written at once. */
export const filesAtOnce = 16;

/** A release that can be deployed. */
export interface Release {
  /** The folder itself, without links: a later build cannot put another in its place. */
  readonly folder: string;
  /** The SHA-256 of each file by its path. */
  readonly files: ReadonlyMap<string, string>;
}

const describeRemedy = () =>
  `Run ${formatCommand('build')}, or write --from and the folder of a release.`;

/**
 * Runs `work` with the release in a folder, as `readRelease` reads it. Where builds lie beside each
 * other there, none removes this one meanwhile.
 */
export async function useRelease<Result>(
  folder: string,
  work: (release: Release) => Promise<Result>,
): Promise<Result> {
  const hold = await holdFolder(folder);
  try {
    return await work(await readRelease(folder));
  } finally {
    hold?.release();
  }
}

const askedAgain = 50;

/**
 * Keeps builds from removing the release that a folder leads to; undefined if none would, or the
 * folder may only be read.
 */
async function holdFolder(folder: string): Promise<Lock | undefined> {
  for (;;) {
    const real = await realpath(folder).catch(() => undefined);
    if (real === undefined || !hasOwnedName(real) || !canLock(dirname(real))) return undefined;
    const lock = tryLock(getLockFile(real), { shared: true });
    // Between the two steps a build may have removed it; `folder` then leads to another.
    if (lock !== undefined && (await realpath(folder).catch(() => undefined)) === real) return lock;
    lock?.release();
    await setTimeout(askedAgain);
  }
}

function canLock(folder: string): boolean {
  try {
    return hasLocks(folder);
  } catch {
    return false;
  }
}

/**
 * Reads the release in a folder. Throws a `RefusedError` if there is none, and where a file is
 * missing, was changed or came there since the build wrote its manifest.
 */
export async function readRelease(folder: string): Promise<Release> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined)
    throw new RefusedError(
      `There is no release at ${folder}. Run ${formatCommand('build')} first, or write --from and its folder.`,
    );
  const manifest = await readManifest(real, folder);
  const files = await hashFiles(real);
  const differences = describeDifferences(manifest, files);
  if (differences !== '')
    throw new RefusedError(
      `${folder} is not as the build wrote it: ${differences}. ${describeRemedy()}`,
    );
  return { folder: real, files };
}

async function readManifest(real: string, folder: string): Promise<Manifest> {
  const text = await readFile(join(real, manifestFile), 'utf8').catch((error: unknown) => {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(error.code))
    )
      return undefined;
    throw error;
  });
  if (text === undefined)
    throw new RefusedError(
      `${folder} is no release: ${manifestFile}, which says what belongs to one, is missing. ${describeRemedy()}`,
    );
  try {
    return parseManifest(text);
  } catch {
    throw new RefusedError(
      `${folder} is no release that can be checked: its ${manifestFile} is not what a build writes. ${describeRemedy()}`,
    );
  }
}

function describeDifferences(manifest: Manifest, files: ReadonlyMap<string, string>): string {
  const expected = [...manifest.files.keys()];
  return [
    describe(
      'missing',
      expected.filter((path) => !files.has(path)),
    ),
    describe(
      'changed',
      expected.filter((path) => files.has(path) && files.get(path) !== manifest.files.get(path)),
    ),
    describe(
      'not of this release',
      [...files.keys()].filter((path) => path !== manifestFile && !manifest.files.has(path)),
    ),
  ]
    .filter((each) => each !== '')
    .join('; ');
}

const named = 3;

function describe(what: string, paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const rest = paths.length > named ? ` and ${paths.length - named} more` : '';
  return `${paths.length} ${paths.length === 1 ? 'file is' : 'files are'} ${what} (${paths.slice(0, named).join(', ')}${rest})`;
}

/**
 * The SHA-256 of every file in a folder, in hexadecimal, by its path with `/`; sorted by the paths.
 */
export async function hashFiles(folder: string): Promise<Map<string, string>> {
  const paths = await listFiles(folder);
  const hashes = new Map(paths.map((path) => [path, '']));
  await forEachAtOnce(paths, filesAtOnce, async (path) => {
    hashes.set(
      path,
      createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex'),
    );
  });
  return hashes;
}
