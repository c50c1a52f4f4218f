import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Says of a folder that is kept that it was used now. */
export async function markUsed(folder: string): Promise<void> {
  await utimes(folder, new Date(), new Date()).catch(() => undefined);
}

/**
 * Removes of the folders in `parent` whose names begin alike all but the `most` that were used
 * last.
 */
export async function removeOldest(parent: string, prefix: string, most: number): Promise<void> {
  const folders = (await readdir(parent))
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(parent, name));
  const dated = await Promise.all(
    folders.map(async (path) => ({
      path,
      time: (await stat(path).catch(() => undefined))?.mtimeMs ?? 0,
    })),
  );
  for (const { path } of dated.toSorted((a, b) => b.time - a.time).slice(most))
    await rm(path, { recursive: true, force: true }).catch(() => undefined);
}
