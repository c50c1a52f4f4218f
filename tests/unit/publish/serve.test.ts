import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { tryServer } from '../../../bench/safe/server.ts';
import { serve } from '../../../src/publish/serve.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const files = {
  'index.html': 'home',
  '404.html': 'not here',
  'faq/index.html': 'questions',
  'a.css': 'p{}',
  'a.js': '1',
  'a.svg': '<svg/>',
  'a.woff2': 'x',
  'a.wasm': 'x',
  'robots.txt': 'x',
  'sitemap.xml': 'x',
  'pagefind/wasm.en.pagefind': 'x',
  'pagefind/en.pf_meta': 'x',
};

async function startServer(): Promise<{ url: string; folder: string; dist: string }> {
  const folder = await createTemporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(folder, 'one', path, '..'), { recursive: true });
    await writeFile(join(folder, 'one', path), text);
  }
  await writeFile(join(folder, 'secret.txt'), 'secret');
  const dist = join(folder, 'dist');
  await symlink('one', dist);
  const server = await serve(dist, { port: 0 });
  onTestFinished(server.close);
  return { url: server.url, folder, dist };
}

/** Asks with the path and the headers just as they are written; `fetch` would tidy up both. */
function getRaw(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<{ status: number | undefined; text: string; encoding: string | undefined }> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(url);
    const asked = request({ hostname, port, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () =>
        done({ status: response.statusCode, text, encoding: response.headers['content-encoding'] }),
      );
    });
    asked.on('error', fail).end();
  });
}

