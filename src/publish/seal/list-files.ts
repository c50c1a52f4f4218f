import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** The files of a folder as paths with `/`, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name).slice(folder.length + 1).split(sep).join('/')).sort();
}
