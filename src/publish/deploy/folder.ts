import { readdir, rename, rm, readFile, writeFile, mkdir, realpath, stat } from 'node:fs/promises';
import { join, basename, dirname, resolve, sep } from 'node:path';
import { forEachAtOnce } from '../files/at-once.ts';
import { copyReadable, linkReadable, makeFolder } from '../files/modes.ts';
import { pointTo, settleFolder } from '../files/swap.ts';
import { type Progress, silentProgress } from '../../progress/index.ts';
import { RefusedError } from '../project/index.ts';
import { filesAtOnce, hashFiles, type Release } from './release.ts';
import { planDeploy, type Deployed, type DeployPlan } from './plan.ts';
import { hasLocks, tryLock } from '../files/lock.ts';
import { getShown } from '../files/out-folder.ts';
import { createOwnedName, removeUnlocked } from '../files/owned-folder.ts';

/** A folder that releases are deployed to. */
export interface FolderTarget {
  /** The link that a server's root is set to. */
  readonly current: string;
  /** Where the releases lie. */
  readonly releases: string;
}

export interface UseOptions {
  /**
   * On a disk without locks: removes what other deploys have left there, though they may be at
   * work.
   */
  readonly unlock: boolean;
  readonly progress?: Progress;
}

const [workspaceKind, linkKind] = ['copy', 'link'];

/** What is known of a release that was deployed to a folder, beside its files. */
interface DeployRecord {
  /** The name of the release that was on show before. */
  readonly before: string | undefined;
  /** When each file that it has of earlier releases left them, as an ISO time. */
  readonly kept: ReadonlyMap<string, string>;
}

/** How many releases a folder holds, the one on show among them. */
const releasesKept = 5;

const releaseName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z(?:-\d+)?$/;

/**
 * Deploys a release to a folder: copies it beside those that are there, then lets the link
 * `current` lead to it in one step. Files that are the same are not copied but linked. At every
 * moment `current` leads to a whole release. Returns what was done, or, with `isDryRun`, what would
 * be. Throws a `RefusedError` if the folder is not fit or in use.
 */
export async function deployToFolder(
  release: Release,
  folder: string,
  now: Date,
  isDryRun: boolean,
  options: UseOptions = { unlock: false },
): Promise<DeployPlan> {
  const unfit = await describeUnfitTarget(folder, release.folder);
  if (unfit !== undefined) throw new RefusedError(unfit);
  const target = getFolderTarget(folder);
  if (isDryRun) return planDeploy(release.files, await readDeployed(target), now);
  return useTarget(target, options, async (workspace) => {
    const plan = planDeploy(release.files, await readDeployed(target), now);
    if (plan.sent.length > 0 || plan.gone.length > 0 || (await getCurrent(target)) === undefined)
      await send(release, target, plan, workspace, now, options.progress);
    return plan;
  });
}

/** What the release on show has. */
export async function readDeployed(target: FolderTarget): Promise<Deployed> {
  const current = await getCurrent(target);
  if (current === undefined) return { files: new Map(), kept: new Map() };
  const { kept } = await readRecord(target.releases, current);
  return { files: await hashFiles(join(target.releases, current)), kept };
}

/** Lets `current` lead to a release that is there. */
export async function show(target: FolderTarget, name: string): Promise<void> {
  await pointTo(join(target.releases, name), getLinkPath(target.releases), target.current);
}

async function send(
  release: Release,
  target: FolderTarget,
  { sent, unchanged, kept }: DeployPlan,
  workspace: string,
  now: Date,
  progress: Progress = silentProgress,
): Promise<void> {
  const before = await getCurrent(target);
  const site = join(workspace, 'site');
  await makeFolder(site);
  const copied = progress.begin('Copying the files that changed', sent.length);
  await forEachAtOnce(sent, filesAtOnce, async (path) => {
    await copyReadable(join(release.folder, path), join(site, path));
    copied.advance();
  });
  const same = [...unchanged, ...kept.keys()];
  const linked = progress.begin('Linking the files that stay', same.length);
  await forEachAtOnce(same, filesAtOnce, async (path) => {
    await linkReadable(join(target.current, path), join(site, path));
    linked.advance();
  });
  progress.begin('Writing the release to the disk');
  await settleFolder(site);
  const name = await createReleaseName(target.releases, now);
  await writeRecord(target.releases, name, { before, kept });
  await rename(site, join(target.releases, name));
  await show(target, name);
  await removeOldReleases(target.releases, name);
}

