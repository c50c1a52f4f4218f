import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { request as requestHttp, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:http2';
import { request as requestHttps } from 'node:https';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sealRelease } from '../../src/publish/seal/seal.ts';
import { serve } from '../../src/publish/serve.ts';
import { listFiles, listPermalinks } from '../build/read-release.ts';
import { at, useBrowser } from './browser.ts';
import { findServer, startCaddy, startNginx, type RealServer } from './real-server.ts';

const isCi = (process.env['CI'] ?? '') !== '';
const [nginx, caddy] = [findServer('nginx', isCi), findServer('caddy', isCi)];
const root = mkdtempSync(join(tmpdir(), 'answerable-sealed-'));
const base = inject('siteBase');
// As its pages lie below the host, so the release lies below the root.
const release = join(root, base);
const openPage = useBrowser();

beforeAll(async () => {
  cpSync(realpathSync(inject('siteFolder')), release, { recursive: true });
  // A page that moved, as the build writes it for servers.
  writeFileSync(join(release, '_redirects'), `${at('/moved/')} ${at('/faq/')} 301\n${at('/d%C3%A9m%C3%A9nag%C3%A9/')} ${at('/about/#team')} 301\n`);
  writeFileSync(join(release, '_redirects.nginx.conf'), `map $uri $moved_to {\n  "${at('/moved/')}" "${at('/faq/')}";\n  "${at('/déménagé/')}" "${at('/about/#team')}";\n}\n`);
  await sealRelease(release, undefined, base);
});

afterAll(() => rmSync(root, { recursive: true }));

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

function get(url: string, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((done, fail) => {
    const send = url.startsWith('https') ? requestHttps : requestHttp;
    send(`${url}${path}`, { headers, rejectUnauthorized: false, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, bytes: Buffer.concat(chunks) }));
    }).on('error', fail).end();
  });
}

