import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { isHashedFile } from '../../../src/publish/files/release-file.ts';
import { parseManifest, hashFile } from '../../../src/publish/finalize/manifest.ts';
import { listFiles } from '../read-release.ts';

const release = inject('firstSite');
const read = (path: string) => readFileSync(join(release, path));

describe('a built release', () => {
  it('has a manifest that names every other file with its SHA-256', () => {
    const { files } = parseManifest(read('release.json').toString());
    const others = listFiles(release).filter((path) => path !== 'release.json');
    expect(Object.fromEntries(files)).toEqual(
      Object.fromEntries(others.map((path) => [path, hashFile(read(path))])),
    );
  });

  it('has compressed copies that are no larger than those that servers make by their defaults', () => {
    const larger = listFiles(release).flatMap((path) => {
      const of = path.slice(0, -'.br'.length);
      if (
        path.endsWith('.br') &&
        read(path).length >
          brotliCompressSync(read(of), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }).length
      )
        return [path];
      return path.endsWith('.gz') && read(path).length > gzipSync(read(of), { level: 6 }).length
        ? [path]
        : [];
    });
    expect(larger).toEqual([]);
    expect(
      listFiles(release).filter(
        (path) => path.endsWith('.html') && !listFiles(release).includes(`${path}.br`),
      ),
    ).toEqual([]);
  });

  it('calls unchanging only what has a hash in its name', () => {
    const hashed = listFiles(release)
      .filter(isHashedFile)
      .map((path) => path.replace(/\.(?:br|gz)$/, ''));
    expect(
      hashed.filter(
        (path) =>
          !/[.-][\w-]{8}(?:_\w+)?\.\w+$|\/share-[0-9a-f]{16}\.png$|_[0-9a-f]{7,10}\.pf_\w+$|\/[0-9a-f]{10}\.txt$/.test(
            path,
          ),
      ),
    ).toEqual([]);
    expect(hashed.length).toBeGreaterThan(20);
  });

  it('allows no inline code in its policy', () => {
    expect(read('_headers').toString()).toMatch(
      /^ {2}Content-Security-Policy: default-src 'none'; script-src 'self' 'wasm-unsafe-eval'/m,
    );
    expect(read('_headers').toString()).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  });
});