/** A name for a release that is deployed now. */
async function createReleaseName(releases: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const taken = new Set(await readdir(releases));
  const isTaken = (name: string) => taken.has(name) || taken.has(`${name}.json`);
  let name = stamp;
  for (let number = 2; isTaken(name); number += 1) name = `${stamp}-${number}`;
  return name;
}

/**
 * Removes all but the last five releases: the one on show, those that were on show before it, and
 * of others, from which somebody went back, the newest. What cannot be removed stays for the next
 * time.
 */
async function removeOldReleases(releases: string, current: string): Promise<void> {
  const names = await readdir(releases);
  const found = names
    .filter((name) => releaseName.test(name))
    .sort()
    .reverse();
  const line = await listBefore(releases, current, new Set(found));
  const stay = new Set([...new Set([...line, ...found])].slice(0, releasesKept));
  const old = names.filter(
    (name) =>
      releaseName.test(name.replace(/\.json$/, '')) && !stay.has(name.replace(/\.json$/, '')),
  );
  for (const name of old)
    await rm(join(releases, name), { recursive: true, force: true }).catch(() => undefined);
}

/** The release, the one before it, the one before that, and so on, as far as they are there. */
async function listBefore(
  releases: string,
  current: string,
  found: ReadonlySet<string>,
): Promise<string[]> {
  const line: string[] = [];
  for (
    let name: string | undefined = current;
    name !== undefined && found.has(name) && !line.includes(name);
  ) {
    line.push(name);
    name = (await readRecord(releases, name)).before;
  }
  return line;
}

/** Where the record of a release lies: beside its folder, so that no server sends it. */
function getRecordPath(releases: string, name: string): string {
  return join(releases, `${name}.json`);
}

/** The record of a release; if there is none, or none that can be read, one that knows nothing. */
export async function readRecord(releases: string, name: string): Promise<DeployRecord> {
  const text = await readFile(getRecordPath(releases, name), 'utf8').catch(() => '{}');
  const value = parse(text);
  const { before, kept } = { before: value['before'], kept: value['kept'] };
  const times = isRecord(kept)
    ? Object.entries(kept).flatMap(([path, left]) =>
        typeof left === 'string' ? [[path, left] as const] : [],
      )
    : [];
  return { before: typeof before === 'string' ? before : undefined, kept: new Map(times) };
}

export async function writeRecord(
  releases: string,
  name: string,
  { before, kept }: DeployRecord,
): Promise<void> {
  const sorted = [...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(
    getRecordPath(releases, name),
    `${JSON.stringify({ before, kept: Object.fromEntries(sorted) }, null, 1)}\n`,
  );
}

function parse(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The places in a folder that deploys own. */
export function getFolderTarget(folder: string): FolderTarget {
  return { current: join(folder, 'current'), releases: join(folder, 'releases') };
}

/** Says in one sentence why no release can be deployed to a folder, or undefined if one can. */
export async function describeUnfitTarget(
  folder: string,
  release?: string,
): Promise<string | undefined> {
  const { current, releases } = getFolderTarget(folder);
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

/** The name of the release on show; undefined if there is none. */
export async function getCurrent({ current }: FolderTarget): Promise<string | undefined> {
  const shown = await getShown(current);
  const found = shown === undefined ? undefined : await stat(shown).catch(() => undefined);
  return shown !== undefined && found?.isDirectory() ? basename(shown) : undefined;
}

/**
 * Runs `work` in a folder of its own among the releases, which is gone afterwards, and removes
 * first what deploys left that were cut off. Throws a `RefusedError` if another deploy is at work.
 * A lock says so that ends with its process, wherever that runs. On a disk without locks the folder
 * of each deploy says so for a day; of two that begin at the same moment both may be refused there,
 * but one at least.
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

/**
 * A free name for a link beside the releases; what is left of one that was cut off, the next deploy
 * removes.
 */
function getLinkPath(releases: string): string {
  return join(releases, createOwnedName(linkKind));
}

async function removeStrays(releases: string): Promise<void> {
  const strays = (await readdir(releases)).filter(
    (name) => name.startsWith(`${workspaceKind}-`) || name.startsWith(`${linkKind}-`),
  );
  for (const name of strays) await rm(join(releases, name), { recursive: true, force: true });
}

/** Throws if a deploy has begun and not ended. */
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
