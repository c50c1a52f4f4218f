import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { hasLocks, tryLock, waitForLock, type Lock } from './lock.ts';

/**
 * A folder that one process works in, and that nobody removes before it is released or its process
 * has ended.
 */
interface OwnedFolder {
  readonly path: string;
  /** Lets whoever comes next remove the folder; more than once does nothing. */
  readonly release: () => void;
}

/**
 * A kind and a random part. Names of before hold a process and a machine as well; nothing says
 * whether their process runs.
 */
const ownedName = /^(?<folder>[a-z]+-(?<process>\d+-[0-9a-f]{6}-)?[0-9a-f]{12})(?:\.lock)?$/;
const oneHour = 60 * 60 * 1000;
const oneDay = 24 * oneHour;

/** A name for a folder that no other has. */
export function createOwnedName(kind: string): string {
  return `${kind}-${randomBytes(6).toString('hex')}`;
}

/** Whether a name is that of a release. */
export function isReleaseName(name: string): boolean {
  return /^release-[0-9a-f]{12}$/.test(name);
}

/** Whether a folder has the name of one that a process works in or has made. */
export function hasOwnedName(folder: string): boolean {
  return ownedName.exec(basename(folder))?.groups?.['folder'] === basename(folder);
}

/**
 * The file whose lock is held as long as a folder is in use. It lies beside, so that nothing that
 * goes through the folder opens it.
 */
export function getLockFile(folder: string): string {
  return `${folder}.lock`;
}

/**
 * Takes the lock under which owned folders of `parent` are made and removed, as soon as it is free;
 * undefined on a disk without locks. Throws if `parent` cannot be written.
 */
export async function lockParent(parent: string): Promise<Lock | undefined> {
  return hasLocks(parent) ? waitForLock(join(parent, 'lock')) : undefined;
}

/** Makes a folder in `parent` that is this process's own. */
export async function createOwnedFolder(parent: string, kind: string): Promise<OwnedFolder> {
  await mkdir(parent, { recursive: true });
  const path = join(parent, createOwnedName(kind));
  const guard = await lockParent(parent);
  try {
    const lock = guard === undefined ? undefined : tryLock(getLockFile(path));
    // Not `recursive`, which takes a disk that can only be read for a missing folder.
    await mkdir(path);
    return lock === undefined ? renew(path) : { path, release: () => removeLock(path, lock) };
  } finally {
    guard?.release();
  }
}

/**
 * Gives a lock back whose folder nobody else will make again, and removes its file; if that cannot
 * be, whoever comes next does.
 */
function removeLock(path: string, lock: Lock): void {
  lock.release();
  try {
    rmSync(getLockFile(path), { force: true });
  } catch {
    return;
  }
}

/** On a disk without locks: shows others by its time that the folder is in use. */
function renew(path: string): OwnedFolder {
  const timer = setInterval(
    () => void utimes(path, new Date(), new Date()).catch(() => undefined),
    oneHour,
  ).unref();
  return { path, release: () => clearInterval(timer) };
}

/**
 * Removes what ended processes left in `parent`; what cannot be removed stays for the next time.
 */
export async function removeAbandoned(parent: string): Promise<void> {
  const isThere = await stat(parent).catch(() => undefined);
  if (isThere === undefined) return;
  const guard = await lockParent(parent);
  try {
    await removeUnlocked(parent, guard !== undefined);
  } finally {
    guard?.release();
  }
}

/**
 * Removes the owned folders of `parent` that nobody uses, but those that `isKept` says. The caller
 * holds the lock of the parent, or, where the disk has none, says so by `locks`: then only what is
 * older than a day goes.
 */
export async function removeUnlocked(
  parent: string,
  locks: boolean,
  isKept: (path: string) => Promise<boolean> = async () => false,
): Promise<void> {
  const folders = new Map<string, boolean>();
  for (const name of await readdir(parent)) {
    const { folder, process } = ownedName.exec(name)?.groups ?? {};
    if (folder !== undefined)
      folders.set(
        join(parent, folder),
        locks && process === undefined && !folder.startsWith(probeKind),
      );
  }
  for (const [path, hasLock] of folders) {
    if (await isKept(path)) continue;
    if (hasLock) removeIfFree(path);
    else if ((await getAge(path)) > oneDay)
      for (const each of [path, getLockFile(path)])
        await rm(each, { recursive: true, force: true }).catch(() => undefined);
  }
}

/**
 * Renames one of the releases in `parent` that nobody uses, and that `isKept` does not keep, to
 * `to`, and returns the path that it had. The caller holds the lock of the parent.
 */
export async function takeUnlocked(
  parent: string,
  to: string,
  isKept: (path: string) => Promise<boolean>,
): Promise<string | undefined> {
  for (const name of (await readdir(parent)).filter(isReleaseName)) {
    const path = join(parent, name);
    if (await isKept(path)) continue;
    const lock = tryLock(getLockFile(path));
    if (lock === undefined) continue;
    try {
      await rename(path, to);
      return path;
    } finally {
      removeLock(path, lock);
    }
  }
  return undefined;
}

/**
 * Runs `work` if no other process works in a folder of `parent`, `own` being that of the caller;
 * meanwhile none begins to.
 */
export async function runAlone(parent: string, own: string, work: () => void): Promise<void> {
  const guard = await lockParent(parent);
  try {
    const others = (await readdir(parent))
      .map((name) => join(parent, name))
      .filter((path) => hasOwnedName(path) && path !== own);
    if (others.every((path) => guard !== undefined && isFree(path))) work();
  } finally {
    guard?.release();
  }
}

function isFree(path: string): boolean {
  const lock = tryLock(getLockFile(path));
  if (lock !== undefined) removeLock(path, lock);
  return lock !== undefined;
}

/**
 * What `hasLocks` is trying at this moment must not be locked, lest it be taken for a disk without
 * locks.
 */
const probeKind = 'probe-';

function removeIfFree(path: string): void {
  const lock = tryLock(getLockFile(path));
  if (lock === undefined) return;
  try {
    // A release has tens of thousands of files, which are removed one after the other in a tenth of
    // the time.
    rmSync(path, { recursive: true, force: true });
  } catch {
    // It stays for the next time.
  }
  removeLock(path, lock);
}

/** How long ago a folder was made or renewed, in milliseconds. */
async function getAge(path: string): Promise<number> {
  const found = await stat(path)
    .catch(() => stat(getLockFile(path)))
    .catch(() => undefined);
  return found === undefined ? 0 : Date.now() - found.mtimeMs;
}
