import { hashFile } from '../../../src/store/index.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, inject, it } from 'vitest';
import { isHashedFile } from '../../../src/publish/files/release-file.ts';
import { parseManifest } from '../../../src/publish/finalize/manifest.ts';
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

  it('has compressed copies beside all its pages, which are no larger than those that servers make by their defaults', () => {
    const texts = listFiles(release).filter((path) => listFiles(release).includes(`${path}.br`));
    expect(
      listFiles(release).filter((path) => path.endsWith('.html') && !texts.includes(path)),
    ).toEqual([]);
    const server = texts.map((path) => ({
      br: brotliCompressSync(read(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
        .length,
      gz: gzipSync(read(path), { level: 6 }).length,
    }));
    // Of a short text trying harder can make a few bytes more.
    for (const ending of ['br', 'gz'] as const) {
      const sizes = texts.map((path) =>
        existsSync(join(release, `${path}.${ending}`)) ? read(`${path}.${ending}`).length : 0,
      );
      const more = sizes.map((size, index) => size - (server[index]?.[ending] ?? 0));
      expect(Math.max(...more)).toBeLessThan(64);
      expect(more.reduce((sum, each) => sum + each, 0)).toBeLessThan(0);
    }
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
