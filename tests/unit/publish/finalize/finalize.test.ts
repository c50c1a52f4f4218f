import { hashFile } from '../../../../src/store/index.ts';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseManifest } from '../../../../src/publish/finalize/manifest.ts';
import { createFinalizer } from '../../../../src/publish/finalize/finalize.ts';
import type { KeptFiles } from '../../../../src/publish/files/site-files.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const text = Array.from(
  { length: 400 },
  (_, index) => `Loaf ${index * 7919} is baked at ${(index * 31) % 97} degrees.`,
).join(' ');
const files = {
  'index.html': `<p>${text}</p>`,
  'index.md': text,
  '404.html': '<p>',
  'robots.txt': 'x',
  'assets/a.Ch9C48f-.css': `p::before{content:"${text}"}`,
  'assets/a.png': text,
  'pagefind/en.pf_meta': 'x',
};

async function createSite(changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await createTemporaryFolder();
  for (const [path, content] of Object.entries({ ...files, ...changed })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Finalizes a folder as a build does, and keeps what the next one need not make again. */
async function finalize(folder: string, kept?: KeptFiles) {
  return changeSite(
    folder,
    async (site) => {
      const { compression, ...finalized } = await createFinalizer(site).finalize();
      site.save(folder, { compression, linked: [] });
      return finalized;
    },
    kept,
  );
}

async function readAll(folder: string): Promise<Record<string, string>> {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  return Object.fromEntries(
    await Promise.all(
      found.map(async (path) => [path.slice(folder.length + 1), hashFile(await readFile(path))]),
    ),
  );
}

describe('a finalized release', () => {
  it('names every file but itself with its SHA-256, sorted', async () => {
    const folder = await createSite();
    const finalized = await finalize(folder);
    const manifest = await readFile(join(folder, 'release.json'), 'utf8');
    const { 'release.json': _, ...others } = await readAll(folder);
    expect(Object.fromEntries(parseManifest(manifest).files)).toEqual(others);
    expect([...parseManifest(manifest).files.keys()]).toEqual(Object.keys(others).sort());
    expect(finalized).toEqual({ files: Object.keys(others).length, precompressed: 6, notes: [] });
  });

  it('brings copies of text but Markdown that give the text again, and none that would be larger than it', async () => {
    const folder = await createSite();
    await finalize(folder);
    for (const file of ['index.html', 'assets/a.Ch9C48f-.css']) {
      const bytes = await readFile(join(folder, file));
      const [br, gz] = await Promise.all([
        readFile(join(folder, `${file}.br`)),
        readFile(join(folder, `${file}.gz`)),
      ]);
      expect([brotliDecompressSync(br).equals(bytes), gunzipSync(gz).equals(bytes)]).toEqual([
        true,
        true,
      ]);
      expect(Math.max(br.length, gz.length)).toBeLessThan(bytes.length);
    }
    expect(
      (await readdir(folder, { recursive: true })).filter(
        (path) => /robots|png|pf_meta|_headers|\.md/.test(path) && /\.(?:br|gz)$/.test(path),
      ),
    ).toEqual([]);
  });

  it('is the same for the same files, with or without an earlier one, and when made twice', async () => {
    const [first, second] = [await createSite(), await createSite()];
    const kept = { folder: await createTemporaryFolder(), version: '1', isRead: true };
    await finalize(first, kept);
    await finalize(second, kept);
    expect(await readAll(second)).toEqual(await readAll(first));
    await finalize(second);
    expect(await readAll(second)).toEqual(await readAll(first));
  });

  it('takes copies from an earlier one, but none that were changed since, and none of a page that changed', async () => {
    const kept = { folder: await createTemporaryFolder(), version: '1', isRead: true };
    const first = await createSite();
    await finalize(first, kept);
    const expected = await createSite({ '404.html': text });
    await finalize(expected);
    const next = await createSite({ '404.html': text });
    await finalize(next, kept);
    expect(await readAll(next)).toEqual(await readAll(expected));
    const inode = async (folder: string) => (await stat(join(folder, 'index.html.br'))).ino;
    // The copy is indeed not made again: the two have one file.
    expect(await inode(next)).toBe(await inode(first));
    await writeFile(join(first, 'index.html.br'), 'not what was written');
    const last = await createSite({ '404.html': text });
    await finalize(last, kept);
    expect(await readAll(last)).toEqual(await readAll(expected));
  });

  it('writes its policy and the referrer policy into every page, before all that they are about, and once', async () => {
    const pages = {
      'index.html':
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A</title><script>a()</script><style>p{}</style></head><body></body></html>',
      '404.html': '<p>There is none.</p>',
      'old/index.html':
        '<!doctype html>\n<html>\n<head>\n<title>B</title>\n<meta charset="utf-8">\n<script src="/redirect.js"></script></head></html>',
      'own.html':
        '<!doctype html><html><head><script>b()</script><meta charset="utf-8"></head></html>',
      'assets/a.Ch9C48f-.css': 'p{background:url(data:image/png;base64,)}',
    };
    const folder = await createSite(pages);
    await finalize(folder);
    const read = (path: string) => readFile(join(folder, path), 'utf8');
    const written = await Promise.all(Object.keys(pages).map(read));
    const tags = (more: string) =>
      expect.stringMatching(
        new RegExp(
          `${more}<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src [^"]*; img-src 'self' data:; [^"]*"><meta name="referrer" content="strict-origin">`,
        ),
      );
    expect(written).toEqual([
      tags('<head><meta charset="utf-8">'),
      tags('^'),
      tags('<title>B</title>\n<meta charset="utf-8">'),
      tags('<head>'),
      pages['assets/a.Ch9C48f-.css'],
    ]);
    expect([...(written[0] ?? '').matchAll(/'sha256-/g)].length).toBe(2);
    expect(written[1]).not.toContain('sha256');
    // The header is for all pages, and says what an element meta cannot.
    const [, policy = ''] = /Content-Security-Policy: (.*)/.exec(await read('_headers')) ?? [];
    expect([
      [...policy.matchAll(/'sha256-/g)].length,
      policy.endsWith("; frame-ancestors 'none'"),
      written.join('').includes('frame-ancestors'),
    ]).toEqual([3, true, false]);
    await finalize(folder);
    expect(await Promise.all(Object.keys(pages).map(read))).toEqual(written);
  });

  it('refuses a site that brings a file for servers of its own, which would be lost', async () => {
    await expect(finalize(await createSite({ _redirects: '/old/ /new/ 301\n' }))).rejects.toThrow(
      'The site brings a file _redirects, which the build writes. Remove it from public/; write addresses that moved into content/permalinks.json.',
    );
    await finalize(await createSite({ '.nojekyll': '' }));
  });
});
