import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { forEachAtOnce } from '../files/at-once.ts';
import { listFiles } from '../files/list-files.ts';

/** How many files are read or written at once. */
export const filesAtOnce = 16;

/** The SHA-256 of every file in a folder, in hexadecimal, by its path with `/`; sorted by the paths. */
export async function hashFiles(folder: string): Promise<Map<string, string>> {
  const paths = await listFiles(folder);
  const hashes = new Map(paths.map((path) => [path, '']));
  await forEachAtOnce(paths, filesAtOnce, async (path) => {
    hashes.set(
      path,
      createHash('sha256')
        .update(await readFile(join(folder, path)))
        .digest('hex'),
    );
  });
  return hashes;
}
