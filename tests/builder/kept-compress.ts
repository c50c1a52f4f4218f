import { createHash, randomUUID } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import {
  createCompressor as create,
  type Compressor,
  type CopyEnding,
} from '../../src/publish/finalize/compress.ts';

export { copyEndings } from '../../src/publish/finalize/compress.ts';

const folder = process.env['ANSWERABLE_KEPT_COPIES'] ?? '';

/**
 * Makes compressed copies as `src/publish` does, and keeps them for the tests of this run: the same
 * bytes are compressed once.
 */
export function createCompressor(textBytes: number): Compressor {
  // Whose release nobody measures need not try its hardest.
  const isQuick = process.env['ANSWERABLE_QUICK_COPIES'] !== undefined;
  const { name, compress } = create(isQuick ? Infinity : textBytes);
  return {
    name,
    compress: async (bytes, isShared) => {
      const key = createHash('sha256').update(`${name} ${isShared}`).update(bytes).digest('hex');
      const kept = join(folder, key);
      const found = await readFile(kept).catch(() => undefined);
      if (found !== undefined) return toCopies(found);
      const copies = await compress(bytes, isShared);
      // Another build, or another file of this one, may keep the same at once.
      const written = `${kept}-${randomUUID()}`;
      await writeFile(written, serialize(copies));
      await rename(written, kept);
      return copies;
    },
  };
}

function toCopies(kept: Buffer): ReadonlyMap<CopyEnding, Uint8Array> {
  const copies: ReadonlyMap<CopyEnding, Uint8Array> = deserialize(kept);
  return copies;
}
