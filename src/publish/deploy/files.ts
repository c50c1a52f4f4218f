import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { forEachAtOnce } from './at-once.ts';

/** How many files are read or written at once. */
export const filesAtOnce = 16;

/** The SHA-256 of every file in a folder, in hexadecimal, by its path with `/`; sorted by the paths. */
export async function hashFiles(folder: string): Promise<Map<string, string>> {
  // With the slash a link to a folder is followed.
  const found = await readdir(`${folder}/`, { recursive: true, withFileTypes: true });
  const paths = found.filter((each) => each.isFile()).map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/')).sort();
  const hashes = new Map(paths.map((path) => [path, '']));
  await forEachAtOnce(paths, filesAtOnce, async (path) => {
    hashes.set(path, createHash('sha256').update(await readFile(join(folder, path))).digest('hex'));
  });
  return hashes;
}
