import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { formatCommand } from '../../domain/text/index.ts';
import { RefusedError } from '../project/index.ts';
import { forEachAtOnce } from '../files/at-once.ts';
import { linkReadable } from '../files/modes.ts';
import { filesAtOnce, hashFiles } from './release.ts';
import {
  describeUnfitTarget,
  getCurrent,
  getFolderTarget,
  useTarget,
  readRecord,
  writeRecord,
  readDeployed,
  show,
  type FolderTarget,
  type UseOptions,
} from './folder.ts';
import { planDeploy } from './plan.ts';

/** The names of the release that is shown no more and of the one that is shown instead. */
interface Rollback {
  readonly from: string;
  readonly to: string;
}

/**
 * Shows the release again that was on show before the present one. It gets the files of the present
 * one that an open page may still ask for. With `isDryRun` nothing changes. Throws a `RefusedError`
 * if there is no earlier release.
 */
export async function rollBack(
  folder: string,
  now: Date,
  isDryRun: boolean,
  options: UseOptions = { unlock: false },
): Promise<Rollback> {
  const unfit = await describeUnfitTarget(folder);
  if (unfit !== undefined) throw new RefusedError(unfit);
  const target = getFolderTarget(folder);
  const planned = await findEarlier(folder, target);
  if (isDryRun) return planned;
  return useTarget(target, options, async () => {
    const rollback = await findEarlier(folder, target);
    await keepFiles(target, rollback, now);
    await show(target, rollback.to);
    return rollback;
  });
}

async function findEarlier(folder: string, target: FolderTarget): Promise<Rollback> {
  const from = await getCurrent(target);
  if (from === undefined)
    throw new RefusedError(
      `Nothing is deployed to ${folder}. Write the folder that was given to ${formatCommand('deploy')}.`,
    );
  const to = (await readRecord(target.releases, from)).before;
  const isThere =
    to !== undefined &&
    (await stat(join(target.releases, to)).catch(() => undefined))?.isDirectory() === true;
  if (!isThere)
    throw new RefusedError(
      `${folder} holds no release from before ${from}. Build the content of that time again and deploy it.`,
    );
  return { from, to };
}

async function keepFiles(
  { releases, current }: FolderTarget,
  { to }: Rollback,
  now: Date,
): Promise<void> {
  const record = await readRecord(releases, to);
  const files = await hashFiles(join(releases, to));
  const own = new Map([...files].filter(([path]) => !record.kept.has(path)));
  const { kept } = planDeploy(own, await readDeployed({ releases, current }), now);
  // Before the files, so that none that came from elsewhere is ever taken for one of this release.
  await writeRecord(releases, to, {
    before: record.before,
    kept: new Map([...record.kept, ...kept]),
  });
  const added = [...kept.keys()].filter((path) => !files.has(path));
  await forEachAtOnce(added, filesAtOnce, (path) =>
    linkReadable(join(current, path), join(releases, to, path)),
  );
}
