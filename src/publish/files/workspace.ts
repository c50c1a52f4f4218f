import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { markUsed, removeOldest } from './oldest.ts';
import { createOwnedFolder, removeAbandoned } from './owned-folder.ts';
import { openCacheFolder, packageRoot } from '../project/index.ts';

/** The cache folders in which this process has had a workspace. */
const used = new Set<string>();

/** Runs `work` in a folder of its own in the cache of the site, which is gone afterwards; removes first what ended builds have left. */
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
 * Astro writes its store half a second after a change, without anyone to tell. Where the build has failed meanwhile, the
 * disk may be full and the folder gone; what it cannot write there matters to nobody. All else is thrown on.
 */
function ignoreLateWrite(reason: unknown): void {
  const cause = reason instanceof Error && reason.cause instanceof Error ? reason.cause : reason;
  const path = cause instanceof Error && 'path' in cause ? String(cause.path) : '';
  if (![...used].some((cache) => path.startsWith(cache))) throw reason;
}

/**
 * Lends a build the images that the last build of the same content has made. They are moved in and, by
 * `keepImages`, back: a build that is killed takes them along, and none ever meets a half-written one.
 */
export async function takeImages(contentFolder: string, workspace: string): Promise<void> {
  await mkdir(join(workspace, 'cache'), { recursive: true });
  await rename(await getStore(contentFolder), join(workspace, 'cache', 'assets')).catch(
    () => undefined,
  );
}

/** Keeps for the next build the images that are in this release. */
export async function keepImages(contentFolder: string, workspace: string): Promise<void> {
  const images = join(workspace, 'cache', 'assets');
  const inRelease = new Set(await readdir(join(workspace, 'site', 'assets')).catch(() => []));
  for (const name of await readdir(images).catch(() => []))
    if (!inRelease.has(name)) await rm(join(images, name), { force: true });
  const store = await getStore(contentFolder);
  // What was there goes with the workspace.
  await rename(store, join(workspace, 'images-of-before')).catch(() => undefined);
  await rename(images, store).catch(() => undefined);
  await markUsed(store);
  await removeOldest(await openCacheFolder(contentFolder), imagesPrefix, storesKept);
}

/** Of how many content folders of one site something is kept. */
const storesKept = 5;
const imagesPrefix = 'images-';
const keptPrefix = 'kept-';

/** The folder in which a build of a content folder keeps what the next one need not find out again; made if it is missing. */
export async function openKeptFolder(contentFolder: string): Promise<string> {
  const cache = await openCacheFolder(contentFolder);
  const folder = join(cache, keptPrefix + hashName(contentFolder));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await markUsed(folder);
  await removeOldest(cache, keptPrefix, storesKept);
  return folder;
}

function hashName(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
}

/** One store for each content folder, and a new one when the programs that make images change. */
async function getStore(contentFolder: string): Promise<string> {
  const makers = await readFile(join(packageRoot, 'package.json'), 'utf8');
  return join(await openCacheFolder(contentFolder), imagesPrefix + hashName(contentFolder, makers));
}
