import { randomBytes } from 'node:crypto';
import { accessSync, chmodSync, closeSync, constants, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** A lock that this process holds. */
export interface Lock {
  /** Lets others have it; more than once does nothing. */
  readonly release: () => void;
}

export interface LockOptions {
  /**
   * A shared lock is held by any number at once, and none of them together with an exclusive one.
   * Without it the lock is exclusive.
   */
  readonly shared?: boolean;
}

/**
 * Keeps every lock that is held from being collected as garbage, which would end it: nothing else
 * need refer to one.
 */
const held = new Set<DatabaseSync>();

/** SQLITE_BUSY of https://www.sqlite.org/rescode.html: another connection holds the lock. */
const busy = 5;

/**
 * Takes the lock of a file, which is made if it is missing, or returns undefined if another process
 * holds it. The lock is one of the kernel's on the file (through SQLite, since Node offers none
 * itself), so it ends with its process however that ends, and it holds between containers that
 * share the disk, whatever numbers their processes have. The file stays, empty: to remove it would
 * let a third process lock a new file of that name. No other code of this process may open the
 * file: the kernel takes the lock back where any descriptor of it is closed. On a disk without
 * locks (`hasLocks`) each lock seems to be held by another. Throws the system's error if the file
 * cannot be made or written.
 */
export function tryLock(file: string, { shared = false }: LockOptions = {}): Lock | undefined {
  createMissing(file);
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    // Without a journal, which would lie beside the file. The first read of a transaction takes the
    // shared lock, and keeps it until the end.
    database.exec(
      `PRAGMA journal_mode = MEMORY; ${shared ? 'BEGIN; SELECT count(*) FROM sqlite_schema' : 'BEGIN EXCLUSIVE'}`,
    );
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release: () => {
      held.delete(database);
      if (database.isOpen) database.close();
    },
  };
}

/**
 * Takes the lock of a file as soon as it is free, asking again after `pause` milliseconds; rejects
 * if `signal` aborts.
 */
export async function waitForLock(
  file: string,
  { pause = 50, signal }: { readonly pause?: number; readonly signal?: AbortSignal } = {},
): Promise<Lock> {
  for (;;) {
    signal?.throwIfAborted();
    const lock = tryLock(file);
    if (lock !== undefined) return lock;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

/**
 * Whether the disk of a folder has locks, as some network disks have none; tried with a file that
 * nobody else locks. Throws the system's error if the folder cannot be written.
 */
export function hasLocks(folder: string): boolean {
  const file = join(folder, `probe-${randomBytes(6).toString('hex')}.lock`);
  createMissing(file);
  try {
    const lock = tryLock(file);
    lock?.release();
    return lock !== undefined;
  } catch {
    return false;
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * Makes the file if there is none, so that whoever may write to its folder may take the lock; else
 * looks whether this process may.
 */
function createMissing(file: string): void {
  try {
    closeSync(openSync(file, 'wx'));
    chmodSync(file, statSync(dirname(file)).mode & 0o666);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    accessSync(file, constants.R_OK | constants.W_OK);
  }
}
