import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachAtOnce } from '../files/at-once.ts';
import { copyReadable, linkReadable, makeFolder } from '../files/modes.ts';
import { pointTo, settleFolder } from '../files/swap.ts';
import { RefusedError } from '../refused.ts';
import { filesAtOnce, hashFiles } from './files.ts';
import {
  describeUnfitTarget,
  type FolderTarget,
  getCurrent,
  toFolderTarget,
  toLinkPath,
  type UseOptions,
  useTarget,
} from './folder-target.ts';
import { type Deployed, type DeployPlan, planDeploy } from './plan.ts';
import { readRecord, writeRecord } from './record.ts';
import type { Release } from './release.ts';

/** How many releases a folder holds, the one on show among them. */
const releasesKept = 5;

const releaseName = /^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z(?:-\d+)?$/;

/**
 * Deploys a release to a folder: copies it beside those that are there, then lets the link `current` lead to it in one step.
 * Files that are the same are not copied but linked. At every moment `current` leads to a whole release. Returns
 * what was done, or, with `isDryRun`, what would be. Throws a `RefusedError` where the folder is not fit or in use.
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
  const target = toFolderTarget(folder);
  if (isDryRun) return planDeploy(release.files, await readDeployed(target), now);
  return useTarget(target, options, async (workspace) => {
    const plan = planDeploy(release.files, await readDeployed(target), now);
    if (plan.sent.length > 0 || plan.gone.length > 0 || (await getCurrent(target)) === undefined)
      await send(release, target, plan, workspace, now);
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
  await pointTo(join(target.releases, name), toLinkPath(target.releases), target.current);
}

async function send(
  release: Release,
  target: FolderTarget,
  { sent, unchanged, kept }: DeployPlan,
  workspace: string,
  now: Date,
): Promise<void> {
  const before = await getCurrent(target);
  const site = join(workspace, 'site');
  await makeFolder(site);
  await forEachAtOnce(sent, filesAtOnce, (path) =>
    copyReadable(join(release.folder, path), join(site, path)),
  );
  await forEachAtOnce([...unchanged, ...kept.keys()], filesAtOnce, (path) =>
    linkReadable(join(target.current, path), join(site, path)),
  );
  await settleFolder(site);
  const name = await toNewName(target.releases, now);
  await writeRecord(target.releases, name, { before, kept });
  await rename(site, join(target.releases, name));
  await show(target, name);
  await removeOldReleases(target.releases, name);
}

/** A name for a release that is deployed now. */
async function toNewName(releases: string, now: Date): Promise<string> {
  const stamp = now.toISOString().replace(/[:.]/g, '-');
  const taken = new Set(await readdir(releases));
  const isTaken = (name: string) => taken.has(name) || taken.has(`${name}.json`);
  let name = stamp;
  for (let number = 2; isTaken(name); number += 1) name = `${stamp}-${number}`;
  return name;
}

/**
 * Removes all but the last five releases: the one on show, those that were on show before it, and of others, from which
 * somebody went back, the newest. What cannot be removed stays for the next time.
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
