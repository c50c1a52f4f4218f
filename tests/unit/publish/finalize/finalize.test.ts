import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseManifest, hashFile } from '../../../../src/publish/finalize/manifest.ts';
import { finalizeRelease } from '../../../../src/publish/finalize/finalize.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const text = Array.from(
  { length: 400 },
  (_, index) => `Loaf ${index * 7919} is baked at ${(index * 31) % 97} degrees.`,
).join(' ');
const files = {
  'index.html': `<p>${text}</p>`,
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
    const finalized = await finalizeRelease(folder);
    const manifest = await readFile(join(folder, 'release.json'), 'utf8');
    const { 'release.json': _, ...others } = await readAll(folder);
    expect(Object.fromEntries(parseManifest(manifest).files)).toEqual(others);
    expect([...parseManifest(manifest).files.keys()]).toEqual(Object.keys(others).sort());
    expect(finalized).toEqual({ files: Object.keys(others).length, precompressed: 6, notes: [] });
  });

  it('brings copies of text that give the text again, and none that would be larger than it', async () => {
    const folder = await createSite();
    await finalizeRelease(folder);
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
        (path) => /robots|png|pf_meta|_headers/.test(path) && /\.(?:br|gz)$/.test(path),
      ),
    ).toEqual([]);
  });

  it('is the same for the same files, with or without a release before, and when made twice', async () => {
    const [first, second] = [await createSite(), await createSite()];
    await finalizeRelease(first);
    await finalizeRelease(second, { earlier: first });
    expect(await readAll(second)).toEqual(await readAll(first));
    await finalizeRelease(second);
    expect(await readAll(second)).toEqual(await readAll(first));
  });

  it('takes copies from the release before, but none that are not what its manifest says, and none of a page that changed', async () => {
    const [first, expected] = [await createSite(), await createSite({ '404.html': text })];
    await finalizeRelease(first);
    await finalizeRelease(expected);
    await writeFile(join(first, 'index.html.br'), 'not what was sealed');
    const next = await createSite({ '404.html': text });
    await finalizeRelease(next, { earlier: first });
    expect(await readAll(next)).toEqual(await readAll(expected));
    // Where the manifest agrees, the copy is indeed not made again.
    const manifest = JSON.parse(await readFile(join(first, 'release.json'), 'utf8'));
    manifest.files['index.html.br'] = hashFile(Buffer.from('not what was sealed'));
    await writeFile(join(first, 'release.json'), JSON.stringify(manifest));
    const last = await createSite();
    await finalizeRelease(last, { earlier: first });
    expect(await readFile(join(last, 'index.html.br'), 'utf8')).toBe('not what was sealed');
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
    await finalizeRelease(folder);
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
    await finalizeRelease(folder);
    expect(await Promise.all(Object.keys(pages).map(read))).toEqual(written);
  });

  it('refuses a site that brings a file for servers of its own, which would be lost', async () => {
    await expect(
      finalizeRelease(await createSite({ _redirects: '/old/ /new/ 301\n' })),
    ).rejects.toThrow(
      'The site brings a file _redirects, which the build writes. Remove it from public/; write addresses that moved into content/permalinks.json.',
    );
    await finalizeRelease(await createSite({ '.nojekyll': '' }));
  });
});
