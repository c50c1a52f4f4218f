import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formatHeadersFile, parseHeadersFile } from '../../../../src/publish/seal/headers-file.ts';
import { parseManifest, toFileHash } from '../../../../src/publish/seal/manifest.ts';
import { parseRedirectsFile } from '../../../../src/publish/seal/redirects-file.ts';
import { sealRelease } from '../../../../src/publish/seal/seal.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const text = Array.from({ length: 400 }, (_, index) => `Loaf ${index * 7919} is baked at ${(index * 31) % 97} degrees.`).join(' ');
const files = { 'index.html': `<p>${text}</p>`, '404.html': '<p>', 'assets/a.Ch9C48f-.css': `p::before{content:"${text}"}`, 'assets/a.png': text, 'pagefind/en.pf_meta': 'x' };

async function createSite(changed: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await createTemporaryFolder();
  for (const [path, content] of Object.entries({ ...files, ...changed })) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

async function readAll(folder: string): Promise<Record<string, string>> {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  return Object.fromEntries(await Promise.all(found.map(async (path) => [path.slice(folder.length + 1), toFileHash(await readFile(path))])));
}

describe('a seal', () => {
  it('names every file but itself with its SHA-256, sorted', async () => {
    const folder = await createSite();
    const seal = await sealRelease(folder);
    const manifest = await readFile(join(folder, 'release.json'), 'utf8');
    const { 'release.json': _, ...others } = await readAll(folder);
    expect(Object.fromEntries(parseManifest(manifest).files)).toEqual(others);
    expect([...parseManifest(manifest).files.keys()]).toEqual(Object.keys(others).sort());
    expect(seal).toEqual({ files: Object.keys(others).length, copies: 4 });
  });

  it('brings copies of text that give the text again, and none that would be larger than it', async () => {
    const folder = await createSite();
    await sealRelease(folder);
    for (const file of ['index.html', 'assets/a.Ch9C48f-.css']) {
      const bytes = await readFile(join(folder, file));
      const [br, gz] = await Promise.all([readFile(join(folder, `${file}.br`)), readFile(join(folder, `${file}.gz`))]);
      expect([brotliDecompressSync(br).equals(bytes), gunzipSync(gz).equals(bytes)]).toEqual([true, true]);
      expect(Math.max(br.length, gz.length)).toBeLessThan(bytes.length);
    }
    expect((await readdir(folder, { recursive: true })).filter((path) => /404|png|pf_meta|_headers/.test(path) && /\.(?:br|gz)$/.test(path))).toEqual([]);
  });

  it('is the same for the same files, with or without a release before, and when made twice', async () => {
    const [first, second] = [await createSite(), await createSite()];
    await sealRelease(first);
    await sealRelease(second, first);
    expect(await readAll(second)).toEqual(await readAll(first));
    await sealRelease(second);
    expect(await readAll(second)).toEqual(await readAll(first));
  });

  it('takes copies from the release before, but none that are not what its manifest says, and none of a page that changed', async () => {
    const [first, expected] = [await createSite(), await createSite({ '404.html': text })];
    await sealRelease(first);
    await sealRelease(expected);
    await writeFile(join(first, 'index.html.br'), 'not what was sealed');
    const next = await createSite({ '404.html': text });
    await sealRelease(next, first);
    expect(await readAll(next)).toEqual(await readAll(expected));
    // Where the manifest agrees, the copy is indeed not made again.
    const manifest = JSON.parse(await readFile(join(first, 'release.json'), 'utf8'));
    manifest.files['index.html.br'] = toFileHash(Buffer.from('not what was sealed'));
    await writeFile(join(first, 'release.json'), JSON.stringify(manifest));
    const last = await createSite();
    await sealRelease(last, first);
    expect(await readFile(join(last, 'index.html.br'), 'utf8')).toBe('not what was sealed');
  });

  it('tells nginx and Caddy of redirects only where there are some', async () => {
    const [without, having] = [await createSite(), await createSite({ _redirects: '/old/ /new/ 301\n', '_redirects.nginx.conf': 'map $uri $moved_to {}' })];
    await sealRelease(without);
    await sealRelease(having);
    const read = (folder: string) => Promise.all(['_headers.nginx.conf', '_headers.Caddyfile'].map((name) => readFile(join(folder, name), 'utf8')));
    expect((await read(without)).join('')).not.toMatch(/moved/);
    expect(await read(having)).toEqual([expect.stringContaining('return 301 $moved_to;'), expect.stringContaining('"/old/" "/new/"')]);
  });
});

describe('the file of headers', () => {
  it('is read as it was written', () => {
    const headersOf = parseHeadersFile(formatHeadersFile({ 'X-A': 'b: c' }, Object.keys(files)));
    expect(headersOf('/faq/')).toEqual({ 'X-A': 'b: c' });
    for (const path of ['/assets/a.Ch9C48f-.css', '/pagefind/en.pf_meta']) expect(headersOf(path)).toEqual({ 'X-A': 'b: c', 'Cache-Control': 'public, max-age=31536000, immutable' });
  });

  it('says what each Markdown copy is a copy of, in as few rules as there are lists', () => {
    const copies = ['articles/a/index.md', 'articles/b/index.md', 'faq/a.b/index.md', 'llms.txt'];
    const text = formatHeadersFile({}, copies);
    expect(text.split('\n').filter((line) => line.startsWith('/'))).toEqual(['/*', '/articles/:page/index.md', '/faq/:page/index.md', '/llms.txt']);
    const headersOf = parseHeadersFile(text);
    const copy = { 'Content-Type': 'text/markdown;charset=utf-8', Link: '<./>; rel="canonical"', 'X-Robots-Tag': 'noindex' };
    expect(['/articles/b/index.md', '/faq/a.b/index.md', '/llms.txt'].map(headersOf)).toEqual([copy, copy, { 'X-Robots-Tag': 'noindex' }]);
    for (const path of ['/faq/a.b/', '/faq/a/b/index.md', '/faq/a/index-md', '/llms.txt/', '/x/llms.txt']) expect([path, headersOf(path)]).toEqual([path, {}]);
  });

  it('refuses a line that is longer than hosts read', () => {
    expect(() => formatHeadersFile({ 'X-A': 'a'.repeat(2000) }, [])).toThrow(/has 2007 characters and hosts read 2000: X-A/);
  });
});

it('reads where pages moved', () => {
  expect([...parseRedirectsFile('# old\n/a/ /b/ 301\n/%C3%A9/ /%C3%A8/ 301\n\n/%/ /c/')]).toEqual([['/a/', '/b/'], ['/é/', '/%C3%A8/'], ['/%/', '/c/']]);
});
