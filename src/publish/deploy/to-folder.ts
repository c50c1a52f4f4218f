import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { copyReadable, linkReadable, makeFolder } from '../modes.ts';
import { RefusedError } from '../refused.ts';
import { pointTo, settleFolder } from '../swap.ts';
import { forEachAtOnce } from '../at-once.ts';
import { filesAtOnce, hashFiles } from './files.ts';
import {
  describeUnfitTarget,
  getCurrent,
  toFolderTarget,
  toLinkPath,
  useTarget,
  type FolderTarget,
  type UseOptions,
} from './folder-target.ts';
import { planDeploy, type Deployed, type DeployPlan } from './plan.ts';
import { readRecord, writeRecord } from './record.ts';
import { removeOldReleases, toNewName } from './releases.ts';
import type { Release } from './release.ts';

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
