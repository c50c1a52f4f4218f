import { join, sep } from 'node:path';

/** A file of the content folder as it is found from the working folder, with `/` between folders. */
export function formatFilePath(folder: string, path: string): string {
  return join(folder, path).split(sep).join('/').toWellFormed();
}
