import { cp, mkdir, open, readdir, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { forEachAtOnce } from './at-once.ts';
import { hasLocks } from './lock.ts';
import { makeFolder, setModes } from './modes.ts';
import { getShown, getReleasesFolder } from './out-folder.ts';
import { createOwnedName, lockParent, removeUnlocked } from './owned-folder.ts';

const filesAtOnce = 16;

/** Makes the folder of the releases and tries to write to it, so that a build that could not be shown is not begun. */
export async function prepareReleases(out: string): Promise<void> {
  const releases = getReleasesFolder(out);
  await makeFolder(dirname(out));
  // Not `recursive`, which takes a disk that can only be read for a missing folder.
  const isNew = await mkdir(releases).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
      throw error;
    },
  );
  if (isNew) await setModes(releases);
  hasLocks(releases);
}

/**
 * Puts a finished folder on show at `out`. `out` is a link to a folder of the releases; a new link is written beside
 * and renamed over it, so that at any moment `out` leads to a whole release. The releases are locked meanwhile, so that of
 * several builds, also in other containers, one comes after the other; older releases go, but for the one before and those
 * that are in use. Returns the folder of the release. `prepareReleases` comes first. Throws if `out` then does not lead
 * to all the files, and lets it lead to the release before again.
 */
export async function swapRelease(folder: string, out: string): Promise<string> {
  const releases = getReleasesFolder(out);
  const lock = await lockParent(releases);
  const [copy, release, link] = [
    join(releases, createOwnedName('copy')),
    join(releases, createOwnedName('release')),
    join(releases, createOwnedName('link')),
  ];
  try {
    const sizes = await listSizes(folder);
    await moveFolder(folder, release, copy);
    await setModes(release);
    await settleFolder(release);
    const previous = await getShown(out);
    await pointTo(release, link, out);
    await checkShown(out, release, sizes, previous, link);
    // Asked anew for each: on a disk without locks another build may have put its own release on show since.
    await removeUnlocked(
      releases,
      lock !== undefined,
      async (path) => path === release || path === previous || path === (await getShown(out)),
    );
  } catch (error) {
    const leftovers = (await getShown(out)) === release ? [copy, link] : [copy, link, release];
    await Promise.allSettled(leftovers.map((path) => rm(path, { recursive: true, force: true })));
    throw error;
  } finally {
    lock?.release();
  }
  return release;
}

/** The size of each file of a folder in bytes, by its path. */
async function listSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  // With the slash a link to a folder is followed.
  const entries = await readdir(`${folder}/`, { recursive: true, withFileTypes: true });
  await forEachAtOnce(
    entries.filter((entry) => entry.isFile()),
    filesAtOnce,
    async (entry) => {
      const path = join(entry.parentPath, entry.name);
      sizes.set(relative(folder, path), (await stat(path)).size);
    },
  );
  return sizes;
}

/** Throws if readers do not get all the files of the new release at `out`; then `out` leads to the one before again. */
async function checkShown(
  out: string,
  release: string,
  expected: ReadonlyMap<string, number>,
  previous: string | undefined,
  link: string,
): Promise<void> {
  const shown = await getShown(out);
  // On a disk without locks another build may have shown its own meanwhile, which it checks itself.
  if (shown !== undefined && shown !== release && (await isFolder(shown))) return;
  const found = await listSizes(out).catch(() => new Map<string, number>());
  const missing = [...expected].find(([path, size]) => found.get(path) !== size)?.[0];
  if (missing === undefined) return;
  if (previous !== undefined && (await isFolder(previous))) await pointTo(previous, link, out);
  throw new Error(
    `${join(out, missing)} is not there as it was built. Look what else writes to ${getReleasesFolder(out)}, then build again.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/** A rename where both lie on one disk; else a copy beside, and then a rename. */
async function moveFolder(from: string, to: string, copy: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, copy, { recursive: true, preserveTimestamps: true });
    await rename(copy, to);
  }
}

/** Lets the link `out` lead to a release in one step; `link` is a name on the same disk that is free. */
export async function pointTo(release: string, link: string, out: string): Promise<void> {
  // Windows lets only junctions be made without rights, wants their whole path, and renames none over another.
  const isWindows = process.platform === 'win32';
  await symlink(
    isWindows ? release : relative(dirname(out), release),
    link,
    isWindows ? 'junction' : 'dir',
  );
  // An empty folder may stand where the first release goes; a folder with files is refused (describeUnfitOut).
  await rmdir(out).catch(() => undefined);
  if (isWindows) await rm(out, { force: true });
  await rename(link, out);
  await settle(dirname(out));
}

/** Makes sure that the files are on the disk before a link leads to them, for the case that the power fails. */
export async function settleFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  await forEachAtOnce(paths, filesAtOnce, settle);
}

async function settle(path: string): Promise<void> {
  // Not every system opens a folder to flush it; there it does so by itself.
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return;
  try {
    await file.sync();
  } catch (error) {
    if (!(
      error instanceof Error &&
      'code' in error &&
      (error.code === 'EINVAL' || error.code === 'EPERM' || error.code === 'EISDIR')
    ))
      throw error;
  } finally {
    await file.close();
  }
}
