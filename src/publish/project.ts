import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this program, wherever a command is started from. */
export const packageRoot: string = fileURLToPath(new URL('../../', import.meta.url)).replace(
  /[\\/]$/,
  '',
);

/** Where builds keep what no release contains; it can be removed at any time. */
export const cacheFolder: string = join(packageRoot, 'node_modules', '.cache', 'answerable');

/** A path as a person at the keyboard would write it: from the current folder on, or in full where it lies elsewhere. */
export function toShownPath(path: string): string {
  const way = relative('', path);
  return way.startsWith('..') ? path : way;
}
