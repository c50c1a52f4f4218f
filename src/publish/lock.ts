import { DatabaseSync } from 'node:sqlite';

/** A lock that this process holds. */
export interface Lock {
  /** Lets others have it; more than once does nothing. */
  readonly release: () => void;
}

/** SQLITE_BUSY of https://www.sqlite.org/rescode.html: another connection holds the lock. */
const busy = 5;

/**
 * Takes the lock of a file, which is made if it is missing, or returns undefined if another process holds it. The lock is one
 * of the kernel's on the file (through SQLite, since Node offers none itself), so it ends with its process however that ends,
 * and it holds between containers that share the disk, whatever numbers their processes have. The file stays, empty: to remove
 * it would let a third process lock a new file of that name. Throws if the file cannot be written.
 */
export function tryLock(file: string): Lock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) return undefined;
    throw error;
  }
  return {
    release: () => {
      if (database.isOpen) database.close();
    },
  };
}

/** Takes the lock of a file as soon as it is free, asking again after `pause` milliseconds; rejects if `signal` aborts. */
export async function waitForLock(file: string, { pause = 50, signal }: { readonly pause?: number; readonly signal?: AbortSignal } = {}): Promise<Lock> {
  for (;;) {
    signal?.throwIfAborted();
    const lock = tryLock(file);
    if (lock !== undefined) return lock;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
