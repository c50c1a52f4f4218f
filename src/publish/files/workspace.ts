import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { markUsed, removeOldest } from './oldest.ts';
import { createOwnedFolder, removeAbandoned, runAlone } from './owned-folder.ts';
import { openCacheFolder } from '../project/index.ts';

/** Of how many content folders of one site something is kept. */
const storesKept = 5;
const keptPrefix = 'kept-';

/** How many bundles of pages are kept. */
const bundlesKept = 3;
export const bundlePrefix = 'bundled-pages-';

/**
 * Runs `work` in a folder of its own in the cache of the site, which is gone afterwards; removes
 * first what ended builds have left.
 */
export async function useWorkspace<Result>(
  contentFolder: string,
  work: (workspace: string) => Promise<Result>,
): Promise<Result> {
  const cache = await openCacheFolder(contentFolder);
  await removeAbandoned(cache);
  const workspace = await createOwnedFolder(cache, 'build');
  try {
    const result = await work(workspace.path);
    // It only saves room. Another build may use what it did not mark just now.
    await runAlone(cache, workspace.path, () => {
      removeOldest(cache, keptPrefix, storesKept);
      removeOldest(cache, bundlePrefix, bundlesKept);
    }).catch(() => undefined);
    return result;
  } finally {
    await rm(workspace.path, { recursive: true, force: true }).catch(() => undefined);
    workspace.release();
  }
}

/**
 * Runs `work`, which removes what other builds of the site might use, if none runs beside the one
 * in this workspace.
 */
export async function runWithoutOthers(workspace: string, work: () => void): Promise<void> {
  await runAlone(dirname(workspace), workspace, work);
}

/** Removes bundles that were not used lately, if no build runs beside the one in this workspace. */
export async function removeOldBundles(workspace: string): Promise<void> {
  const cache = dirname(workspace);
  await runAlone(cache, workspace, () => removeOldest(cache, bundlePrefix, bundlesKept));
}

/**
 * The folder in which a build of a content folder keeps what the next one need not find out again;
 * made if it is missing.
 */
export async function openKeptFolder(contentFolder: string): Promise<string> {
  const cache = await openCacheFolder(contentFolder);
  const folder = join(cache, keptPrefix + hashName(contentFolder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await markUsed(folder);
  return folder;
}

function hashName(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
