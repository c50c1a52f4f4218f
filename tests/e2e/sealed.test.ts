import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:http2';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { getContentType, isServerFile, serverFiles } from '../../src/publish/files/release-file.ts';
import { readServerRules, type ServerRules } from '../../src/publish/hosts/index.ts';
import { createFinalizer } from '../../src/publish/finalize/finalize.ts';
import { serve } from '../../src/publish/serve.ts';
import { changeSite } from '../site-folder.ts';
import { listFiles, listPermalinks } from '../build/read-release.ts';
import { usualOrDeep } from '../deep.ts';
import { at, useBrowser } from './browser.ts';
import { get, type Answer } from './get.ts';
import { startApache, startCaddy, startNginx, type RealServer } from './real-server.ts';

const { nginx, caddy, apache2: apache } = inject('servers');
const root = mkdtempSync(join(tmpdir(), 'answerable-sealed-'));
const base = inject('siteBase');
// As its pages lie below the host, so the release lies below the root.
const release = join(root, base);
const redirects = [
  { from: '/moved/', to: '/faq/' },
  { from: '/déménagé/', to: '/about/#team' },
];
const openPage = useBrowser();

/**
 * The release once it is sealed: its files, those among them that readers ask for, and its one
 * table.
 */
let sealed: {
  readonly files: ReadonlySet<string>;
  readonly readers: readonly string[];
  readonly rules: ServerRules;
};

beforeAll(async () => {
  cpSync(realpathSync(inject('siteFolder')), release, { recursive: true });
  await changeSite(release, (site) => createFinalizer(site).finalize({ redirects, base }));
  const files = listFiles(release);
  sealed = {
    files: new Set(files),
    readers: files.filter((file) => !isServerFile(file) && !/\.(?:br|gz)$/.test(file)),
    rules: readServerRules(release),
  };
});

afterAll(() => rmSync(root, { recursive: true }));

const toAddress = (file: string) =>
  `/${file
    .replace(/(^|\/)index\.html$/, '$1')
    .split('/')
    .map(encodeURIComponent)
    .join('/')}`;
const contents = new Map<string, Buffer>();
/** The bytes of a file of the release, read once for all servers. */
function read(file: string): Buffer {
  const bytes = contents.get(file) ?? readFileSync(join(release, file));
  contents.set(file, bytes);
  return bytes;
}
/**
 * What the table says of an address, by names in lower case, and what an answer says in its place.
 */
const toExpected = (address: string) =>
  Object.entries(sealed.rules.headersOf(at(address))).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
const pick = (headers: Answer['headers'], address: string) =>
  toExpected(address).map(([name = '']) => [name, headers[name]]);
const toType = (type = '') => type.toLowerCase().replace('; ', ';');

const servers: readonly {
  readonly name: string;
  readonly encodings: readonly string[];
  readonly start: (() => Promise<RealServer>) | undefined;
}[] = [
  {
    name: 'npm start',
    encodings: ['br', 'gzip'],
    start: async () => toRunning(await serve(release, { port: 0, base })),
  },
  // Debian's nginx is built without Brotli.
  {
    name: 'nginx',
    encodings: ['gzip'],
    start: nginx === undefined ? undefined : () => startNginx(nginx, release, root),
  },
  {
    name: 'Caddy',
    encodings: ['br', 'gzip'],
    start: caddy === undefined ? undefined : () => startCaddy(caddy, release, root),
  },
  {
    name: 'Apache',
    encodings: ['br', 'gzip'],
    start: apache === undefined ? undefined : () => startApache(apache, release, root),
  },
];

/** Apache names the whole address. */
function toRelative(location = ''): string {
  const { pathname, hash } = new URL(location, 'http://localhost');
  return pathname + hash;
}

function toRunning({
  url,
  close,
}: {
  readonly url: string;
  readonly close: () => Promise<void>;
}): RealServer {
  return { url: new URL(url).origin, stop: close };
}

it('a sealed release has compressed copies of what its files hold', () => {
  const copies = [...sealed.files].filter((file) => /\.(?:br|gz)$/.test(file));
  expect(copies.length).toBeGreaterThan(50);
  for (const copy of copies) {
    const text = copy.endsWith('.br') ? brotliDecompressSync(read(copy)) : gunzipSync(read(copy));
    expect([copy, text.equals(read(copy.slice(0, -3)))]).toEqual([copy, true]);
  }
});

