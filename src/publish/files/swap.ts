import { statSync } from 'node:fs';
import { open, readdir, rename, rm, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { forEachAtOnce } from './at-once.ts';
import { hasLocks } from './lock.ts';
import { makeFolder, makeReadableFolder } from './modes.ts';
import { getShown, getReleasesFolder } from './out-folder.ts';
import {
  createOwnedName,
  isReleaseName,
  lockParent,
  removeUnlocked,
  takeUnlocked,
} from './owned-folder.ts';
import type { SiteFiles } from './site-files.ts';

const filesAtOnce = 16;

/**
 * Makes the folder of the releases and tries to write to it, so that a build that could not be
 * shown is not begun.
 */
export async function prepareReleases(out: string): Promise<void> {
  const releases = getReleasesFolder(out);
  await makeFolder(dirname(out));
  try {
    // One folder alone: to make those around it too would take a disk that can only be read for a
    // missing folder.
    makeReadableFolder(releases);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  hasLocks(releases);
}

/**
 * The release that `swapRelease` will make into the new one, unless another build takes it first or a
 * server uses it; undefined if there is none.
 */
export async function findSpareRelease(out: string): Promise<string | undefined> {
  const releases = getReleasesFolder(out);
  const shown = await getShown(out);
  const names = await readdir(releases).catch(() => []);
  return names
    .filter(isReleaseName)
    .map((name) => join(releases, name))
    .find((path) => path !== shown);
}

/**
 * Puts a site on show at `out`. `out` is a link to a folder of the releases; a new link is written
 * beside and renamed over it, so that at any moment `out` leads to a whole release. The releases
 * are locked meanwhile, so that of several builds, also in other containers, one comes after the
 * other; of older releases one stays, and those that are in use. One that would go is made into the
 * new one if there is such, which costs less. Returns the folder of the release. `prepareReleases`
 * comes first. Throws if `out` then does not lead to all the files, and lets it lead to the release
 * before again.
 */
export async function swapRelease(site: PlacedSite, out: string): Promise<string> {
  const releases = getReleasesFolder(out);
  const lock = await lockParent(releases);
  const [copy, release, link] = [
    join(releases, createOwnedName('copy')),
    join(releases, createOwnedName('release')),
    join(releases, createOwnedName('link')),
  ];
  try {
    const previous = await getShown(out);
    const isKept = async (path: string) => path === previous;
    const old = lock === undefined ? undefined : await takeUnlocked(releases, copy, isKept);
    const { placed, unflushed } = site.place(copy, old);
    await forEachAtOnce(unflushed, filesAtOnce, settle);
    await rename(copy, release);
    await settle(releases);
    await pointTo(release, link, out);
    // While the releases are locked, no other build takes away what was there just now.
    const looked = lock === undefined ? site.list() : placed;
    await checkShown(out, release, site, looked, previous, link);
    // Asked anew for each: on a disk without locks another build may have put its own release on
    // show since.
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

/** What a release is made of. */
type PlacedSite = Pick<SiteFiles, 'list' | 'get' | 'place'>;

/**
 * Throws if readers do not get all of these files of the new release at `out`; then `out` leads to the
 * one before again.
 */
async function checkShown(
  out: string,
  release: string,
  site: PlacedSite,
  paths: readonly string[],
  previous: string | undefined,
  link: string,
): Promise<void> {
  const shown = await getShown(out);
  // On a disk without locks another build may have shown its own meanwhile, which it checks itself.
  if (shown !== undefined && shown !== release && (await isFolder(shown))) return;
  const missing = paths.find(
    (path) => statSync(join(out, path), { throwIfNoEntry: false })?.size !== site.get(path).size,
  );
  if (missing === undefined) return;
  if (previous !== undefined && (await isFolder(previous))) await pointTo(previous, link, out);
  throw new Error(
    `${join(out, missing)} is not there as it was built. Look what else writes to ${getReleasesFolder(out)}, then build again.`,
  );
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() === true;
}

/**
 * Lets the link `out` lead to a release in one step; `link` is a name on the same disk that is
 * free.
 */
export async function pointTo(release: string, link: string, out: string): Promise<void> {
  // Windows lets only junctions be made without rights, wants their whole path, and renames none
  // over another.
  const isWindows = process.platform === 'win32';
  await symlink(
    isWindows ? release : relative(dirname(out), release),
    link,
    isWindows ? 'junction' : 'dir',
  );
  // An empty folder may stand where the first release goes; a folder with files is refused
  // (describeUnfitOut).
  await rmdir(out).catch(() => undefined);
  if (isWindows) await rm(out, { force: true });
  await rename(link, out);
  await settle(dirname(out));
}

/**
 * Makes sure that the files are on the disk before a link leads to them, for the case that the
 * power fails.
 */
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
    if (
      !(
        error instanceof Error &&
        'code' in error &&
        (error.code === 'EINVAL' || error.code === 'EPERM' || error.code === 'EISDIR')
      )
    )
      throw error;
  } finally {
    await file.close();
  }
}
