import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compareFolder, compareHost } from '../../../../src/publish/finalize/verify.ts';
import { readManifest, type Manifest } from '../../../../src/publish/finalize/manifest.ts';
import { createFinalizer } from '../../../../src/publish/finalize/finalize.ts';
import { serve } from '../../../../src/publish/serve.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const text = Array.from({ length: 200 }, (_, index) => `Loaf ${index}`).join(' ');

async function createRelease(): Promise<{ folder: string; manifest: Manifest }> {
  const folder = join(await createTemporaryFolder(), 'site');
  for (const [path, content] of [
    ['index.html', text],
    ['404.html', `no ${text}`],
    ['faq/index.html', `faq ${text}`],
    ['assets/a.Ch9C48f-.css', text],
    ['a b.txt', 'x'],
  ] as const) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await changeSite(folder, (site) => createFinalizer(site).finalize());
  const manifest = await readManifest(folder);
  if (manifest === undefined) throw new Error('There is no manifest.');
  return { folder, manifest };
}

const toShort = (differences: readonly { path: string; kind: string }[]) =>
  differences.map(({ path, kind }) => `${path} ${kind}`);

describe('a folder', () => {
  it('is the release where every file is the same', async () => {
    const { folder, manifest } = await createRelease();
    expect(await compareFolder(manifest, folder)).toEqual([]);
  });

  it('is told of what is missing, changed and additional, but not of files kept for old pages', async () => {
    const { folder, manifest } = await createRelease();
    await rm(join(folder, 'faq/index.html'));
    await writeFile(join(folder, 'index.html.gz'), 'changed');
    await writeFile(join(folder, 'new.html'), 'new');
    await writeFile(join(folder, 'assets/old.Ch9C48f-.css'), 'old');
    expect(toShort(await compareFolder(manifest, folder))).toEqual([
      'faq/index.html missing',
      'index.html.gz changed',
      'new.html additional',
    ]);
  });
});

describe('a host', () => {
  it('is the release where every answer is the same', async () => {
    const { folder, manifest } = await createRelease();
    const server = await serve(folder, { port: 0 });
    onTestFinished(server.close);
    expect(await compareHost(manifest, new URL(server.url))).toEqual([]);
  });

  it('is the release where every file is the same below the path of the site, and misses all beside it', async () => {
    const { folder, manifest } = await createRelease();
    const server = await serve(folder, { port: 0, base: '/a/b/' });
    onTestFinished(server.close);
    expect(await compareHost(manifest, new URL(server.url))).toEqual([]);
    expect(toShort(await compareHost(manifest, new URL('/a/', server.url)))).toContain(
      'faq/index.html missing',
    );
  });

  it('is told of a missing page, of an old compressed copy beside a new page, and of another page for what is not there', async () => {
    const { folder, manifest } = await createRelease();
    const host = await createTemporaryFolder();
    await cp(folder, host, { recursive: true });
    await rm(join(host, 'faq'), { recursive: true });
    await writeFile(join(host, 'index.html.gz'), gzipSync('of yesterday'));
    await writeFile(join(host, '404.html'), 'another');
    const server = await serve(host, { port: 0 });
    onTestFinished(server.close);
    const differences = await compareHost(manifest, new URL(server.url));
    expect(toShort(differences)).toEqual([
      '404.html changed',
      'faq/index.html missing',
      'index.html changed',
    ]);
    expect(differences[2]?.message).toContain('when asked for it compressed (gzip)');
  });

  it('is followed nowhere else', async () => {
    const { manifest } = await createRelease();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(302, { Location: '/login' }).end();
    }).listen(0, 'localhost');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const url = new URL(`http://localhost:${typeof address === 'object' ? address?.port : ''}/`);
    const differences = await compareHost(manifest, url);
    expect(differences.map(({ message }) => message)).toContain(
      'answers at /a%20b.txt with the status 302 and leads to /login; expected 200. Look into the settings of the host.',
    );
    expect(asked).not.toContain('/login');
  });

  it('that is not up is told of in one line', async () => {
    const { manifest } = await createRelease();
    await expect(compareHost(manifest, new URL('http://localhost:1/'))).rejects.toThrow(
      /^http:\/\/localhost:1\/.* cannot be read: .* Look whether the address is right/,
    );
  });
});
