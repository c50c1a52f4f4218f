import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { markUsed, removeOldest } from './oldest.ts';
import { createOwnedFolder, removeAbandoned, runAlone } from './owned-folder.ts';
import { openCacheFolder } from '../project/index.ts';

/** The cache folders in which this process has had a workspace. */
const used = new Set<string>();

/**
 * Runs `work` in a folder of its own in the cache of the site, which is gone afterwards; removes
 * first what ended builds have left.
 */
export async function useWorkspace<Result>(
  contentFolder: string,
  work: (workspace: string) => Promise<Result>,
): Promise<Result> {
  const cache = await openCacheFolder(contentFolder);
  used.add(cache);
  await removeAbandoned(cache);
  if (!process.listeners('unhandledRejection').includes(ignoreLateWrite))
    process.on('unhandledRejection', ignoreLateWrite);
  const workspace = await createOwnedFolder(cache, 'build');
  try {
    return await work(workspace.path);
  } finally {
    await rm(workspace.path, { recursive: true, force: true }).catch(() => undefined);
    workspace.release();
  }
}

/**
 * Astro writes its store half a second after a change, without anyone to tell. Where the build has
 * failed meanwhile, the disk may be full and the folder gone; what it cannot write there matters to
 * nobody. All else is thrown on.
 */
function ignoreLateWrite(reason: unknown): void {
  const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason;
  const path = cause instanceof Error && 'path' in cause ? String(cause.path) : '';
  if (![...used].some((cache) => path.startsWith(cache))) throw reason;
}

/**
 * Runs `work`, which removes what other builds of the site might use, if none runs beside the one
 * in this workspace.
 */
export async function runWithoutOthers(workspace: string, work: () => void): Promise<void> {
  await runAlone(dirname(workspace), workspace, work);
}

/** Of how many content folders of one site something is kept. */
const storesKept = 5;
const keptPrefix = 'kept-';

/**
 * The folder in which a build of a content folder keeps what the next one need not find out again;
 * made if it is missing.
 */
export async function openKeptFolder(contentFolder: string): Promise<string> {
  const cache = await openCacheFolder(contentFolder);
  const folder = join(cache, keptPrefix + hashName(contentFolder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await markUsed(folder);
  await removeOldest(cache, keptPrefix, storesKept);
  return folder;
}

function hashName(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 16);
}
