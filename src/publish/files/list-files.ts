import { lstatSync, realpathSync } from 'node:fs';
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

/**
 * The file at a path below the content folder; undefined if there is none, or if the path leads to
 * another place: out of the folder, or over a link, which may lead anywhere on the disk.
 */
export function findContentFile(contentFolder: string, path: string): string | undefined {
  if (path.startsWith('..')) return undefined;
  const file = join(contentFolder, path);
  if (lstatSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined;
  return toFilePath(realpathSync(contentFolder), realpathSync(file)) === path ? file : undefined;
}
