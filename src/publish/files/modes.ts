import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { chmod, copyFile, link, lstat, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What a server of another user needs: all may read, and nobody else may write. */
const [fileMode, folderMode] = [0o644, 0o755];
const permissions = 0o777;

/**
 * Makes a folder and those around it that are missing, with the modes of a release; those that are
 * there stay as they are.
 */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made))
    await setMode(made, folderMode);
}

/** Whether a file has the mode of one in a release. */
export function hasReadableMode({ mode }: { readonly mode: number }): boolean {
  return process.platform === 'win32' || (mode & permissions) === fileMode;
}

/** Makes one folder in one that is there, with the modes of a release, whatever the umask is. */
export function makeReadableFolder(folder: string): void {
  mkdirSync(folder, { mode: folderMode });
  const { mode } = lstatSync(folder);
  if (process.platform !== 'win32' && (mode & permissions) !== folderMode)
    chmodSync(folder, (mode & ~permissions & 0o7777) | folderMode);
}

/** Copies a file into a folder, which is made if it is missing, with the modes of a release. */
export async function copyReadable(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  await copyFile(from, to);
  await setMode(to, fileMode);
}

/**
 * Links a file, or copies it where the disk has no links or no more of them for this file, or where
 * its modes are not those of a release: to change them would change the other release too.
 */
export async function linkReadable(from: string, to: string): Promise<void> {
  await makeFolder(dirname(to));
  const { mode } = await lstat(from);
  if ((mode & permissions) === fileMode || process.platform === 'win32')
    await link(from, to).catch(() => copyReadable(from, to));
  else await copyReadable(from, to);
}

async function setMode(path: string, wanted: number): Promise<void> {
  // Windows knows no more of modes than whether a file may be written.
  if (process.platform === 'win32') return;
  const { mode } = await lstat(path);
  // A bit above these, such as the one that keeps the group of a folder, stays.
  if ((mode & permissions) !== wanted) await chmod(path, (mode & ~permissions & 0o7777) | wanted);
}
