import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { hasLocks, tryLock } from '../files/lock.ts';
import { makeFolder } from '../files/modes.ts';
import { getShown } from '../files/out-folder.ts';
import { createOwnedName, removeUnlocked } from '../files/owned-folder.ts';
import { RefusedError } from '../refused.ts';

/** A folder that releases are deployed to. */
export interface FolderTarget {
  /** The link that a server's root is set to. */
  readonly current: string;
  /** Where the releases lie. */
  readonly releases: string;
}

/** The places in a folder that deploys own. */
export function toFolderTarget(folder: string): FolderTarget {
  return { current: join(folder, 'current'), releases: join(folder, 'releases') };
}

/** Says in one sentence why no release can be deployed to a folder, or undefined where one can. */
export async function describeUnfitTarget(
  folder: string,
  release?: string,
): Promise<string | undefined> {
  const { current, releases } = toFolderTarget(folder);
  const place = await realpath(folder).catch(() => resolve(folder));
  if (release !== undefined && `${place}${sep}`.startsWith(`${release}${sep}`))
    return `${folder} lies within the release. Choose another folder.`;
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isDirectory()) return `${folder} is a file, not a folder. Choose another place.`;
  const names = await readdir(folder);
  if (names.length === 0) return undefined;
  const shown = await getShown(current);
  if (shown === undefined && names.includes('current'))
    return `${current} is no link that a deploy has made. Move it away, or choose another folder.`;
  if (shown !== undefined && dirname(shown) !== releases)
    return `${current} leads to ${shown}, where no deploy has put it. Move it away, or choose another folder.`;
  // After a first deploy that was cut off there is a folder for releases, and nothing else.
  const isOurs = shown !== undefined || names.every((name) => name === 'releases');
  return isOurs
    ? undefined
    : `${folder} holds files that no deploy has put there. Choose another folder, or an empty one.`;
}

/** The name of the release on show; undefined where there is none. */
export async function getCurrent({ current }: FolderTarget): Promise<string | undefined> {
  const shown = await getShown(current);
  const found = shown === undefined ? undefined : await stat(shown).catch(() => undefined);
  return shown !== undefined && found?.isDirectory() ? basename(shown) : undefined;
}

export interface UseOptions {
  /** On a disk without locks: removes what other deploys have left there, though they may be at work. */
  readonly unlock: boolean;
}

/**
 * Runs `work` in a folder of its own among the releases, which is gone afterwards, and removes first what deploys left that
 * were cut off. Throws a `RefusedError` where another deploy is at work. A lock says so that ends with its process, wherever
 * that runs. On a disk without locks the folder of each deploy says so for a day; of two that begin at the same moment both
 * may be refused there, but one at least.
 */
export async function useTarget<Result>(
  { releases }: FolderTarget,
  { unlock }: UseOptions,
  work: (workspace: string) => Promise<Result>,
): Promise<Result> {
  await makeFolder(releases);
  const locks = hasLocks(releases);
  const lock = locks ? tryLock(join(releases, 'lock')) : undefined;
  if (locks && lock === undefined)
    throw new RefusedError(
      `Another deploy to ${dirname(releases)} is at work. Wait until it has ended, then deploy again.`,
    );
  const workspace = join(releases, createOwnedName(workspaceKind));
  try {
    if (locks || unlock) await removeStrays(releases);
    await removeUnlocked(releases, false);
    await mkdir(workspace);
    if (!locks) await refuseOthers(releases, workspace);
    return await work(workspace);
  } finally {
    await rm(workspace, { recursive: true, force: true }).catch(() => undefined);
    lock?.release();
  }
}

const [workspaceKind, linkKind] = ['copy', 'link'];

/** A free name for a link beside the releases; what is left of one that was cut off, the next deploy removes. */
export function toLinkPath(releases: string): string {
  return join(releases, createOwnedName(linkKind));
}

async function removeStrays(releases: string): Promise<void> {
  const strays = (await readdir(releases)).filter(
    (name) => name.startsWith(`${workspaceKind}-`) || name.startsWith(`${linkKind}-`),
  );
  for (const name of strays) await rm(join(releases, name), { recursive: true, force: true });
}

/** Throws where a deploy has begun and not ended. */
async function refuseOthers(releases: string, workspace: string): Promise<void> {
  const others = (await readdir(releases)).filter(
    (name) => name.startsWith(`${workspaceKind}-`) && name !== basename(workspace),
  );
  if (others.length === 0) return;
  throw new RefusedError(
    `Another deploy to ${dirname(releases)} has begun and not ended (${others.join(', ')}); this disk has no locks that would tell whether it is at work. ` +
      'Wait until it has ended, then deploy again. Where you know that it was cut off and none is at work, deploy with --unlock.',
  );
}
