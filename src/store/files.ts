import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fstatSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Names a file of a store by what is in it. */
export interface StoredFile {
  /** The SHA-256 of its bytes in hexadecimal. */
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
}

/** The SHA-256 of a file in hexadecimal. */
export function hashFile(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A file that was put somewhere out of a store. */
export interface PlacedFile {
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
  /** Whether it is a file of its own: the disk has no links. */
  readonly isCopy: boolean;
}

/**
 * Files by the hash of their bytes that outlive the process. None is ever written to: whoever takes
 * one out gets a hard link.
 */
export interface FileStore {
  /** Writes a file, in the place of an equal one. Throws if it cannot. */
  readonly write: (bytes: Uint8Array) => StoredFile;
  /**
   * The name of a file as it is now; undefined if the store lacks it, or if it was changed there,
   * by its time and size and, if the time alone differs, by its hash.
   */
  readonly find: (file: StoredFile) => StoredFile | undefined;
  /** The bytes of a file. Throws if there is none. */
  readonly read: (hash: string) => Buffer;
  /** Puts a file at `to`, where nothing may be. Throws if it cannot. */
  readonly place: (hash: string, to: string) => PlacedFile;
  /** Removes all files but those with the hashes in `used`. */
  readonly prune: (used: ReadonlySet<string>) => void;
}

/**
 * All may read a file, and nobody but its owner write, as in a release. The folder around them is
 * for one user alone.
 */
const [fileMode, folderMode, permissions] = [0o644, 0o700, 0o777];

/**
 * Opens a store in a folder, which is made when it is needed. Several processes may use it at once.
 */
export function openFileStore(folder: string): FileStore {
  const made = new Set<string>();
  const toPath = (hash: string) => join(folder, hash.slice(0, 2), hash);
  return {
    write: (bytes) => {
      const hash = hashFile(bytes);
      const path = toPath(hash);
      if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true, mode: folderMode });
      made.add(dirname(path));
      return { hash, size: bytes.length, time: writeWhole(path, bytes) };
    },
    find: (file) => {
      const path = toPath(file.hash);
      const found = lstatSync(path, { throwIfNoEntry: false });
      if (found === undefined) return undefined;
      const { size, mtimeMs: time } = found;
      const isSame =
        found.isFile() && size === file.size && (time === file.time || hasHash(path, file.hash));
      if (isSame) return time === file.time ? file : { ...file, time };
      rmSync(path, { force: true, recursive: true });
      return undefined;
    },
    read: (hash) => readFileSync(toPath(hash)),
    place: (hash, to) => {
      const isCopy = !linkOrCopy(toPath(hash), to);
      const { mode, mtimeMs: time } = lstatSync(to);
      // Somebody may have changed it at another of its places.
      if (process.platform !== 'win32' && (mode & permissions) !== fileMode)
        chmodSync(to, fileMode);
      return { time, isCopy };
    },
    prune: (used) => {
      for (const part of readdirSync(folder))
        for (const name of readdirSync(join(folder, part)))
          if (!used.has(name)) rmSync(join(folder, part, name), { force: true });
    },
  };
}

/**
 * Writes a file beside and renames it, so that none is ever half there. Returns when it was
 * written.
 */
function writeWhole(path: string, bytes: Uint8Array): number {
  const beside = `${path}.${randomUUID()}`;
  try {
    const time = writeFile(openSync(beside, 'wx', fileMode), bytes);
    renameSync(beside, path);
    return time;
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function writeFile(file: number, bytes: Uint8Array): number {
  try {
    writeFileSync(file, bytes);
    const { mode, mtimeMs } = fstatSync(file);
    // The umask may have taken some away.
    if ((mode & permissions) !== fileMode) fchmodSync(file, fileMode);
    return mtimeMs;
  } finally {
    closeSync(file);
  }
}

function hasHash(path: string, hash: string): boolean {
  return hashFile(readFileSync(path)) === hash;
}

/** A disk may have no links, or no more of them for this file. Returns whether it is a link. */
function linkOrCopy(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code !== 'EXDEV' && code !== 'EMLINK' && code !== 'EPERM' && code !== 'ENOTSUP')
      throw error;
    copyFileSync(from, to);
    return false;
  }
}