const toHash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const toAddress = (file: string) => `/${file.replace(/(^|\/)index\.html$/, '$1').split('/').map(encodeURIComponent).join('/')}`;
const isForServers = (file: string) => /^(?:_|\.htaccess)/.test(file);
const readers = () => listFiles(release).filter((file) => !isForServers(file) && !/\.(?:br|gz)$/.test(file));
const headersOfRelease = () => {
  const [all = ''] = readFileSync(join(release, '_headers'), 'utf8').split('\n/');
  return [...all.matchAll(/^ {2}([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name.toLowerCase(), value] as const);
};
const pick = (headers: IncomingHttpHeaders) => headersOfRelease().map(([name]) => [name, headers[name]]);

const servers: readonly { readonly name: string; readonly encodings: readonly string[]; readonly start: (() => Promise<RealServer>) | undefined }[] = [
  { name: 'npm start', encodings: ['br', 'gzip'], start: async () => toRunning(await serve(release, { port: 0, base })) },
  // Debian's nginx is built without Brotli.
  { name: 'nginx', encodings: ['gzip'], start: nginx === undefined ? undefined : () => startNginx(nginx, release, root) },
  { name: 'Caddy', encodings: ['br', 'gzip'], start: caddy === undefined ? undefined : () => startCaddy(caddy, release, root) },
];

function toRunning({ url, close }: { readonly url: string; readonly close: () => Promise<void> }): RealServer {
  return { url: new URL(url).origin, stop: close };
}

describe.each(servers)('a sealed release, read through $name', ({ name, encodings, start }) => {
  let server: RealServer | undefined;
  // Where the site is, without a slash at the end.
  const url = () => `${server?.url ?? ''}${base.slice(0, -1)}`;
  beforeAll(async () => {
    server = await start?.();
  });
  afterAll(() => server?.stop());
  const test = it.skipIf(start === undefined);

  test('gives every file whole, with its headers and how long to keep it', async () => {
    for (const file of readers()) {
      const { status, headers, bytes } = await get(url(), toAddress(file), { 'Accept-Encoding': 'identity' });
      const age = file === '404.html' ? headers['cache-control'] : /^(?:assets\/|pagefind\/(?:filter|fragment|index|words)\/|pagefind\/[^/]+\.pf_meta$)/.test(file) ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate';
      expect([file, status, headers['cache-control'], toHash(bytes)]).toEqual([file, 200, age, toHash(readFileSync(join(release, file)))]);
      expect([file, pick(headers)]).toEqual([file, headersOfRelease()]);
      expect([file, /charset=utf-8/i.test(headers['content-type'] ?? '')]).toEqual([file, /\.(?:html|css|m?js|json|txt|xml|svg|md|webmanifest|rss|atom)$/.test(file)]);
    }
  });

  test('sends the compressed copies that the release brings', async () => {
    for (const file of readers()) {
      for (const encoding of encodings) {
        const copy = `${file}${encoding === 'br' ? '.br' : '.gz'}`;
        if (!listFiles(release).includes(copy)) continue;
        const { headers, bytes } = await get(url(), toAddress(file), { 'Accept-Encoding': encoding });
        expect([file, headers['content-encoding'], headers['vary']?.toLowerCase()]).toEqual([file, encoding, 'accept-encoding']);
        expect(bytes.equals(readFileSync(join(release, copy)))).toBe(true);
        const text = encoding === 'br' ? brotliDecompressSync(bytes) : gunzipSync(bytes);
        expect(text.equals(readFileSync(join(release, file)))).toBe(true);
      }
    }
  });

  test('leads old addresses and such without a slash to the page', async () => {
    for (const [from, to] of [['/moved/', '/faq/'], ['/d%C3%A9m%C3%A9nag%C3%A9/', '/about/#team']] as const) {
      const { status, headers } = await get(url(), from);
      expect([status, headers.location]).toEqual([301, at(to)]);
      expect(pick(headers)).toEqual(headersOfRelease());
    }
    const { status, headers } = await get(url(), '/faq');
    expect([[301, 308].includes(status), headers.location]).toEqual([true, at('/faq/')]);
  });

  test('says of a Markdown copy which page it is of, and keeps it and the list of copies out of search engines', async () => {
    const copies = readers().filter((file) => file.endsWith('.md'));
    expect(copies.length).toBeGreaterThan(3);
    for (const file of copies) {
      const { headers } = await get(url(), toAddress(file));
      const [, target = ''] = /^<([^>]*)>; rel="canonical"$/.exec(String(headers['link'])) ?? [];
      const page = new URL(target, `${url()}${toAddress(file)}`).pathname;
      expect([file, headers['x-robots-tag'], at(toAddress(file.replace(/md$/, 'html')))]).toEqual([file, 'noindex', page]);
      expect([file, headers['content-type']?.replace('; ', ';')]).toEqual([file, 'text/markdown;charset=utf-8']);
    }
    expect((await get(url(), '/llms.txt')).headers['x-robots-tag']).toBe('noindex');
    for (const path of ['/faq/', '/articles/rss.xml', '/faq/nothing/index.md']) {
      const { headers } = await get(url(), path);
      expect([path, headers['link'], headers['x-robots-tag']]).toEqual([path, undefined, undefined]);
    }
  });

  test('answers 404 with its page and headers for what is not there or is for the server', async () => {
    const page = readFileSync(join(release, '404.html'));
    for (const path of ['/nothing/', '/nothing', '/assets/gone.css', '/faq/nothing.md', '/pagefind/', '/_headers', '/_headers.nginx.conf', '/_headers.Caddyfile', '/_redirects', '/_redirects.nginx.conf']) {
      const { status, headers, bytes } = await get(url(), path, { 'Accept-Encoding': 'identity' });
      expect([path, status, bytes.equals(page), headers['cache-control'], /^text\/html; ?charset=utf-8$/i.test(headers['content-type'] ?? '')]).toEqual([path, 404, true, 'no-store', true]);
      expect([path, pick(headers)]).toEqual([path, headersOfRelease()]);
    }
  });

  test('answers a part of a file, and says where nothing has changed', async () => {
    const font = readers().find((file) => file.endsWith('.woff2')) ?? '';
    const part = await get(url(), toAddress(font), { Range: 'bytes=10-19' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 10-19/${readFileSync(join(release, font)).length}`]);
    expect(part.bytes.equals(readFileSync(join(release, font)).subarray(10, 20))).toBe(true);
    const first = await get(url(), '/faq/');
    const again = await get(url(), '/faq/', { 'If-None-Match': first.headers.etag ?? '' });
    expect([again.status, again.bytes.length, again.headers['content-security-policy']]).toEqual([304, 0, first.headers['content-security-policy']]);
  });

  test('shows every page in Chromium, search included, without one violation of its policy', async () => {
    const page = await openPage(`${url()}/`, { ignoreHTTPSErrors: true });
    const wrong: string[] = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(`${page.url()} ${message.text()}`));
    page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`));
    page.on('request', (each) => !each.url().startsWith(`${url()}/`) && wrong.push(`${page.url()} asks for ${each.url()}`));
    await page.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`${event.violatedDirective} ${event.blockedURI}`)));
    for (const path of listPermalinks(release)) await page.goto(`${url()}${path}`, { waitUntil: 'load' });
    await page.goto(`${url()}/search/?q=side+effects`);
    await page.locator('.search-result a').first().waitFor();
    expect(wrong).toEqual([]);
    // The test can fail: what stands within a page and has no hash does not run.
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "it ran"';
      document.body.append(script);
    });
    await expect.poll(() => wrong.some((each) => each.includes('script-src'))).toBe(true);
    expect(await page.title()).not.toBe('it ran');
  });

  // The others speak it only behind another server, or are not set up to here.
  if (name === 'Caddy') test('speaks HTTP/2', async () => {
    const session = connect(url(), { rejectUnauthorized: false });
    const stream = session.request({ ':path': at('/faq/') });
    const [headers] = await once(stream, 'response');
    expect([session.alpnProtocol, headers[':status']]).toEqual(['h2', 200]);
    stream.close();
    session.close();
    const page = await openPage(`${url()}/`, { ignoreHTTPSErrors: true });
    expect(await page.evaluate(() => performance.getEntriesByType('navigation').map((each) => 'nextHopProtocol' in each && each.nextHopProtocol))).toEqual(['h2']);
  });
});
