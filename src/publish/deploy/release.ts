import { realpath } from 'node:fs/promises';
import { RefusedError } from '../refused.ts';
import { hashFiles } from './files.ts';

/** A release that can be deployed. */
export interface Release {
  /** The folder itself, without links: a later build cannot put another in its place. */
  readonly folder: string;
  /** The SHA-256 of each file by its path. */
  readonly files: ReadonlyMap<string, string>;
}

/** What every release has. */
const marks = ['index.html', '404.html', 'pagefind/pagefind.js', 'pagefind/words.json'];

/** Reads the release in a folder. Throws a `RefusedError` where there is none. */
export async function readRelease(folder: string): Promise<Release> {
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined) throw new RefusedError(`There is no release at ${folder}. Run npm run build first, or write --from and its folder.`);
  const files = await hashFiles(real);
  const missing = marks.find((mark) => !files.has(mark));
  if (missing !== undefined) throw new RefusedError(`${folder} is no release: ${missing} is missing. Run npm run build, or write --from and the folder of a release.`);
  return { folder: real, files };
}
