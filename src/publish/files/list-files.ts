import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a folder as paths with `/`, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  // With the slash a link to a folder is followed.
  const found = await readdir(`${folder}/`, { recursive: true, withFileTypes: true });
  return found
    .filter((each) => each.isFile())
    .map((each) => toFilePath(folder, join(each.parentPath, each.name)))
    .sort();
}

/** The path with `/` of a file as seen from a folder that holds it. */
export function toFilePath(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}
