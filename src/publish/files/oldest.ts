import { readdirSync, rmSync, statSync } from 'node:fs';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Says of a folder that is kept that it was used now. */
export async function markUsed(folder: string): Promise<void> {
  await utimes(folder, new Date(), new Date()).catch(() => undefined);
}

/**
 * Removes of the folders in `parent` whose names begin alike all but the `most` that were used
 * last.
 */
export function removeOldest(parent: string, prefix: string, most: number): void {
  const dated = readdirSync(parent)
    .filter((name) => name.startsWith(prefix))
    .map((name) => join(parent, name))
    .map((path) => ({ path, time: statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  for (const { path } of dated.toSorted((a, b) => b.time - a.time).slice(most))
    rmSync(path, { recursive: true, force: true });
}