describe.each(servers.slice(0, usualOrDeep(2, servers.length)))(
  'a sealed release, read through $name',
  ({ name, encodings, start }) => {
    let server: RealServer | undefined;
    // Where the site is, without a slash at the end.
    const url = () => `${server?.url ?? ''}${base.slice(0, -1)}`;
    beforeAll(async () => {
      server = await start?.();
    });
    afterAll(() => server?.stop());
    // oxlint-disable-next-line vitest/no-disabled-tests, vitest/valid-title -- no test yet: it makes those below, which need the server
    const test = it.skipIf(start === undefined);

    test('gives every file whole, with the headers that the table says for it and its type', async () => {
      for (const file of sealed.readers) {
        const { status, headers, bytes } = await get(url(), toAddress(file), {
          'Accept-Encoding': 'identity',
        });
        expect([file, status, bytes.equals(read(file))]).toEqual([file, 200, true]);
        const address = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
        // That the page for what is not there is asked for by its own name tells nothing of it.
        if (file !== '404.html')
          expect([file, pick(headers, address)]).toEqual([file, toExpected(address)]);
        for (const header of ['link', 'x-robots-tag'])
          expect([file, header, headers[header]]).toEqual([
            file,
            header,
            toExpected(address).find(([each]) => each === header)?.[1],
          ]);
        if (getContentType(file) !== 'application/octet-stream')
          expect([file, toType(headers['content-type'])]).toEqual([file, getContentType(file)]);
      }
    });

    test('sends the compressed copies that the release brings', async () => {
      for (const file of sealed.readers) {
        for (const encoding of encodings) {
          const copy = `${file}${encoding === 'br' ? '.br' : '.gz'}`;
          if (!sealed.files.has(copy)) continue;
          const { headers, bytes } = await get(url(), toAddress(file), {
            'Accept-Encoding': encoding,
          });
          expect([file, headers['content-encoding'], headers['vary']?.toLowerCase()]).toEqual([
            file,
            encoding,
            'accept-encoding',
          ]);
          expect([copy, bytes.equals(read(copy))]).toEqual([copy, true]);
        }
      }
    });

    test('takes no encoding that is refused, and sends what is left whole', async () => {
      for (const [asked, encoding] of [
        ['br;q=0, gzip', 'gzip'],
        ['br;q=0.0,gzip;q=0', undefined],
        ['gzip;q=0, identity', undefined],
      ] as const) {
        const { status, headers } = await get(url(), '/faq/', { 'Accept-Encoding': asked });
        // Servers other than Apache leave weights aside; a client that refuses an encoding seldom
        // names it.
        if (name === 'Apache')
          expect([asked, status, headers['content-encoding']]).toEqual([asked, 200, encoding]);
      }
    });

    test('leads old addresses and such without a slash to the page', async () => {
      for (const [from, to] of [
        ['/moved/', '/faq/'],
        ['/d%C3%A9m%C3%A9nag%C3%A9/', '/about/#team'],
      ] as const) {
        const { status, headers } = await get(url(), from);
        expect([status, toRelative(headers.location)]).toEqual([301, at(to)]);
        expect(pick(headers, from)).toEqual(toExpected(from));
      }
      const { status, headers } = await get(url(), '/faq');
      expect([[301, 308].includes(status), toRelative(headers.location)]).toEqual([
        true,
        at('/faq/'),
      ]);
    });

    test('says of a Markdown copy which page it is of, and keeps it and the list of copies out of search engines', async () => {
      const copies = sealed.readers.filter((file) => file.endsWith('.md'));
      expect(copies.length).toBeGreaterThan(3);
      for (const file of copies) {
        const { headers } = await get(url(), toAddress(file));
        const [, target = ''] = /^<([^>]*)>; rel="canonical"$/.exec(String(headers['link'])) ?? [];
        const page = new URL(target, `${url()}${toAddress(file)}`).pathname;
        expect([file, headers['x-robots-tag'], at(toAddress(file.replace(/md$/, 'html')))]).toEqual(
          [file, 'noindex', page],
        );
        expect([file, headers['content-type']?.replace('; ', ';')]).toEqual([
          file,
          'text/markdown;charset=utf-8',
        ]);
      }
      expect((await get(url(), '/llms.txt')).headers['x-robots-tag']).toBe('noindex');
      for (const path of ['/faq/', '/articles/rss.xml', '/faq/nothing/index.md']) {
        const { headers } = await get(url(), path);
        expect([path, headers['link'], headers['x-robots-tag']]).toEqual([
          path,
          undefined,
          undefined,
        ]);
      }
    });

    test('answers 404 with its page and headers for what is not there or is for the server', async () => {
      const page = read('404.html');
      for (const path of [
        '/nothing/',
        '/nothing',
        '/assets/gone.css',
        '/faq/nothing.md',
        '/pagefind/',
        ...serverFiles.map((file) => `/${file}`),
      ]) {
        const { status, headers, bytes } = await get(url(), path, {
          'Accept-Encoding': 'identity',
        });
        // Of files whose names begin so, Apache says itself that they are forbidden.
        const expected = name === 'Apache' && path.startsWith('/.ht') ? 403 : 404;
        expect([path, status, bytes.equals(page), toType(headers['content-type'])]).toEqual([
          path,
          expected,
          true,
          'text/html;charset=utf-8',
        ]);
        expect([path, pick(headers, '/404.html')]).toEqual([path, toExpected('/404.html')]);
      }
    });

    test('answers a part of a file, and says where nothing has changed', async () => {
      const font = sealed.readers.find((file) => file.endsWith('.woff2')) ?? '';
      const part = await get(url(), toAddress(font), { Range: 'bytes=10-19' });
      expect([part.status, part.headers['content-range']]).toEqual([
        206,
        `bytes 10-19/${read(font).length}`,
      ]);
      expect(part.bytes.equals(read(font).subarray(10, 20))).toBe(true);
      const first = await get(url(), '/faq/');
      const again = await get(url(), '/faq/', { 'If-None-Match': first.headers.etag ?? '' });
      expect([again.status, again.bytes.length]).toEqual([304, 0]);
      // A browser goes on with the headers of the first answer; Apache does not say them again.
      if (name !== 'Apache')
        expect(again.headers['content-security-policy']).toBe(
          first.headers['content-security-policy'],
        );
    });

    test('shows every page in Chromium, search included, without one violation of its policy', async () => {
      const page = await openPage(`${url()}/`, { ignoreHTTPSErrors: true });
      const wrong: string[] = [];
      page.on(
        'console',
        (message) => message.type() === 'error' && wrong.push(`${page.url()} ${message.text()}`),
      );
      page.on('pageerror', (error) => wrong.push(`${page.url()} ${error.message}`));
      page.on(
        'request',
        (each) =>
          !each.url().startsWith(`${url()}/`) && wrong.push(`${page.url()} asks for ${each.url()}`),
      );
      await page.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          // oxlint-disable-next-line no-console -- in the page, whose console the test reads
          console.error(`${event.violatedDirective} ${event.blockedURI}`),
        ),
      );
      // How the pages behave under the policy one server shows for all, since the others are told the
      // same headers.
      const paths = listPermalinks(release);
      for (const path of usualOrDeep(name === 'npm start' ? paths : paths.slice(0, 3), paths))
        await page.goto(`${url()}${path}`, { waitUntil: 'load' });
      await page.goto(`${url()}/search/#q=side+effects`);
      await page.locator('.search-result a').first().waitFor();
      expect(wrong).toEqual([]);
      // The test can fail: what is within a page and has no hash does not run.
      await page
        .evaluate(() => {
          const script = document.createElement('div');
          script.setAttribute('onclick', 'document.title = "it ran"');
          script.click();
        })
        .catch(() => undefined);
      await expect
        .poll(() => wrong.some((each) => /script-src|trusted-types/.test(each)))
        .toBe(true);
      expect(await page.title()).not.toBe('it ran');
    });

    // The others speak it only behind another server, or are not set up to here.
    if (name === 'Caddy')
      test('speaks HTTP/2', async () => {
        const session = connect(url(), { rejectUnauthorized: false });
        const stream = session.request({ ':path': at('/faq/') });
        const [headers] = await once(stream, 'response');
        expect([session.alpnProtocol, headers[':status']]).toEqual(['h2', 200]);
        stream.close();
        session.close();
        const page = await openPage(`${url()}/`, { ignoreHTTPSErrors: true });
        expect(
          await page.evaluate(() =>
            performance
              .getEntriesByType('navigation')
              .map((each) => 'nextHopProtocol' in each && each.nextHopProtocol),
          ),
        ).toEqual(['h2']);
      });
  },
);
