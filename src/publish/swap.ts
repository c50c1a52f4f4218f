import { cp, mkdir, open, readdir, rename, rm, rmdir, symlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { getShown, toReleasesFolder } from './out-folder.ts';
import { createOwnedFolder, createOwnedName, getAbandoned, releaseOwnedName } from './owned-folder.ts';

/** Makes the folder of the releases and tries to write to it, so that a build that could not be shown is not begun. */
export async function prepareReleases(out: string): Promise<void> {
  const releases = toReleasesFolder(out);
  await mkdir(dirname(out), { recursive: true });
  // Not `recursive`, which takes a disk that can only be read for a missing folder.
  await mkdir(releases).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  const probe = await createOwnedFolder(releases, 'probe');
  await rm(probe, { recursive: true });
  releaseOwnedName(basename(probe));
}

/**
 * Puts a finished folder on show at `out`. `out` is a link to a folder of the releases; a new link is written beside
 * and renamed over it, so that at any moment `out` leads to a whole release. Returns the folder of the release.
 * `prepareReleases` comes first.
 */
export async function swapRelease(folder: string, out: string): Promise<string> {
  const releases = toReleasesFolder(out);
  const copy = join(releases, createOwnedName('copy'));
  const release = join(releases, createOwnedName('release'));
  const link = join(releases, createOwnedName('link'));
  try {
    await moveFolder(folder, release, copy);
    await settleFolder(release);
    const previous = await getShown(out);
    await pointTo(release, link, out);
    await removeReleases(releases, out, previous);
  } catch (error) {
    const leftovers = (await getShown(out)) === release ? [copy, link] : [copy, link, release];
    await Promise.allSettled(leftovers.map((path) => rm(path, { recursive: true, force: true })));
    throw error;
  } finally {
    for (const path of [copy, release, link]) releaseOwnedName(basename(path));
  }
  return release;
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
  await symlink(isWindows ? release : relative(dirname(out), release), link, isWindows ? 'junction' : 'dir');
  // An empty folder may stand where the first release goes; a folder with files is refused (describeUnfitOut).
  await rmdir(out).catch(() => undefined);
  if (isWindows) await rm(out, { force: true });
  await rename(link, out);
  await settle(dirname(out));
}

/** Keeps the release on show, the one before it, and what other builds still work on. */
async function removeReleases(releases: string, out: string, previous: string | undefined): Promise<void> {
  for (const name of await getAbandoned(releases)) {
    const path = join(releases, name);
    // Asked anew for each: another build may have put its own release on show, and ended, since.
    if (path !== previous && path !== (await getShown(out))) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

const settledAtOnce = 16;

/** Makes sure that the files are on the disk before a link leads to them, for the case that the power fails. */
export async function settleFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = [folder, ...entries.map((entry) => join(entry.parentPath, entry.name))];
  for (let start = 0; start < paths.length; start += settledAtOnce) await Promise.all(paths.slice(start, start + settledAtOnce).map(settle));
}

async function settle(path: string): Promise<void> {
  // Not every system opens a folder to flush it; there it does so by itself.
  const file = await open(path, 'r').catch(() => undefined);
  if (file === undefined) return;
  await file.sync().catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'EPERM' || error.code === 'EISDIR'))) throw error;
  }).finally(() => file.close());
}
