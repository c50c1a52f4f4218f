import { hashFile } from '../../store/index.ts';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage } from '../deploy/s3/storage.ts';
import { toFilePath } from '../files/list-files.ts';

/**
 * Where shards leave what they have rendered, by paths. What is under a path is there whole or not
 * at all, and of two that write the same path the last one stays. Nobody vouches for what is read
 * from it.
 */
export interface PartStore {
  /** The paths that begin so. */
  readonly list: (below: string) => Promise<readonly string[]>;
  /** The bytes under a path, if they are at most so many; undefined if there are none, or more. */
  readonly read: (path: string, most: number) => Promise<Uint8Array | undefined>;
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly close: () => void;
}

/**
 * Opens a store in a folder, such as one that several machines share; it is made when it is written
 * to.
 */
export function openFolderStore(folder: string): PartStore {
  const explain = <Result>(work: () => Promise<Result>) =>
    explainStore(folder, work, (error) => error.message);
  return {
    list: (below) =>
      explain(async () => {
        const start = join(folder, below);
        const found = await readdir(start, { recursive: true, withFileTypes: true }).catch(
          ignoreMissing,
        );
        return (found ?? [])
          .filter((each) => each.isFile())
          .map((each) => toFilePath(folder, join(each.parentPath, each.name)));
      }),
    read: (path, most) => explain(() => readWhole(join(folder, path), most)),
    write: (path, bytes) => explain(() => writeWhole(join(folder, path), bytes)),
    close: () => undefined,
  };
}

/** Opens a store in a storage that speaks S3; `explain` says what to do about its errors. */
export function openStorageStore(
  storage: Storage,
  explain: (error: Error) => string | undefined,
): PartStore {
  const headers = { contentType: 'application/octet-stream', cacheControl: 'no-store' };
  const tell = <Result>(work: () => Promise<Result>) =>
    explainStore('in the storage', work, (error) => explain(error) ?? error.message);
  return {
    list: (below) => tell(async () => [...(await storage.list(undefined, below)).keys()]),
    read: (path, most) => tell(() => storage.readBytes(path, most)),
    write: (path, bytes) => tell(async () => void (await storage.send(path, bytes, headers))),
    close: storage.close,
  };
}

async function explainStore<Result>(
  name: string,
  work: () => Promise<Result>,
  explain: (error: Error) => string,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    // oxlint-disable-next-line preserve-caught-error -- people are told the first of several causes, and that says less
    throw new Error(
      `The store ${name} cannot be used: ${error instanceof Error ? explain(error) : String(error)}`,
    );
  }
}

function ignoreMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}

async function readWhole(path: string, most: number): Promise<Uint8Array | undefined> {
  const file = await open(path).catch(ignoreMissing);
  if (file === undefined) return undefined;
  try {
    const found = await file.stat();
    return found.isFile() && found.size <= most ? await file.readFile() : undefined;
  } finally {
    await file.close();
  }
}

/**
 * Writes a file beside and renames it, unless the same is there: what is damaged there is replaced.
 */
async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const before = await readFile(path).catch(() => undefined);
  if (before !== undefined && hashFile(before) === hashFile(bytes)) return;
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${randomUUID()}`;
  try {
    const file = await open(beside, 'wx');
    try {
      await file.writeFile(bytes);
      // A part must not be there before its objects, even if the power fails.
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
