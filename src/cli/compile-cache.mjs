// Keeps what Node compiles of the commands within this project, where only this user may write. Node's own default lies in the
// system's temporary folder, where another user of the machine could leave code for it to run. Plain JavaScript, so that it can
// be loaded first with `--import`: Node strips the types of a file before the file could ask for the result to be kept.
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../../node_modules/.cache/answerable', import.meta.url));

try {
  enableCompileCache(createPrivateFolder(cache, 'compile'));
} catch {
  // Without a folder that is safe, commands start as they do without a cache: more slowly.
}

/** Makes a folder in `parent` that only this user may write to, and returns its path. Throws if it cannot. */
function createPrivateFolder(parent, name) {
  const folder = join(parent, name);
  // What lies in a folder that others could write to until now may be theirs.
  if (!makePrivate(parent)) rmSync(folder, { recursive: true, force: true });
  makePrivate(folder);
  return folder;
}

/**
 * Makes the folder if it is missing and closes it to other users. Returns whether it was closed before; Windows keeps no such
 * modes. Throws if it is a link, a file, or another user's.
 */
function makePrivate(path) {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const found = lstatSync(path);
  if (!found.isDirectory()) throw new Error(`${path} is no folder.`);
  if (process.getuid === undefined) return true;
  if (found.uid !== process.getuid()) throw new Error(`${path} belongs to another user.`);
  if ((found.mode & 0o077) === 0) return true;
  chmodSync(path, 0o700);
  return false;
}
