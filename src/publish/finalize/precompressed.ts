import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { copyEndings, type Compressor, type CopyEnding } from './compress.ts';
import { toFileHash, type Manifest } from './manifest.ts';

/** Copies that an earlier release in `folder` has, by what its manifest says. */
export interface Earlier {
  readonly folder: string;
  readonly manifest: Manifest;
}

/**
 * Writes the compressed copies of a file beside it and returns their hashes by their paths. The copies of a file that an
 * earlier release has too, made by the same program, are taken from there.
 */
export async function writeCopies(
  folder: string,
  path: string,
  bytes: Uint8Array,
  compressor: Compressor,
  earlier: Earlier | undefined,
): Promise<[string, string][]> {
  const copies =
    (await readEarlier(path, toFileHash(bytes), compressor, earlier)) ??
    (await compressor.compress(bytes));
  return Promise.all(
    [...copies].map(async ([ending, copy]) => {
      await writeFile(join(folder, path + ending), copy);
      return [path + ending, toFileHash(copy)] as [string, string];
    }),
  );
}

async function readEarlier(
  path: string,
  hash: string,
  compressor: Compressor,
  earlier: Earlier | undefined,
): Promise<Map<CopyEnding, Uint8Array> | undefined> {
  if (
    earlier === undefined ||
    earlier.manifest.compression !== compressor.name ||
    earlier.manifest.files.get(path) !== hash
  )
    return undefined;
  const copies = new Map<CopyEnding, Uint8Array>();
  for (const ending of copyEndings) {
    const expected = earlier.manifest.files.get(path + ending);
    if (expected === undefined) continue;
    const copy = await readFile(join(earlier.folder, path + ending)).catch(() => undefined);
    if (copy === undefined || toFileHash(copy) !== expected) return undefined;
    copies.set(ending, copy);
  }
  return copies;
}