describe('the server of releases', () => {
  it('answers with the page and the type of each file', async () => {
    const { url } = await startServer();
    const types = await Promise.all(
      [
        '',
        'faq/',
        'a.css',
        'a.js',
        'a.svg',
        'a.woff2',
        'a.wasm',
        'robots.txt',
        'sitemap.xml',
        'pagefind/wasm.en.pagefind',
        'pagefind/en.pf_meta',
      ].map(async (path) => {
        const response = await fetch(`${url}${path}`);
        return `${path} ${response.status} ${response.headers.get('content-type')}`;
      }),
    );
    expect(types).toEqual([
      ' 200 text/html;charset=utf-8',
      'faq/ 200 text/html;charset=utf-8',
      'a.css 200 text/css;charset=utf-8',
      'a.js 200 text/javascript;charset=utf-8',
      'a.svg 200 image/svg+xml;charset=utf-8',
      'a.woff2 200 font/woff2',
      'a.wasm 200 application/wasm',
      'robots.txt 200 text/plain;charset=utf-8',
      'sitemap.xml 200 application/xml;charset=utf-8',
      'pagefind/wasm.en.pagefind 200 application/octet-stream',
      'pagefind/en.pf_meta 200 application/octet-stream',
    ]);
  });

  it('leads an address without its last slash to the page, with its query', async () => {
    const { url } = await startServer();
    const response = await fetch(`${url}faq?q=salt`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([301, '/faq/?q=salt']);
  });

  it('answers 404 with the page for it, also for a folder without a page', async () => {
    const { url } = await startServer();
    for (const path of ['nothing/', 'nothing', 'pagefind/', 'pagefind', 'faq/index/']) {
      const response = await fetch(`${url}${path}`);
      expect([path, response.status, await response.text()]).toEqual([path, 404, 'not here']);
    }
  });

  it('answers HEAD without a body, and refuses to be written to', async () => {
    const { url } = await startServer();
    const head = await fetch(url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([
      200,
      '4',
      '',
    ]);
    expect((await fetch(url, { method: 'POST' })).status).toBe(405);
  });

  it('says that a file is unchanged', async () => {
    const { url } = await startServer();
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    expect((await getRaw(url, '/', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('never leaves its folder', async () => {
    const { url } = await startServer();
    for (const path of [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/faq/../../secret.txt',
      '//../secret.txt',
      '/%00',
      '/%E0%A4%A',
    ]) {
      expect([path, (await getRaw(url, path)).text]).toEqual([path, 'not here']);
    }
  });

  it.each([
    '//faq/',
    '//',
    '/faq//',
    '//example.org/',
    '/\\faq/',
    '*',
    '/faq/..',
    '/./',
    '/a.css%2f',
    '/a.css%00',
  ])('answers 404 for %s, which is no path of a site', async (path) => {
    const { url } = await startServer();
    expect(await getRaw(url, path)).toMatchObject({ status: 404, text: 'not here' });
  });

  it.each(['http://localhost/faq/', 'HTTP://other.example/faq/?q=1'])(
    'answers %s, a whole address, as a proxy sends it, like its path',
    async (path) => {
      const { url } = await startServer();
      expect(await getRaw(url, path)).toMatchObject({ status: 200, text: 'questions' });
    },
  );

  it.each([
    '/_headers',
    '/_headers.br',
    '/_redirects',
    '/.htaccess',
    '/%5fheaders',
    'http://localhost/_headers',
    '//_headers',
    '/./_headers',
  ])('keeps %s, which is written for servers, to itself', async (path) => {
    const { url, folder } = await startServer();
    for (const name of ['_headers', '_redirects', '.htaccess'])
      await writeFile(join(folder, 'one', name), '/*\n  X-Secret: 1\n');
    expect(await getRaw(url, path)).toMatchObject({ status: 404, text: 'not here' });
  });

  it('sends the copy that the browser likes best, and none that it refuses', async () => {
    const { url, folder } = await startServer();
    await writeFile(join(folder, 'one/a.css.br'), 'brotli');
    await writeFile(join(folder, 'one/a.css.gz'), 'gzip');
    const wanted = {
      'br, gzip': 'br',
      'gzip, br': 'br',
      gzip: 'gzip',
      'br;q=0, gzip': 'gzip',
      'br;q=0': undefined,
      'br;q=0, gzip;q=0.000': undefined,
      '*': 'br',
      '*;q=0, identity': undefined,
      identity: undefined,
      BR: 'br',
      'brx, xgzip': undefined,
      '': undefined,
      'identity;q=1, br;q=0.1': undefined,
    };
    for (const [accepted, encoding] of Object.entries(wanted)) {
      expect([
        accepted,
        (await getRaw(url, '/a.css', { 'Accept-Encoding': accepted })).encoding,
      ]).toEqual([accepted, encoding]);
    }
    expect(await getRaw(url, '/a.css', { 'Accept-Encoding': 'br', Range: 'bytes=0-1' })).toEqual({
      status: 206,
      text: 'p{',
      encoding: undefined,
    });
    expect((await getRaw(url, '/a.css', { Range: 'bytes=9-' })).status).toBe(416);
  });

  it('shows a new release at the next request', async () => {
    const { url, folder, dist } = await startServer();
    expect(await (await fetch(url)).text()).toBe('home');
    await mkdir(join(folder, 'two'));
    await writeFile(join(folder, 'two/index.html'), 'new home');
    await symlink('two', join(folder, 'link'));
    await rename(join(folder, 'link'), dist);
    expect(await (await fetch(url)).text()).toBe('new home');
  });

  it('says what to do where there is no release yet', async () => {
    const server = await serve(join(await createTemporaryFolder(), 'dist'), { port: 0 });
    onTestFinished(server.close);
    const response = await fetch(server.url);
    expect([response.status, await response.text()]).toEqual([
      503,
      expect.stringMatching(/^There is no release yet.*npm run build/),
    ]);
  });

  it('says so where its port is in use', async () => {
    const { url, dist } = await startServer();
    const port = Number(new URL(url).port);
    await expect(serve(dist, { port })).rejects.toThrow(
      `Port ${port} is in use. Stop the program that uses it, or choose another with --port, such as --port ${port + 1}.`,
    );
  });

  it('leads to a site below a path and shows it there, and nothing beside it', async () => {
    const { folder } = await startServer();
    const server = await serve(join(folder, 'one'), { port: 0, base: '/a/b/' });
    onTestFinished(server.close);
    const { origin } = new URL(server.url);
    expect(server.url).toBe(`${origin}/a/b/`);
    const ask = async (path: string) => {
      const response = await fetch(origin + path, { redirect: 'manual' });
      return [response.status, response.headers.get('location') ?? (await response.text())];
    };
    expect(await ask('/')).toEqual([302, '/a/b/']);
    expect(await ask('/a/b?q=1')).toEqual([302, '/a/b/?q=1']);
    expect(await ask('/a/b/')).toEqual([200, 'home']);
    expect(await ask('/a/b/faq/')).toEqual([200, 'questions']);
    expect(await ask('/a/b/faq')).toEqual([301, '/a/b/faq/']);
    for (const path of ['/faq/', '/faq', '/a/', '/a/b/nothing/', '/a/bc/', '/index.html'])
      expect([path, ...(await ask(path))]).toEqual([path, 404, 'not here']);
  });
});

it(
  'the server goes on through aborted downloads, files that cannot be read, and too few descriptors',
  { timeout: 60_000 },
  async () => {
    const rows = await tryServer(300);
    expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
  },
);
