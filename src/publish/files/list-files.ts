import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a folder as paths with `/`, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  // With the slash a link to a folder is followed.
  const found = await readdir(`${folder}/`, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map((each) => relative(folder, join(each.parentPath, each.name)).split(sep).join('/'))
    .sort();
}
