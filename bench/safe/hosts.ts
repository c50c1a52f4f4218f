import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { getContentType, isServerFile, serverFiles } from '../../src/publish/files/release-file.ts';
import { readServerRules, type ServerRules } from '../../src/publish/hosts/index.ts';
import { packageRoot } from '../../src/publish/project/index.ts';
import { serve } from '../../src/publish/serve.ts';
import { listFiles, listPermalinks } from '../../tests/build/read-release.ts';
import { buildRelease } from '../../tests/build-release.ts';
import { get } from '../../tests/e2e/get.ts';
import {
  findServer,
  startApache,
  startCaddy,
  startNginx,
  type RealServer,
} from '../../tests/e2e/real-server.ts';
import { hosts, hostsWithBareRedirects } from '../../tests/unit/publish/hosts/host-answers.ts';
import { writeMovedContent } from '../findable/moved-content.ts';
import { startBrowser } from '../start-browser.ts';
import type { SafetyRow } from './row.ts';

/**
 * Publishes the site's own content, with entries that moved, and holds what each host would answer
 * by its file, what servers that run here answer, and what a browser does with `count` pages that
 * are copied alone against the one table of the release.
 */
export async function tryHosts(count: number): Promise<SafetyRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-hosts-'));
  const browser = await startBrowser();
  try {
    const content = join(folder, 'content');
    writeMovedContent(join(packageRoot, 'content'), content);
    await buildRelease(['--content', content, '--out', join(folder, 'site'), '--preview']);
    const release = await realpath(join(folder, 'site'));
    return [
      await tryHostFiles(release),
      await tryRealServers(release),
      await tryPagesAlone(release, browser, count),
    ];
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The addresses of a release: of each file for readers, decoded, and of pages that moved. */
function listAddresses(release: string, { redirects }: ServerRules): string[] {
  const files = listFiles(release).filter(
    (file) => !isServerFile(file) && file !== '404.html' && !/\.(?:br|gz)$/.test(file),
  );
  // A page that leads on is at an old address.
  return [
    ...new Set([
      ...files.map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`),
      ...redirects.keys(),
    ]),
  ];
}

/** What the file of each host says of each header of each address, read as the host reads it. */
export async function tryHostFiles(release: string): Promise<SafetyRow> {
  const rules = readServerRules(release);
  const broken: string[] = [];
  let tried = 0;
  for (const [name, read] of Object.entries(hosts)) {
    const host = await read(release);
    for (const address of listAddresses(release, rules)) {
      const { location, headers } = host(encodeURI(address));
      const moved = rules.redirects.get(address);
      tried += 1;
      if (location !== moved)
        broken.push(`${name} leads ${address} to ${location}, not to ${moved}`);
      if (moved !== undefined && hostsWithBareRedirects.has(name)) continue;
      for (const [header, value] of Object.entries(rules.headersOf(address))) {
        tried += 1;
        if (headers[header.toLowerCase()] !== value)
          broken.push(
            `${name} ${address} ${header}: ${headers[header.toLowerCase()]}, not ${value}`,
          );
      }
    }
  }
  return {
    promise: 'the headers and redirects of each listed host equal the table',
    tried,
    broken,
  };
}

/**
 * What nginx, Caddy, Apache and npm start answer: headers, addresses that moved, 404 for what is
 * not there or for servers.
 */
export async function tryRealServers(release: string): Promise<SafetyRow> {
  const [nginx, caddy, apache] = [
    findServer('nginx', true),
    findServer('caddy', true),
    findServer('apache2', true),
  ];
  const broken: string[] = [];
  let tried = 0;
  for (const [name, start] of Object.entries({
    nginx: () => startNginx(nginx ?? '', release),
    Caddy: () => startCaddy(caddy ?? '', release),
    Apache: () => startApache(apache ?? '', release),
    'npm start': async () => toRealServer(await serve(release, { port: 0 })),
  })) {
    const server = await start();
    try {
      tried += await askServer(name, server.url, release, broken);
    } finally {
      await server.stop();
    }
  }
  return {
    promise: 'nginx, Caddy, Apache and npm start give each path its headers, redirect or 404',
    tried,
    broken,
  };
}

function toRealServer({
  url,
  close,
}: {
  readonly url: string;
  readonly close: () => Promise<void>;
}): RealServer {
  return { url: url.replace(/\/$/, ''), stop: close };
}

async function askServer(
  name: string,
  url: string,
  release: string,
  broken: string[],
): Promise<number> {
  const rules = readServerRules(release);
  let tried = 0;
  const expect = (what: string, found: unknown, expected: unknown) => {
    tried += 1;
    if (found !== expected)
      broken.push(`${name} ${what}: ${String(found)}, not ${String(expected)}`);
  };
  const ask = async (address: string, status: number, ruled: string) => {
    const answer = await get(url, encodeURI(address));
    expect(`${address} status`, answer.status, status);
    for (const [header, value] of Object.entries(rules.headersOf(ruled)))
      expect(`${address} ${header}`, answer.headers[header.toLowerCase()], value);
    return answer;
  };
  for (const address of listAddresses(release, rules)) {
    const moved = rules.redirects.get(address);
    const { headers } = await ask(address, moved === undefined ? 200 : 301, address);
    if (moved !== undefined)
      expect(`${address} location`, toRelative(headers.location, url), moved);
  }
  for (const address of [
    '/nothing/',
    '/nothing',
    '/assets/gone.css',
    '/faq/nothing/index.md',
    ...serverFiles.map((file) => `/${file}`),
  ]) {
    // Apache says itself that such names are forbidden.
    await ask(address, name === 'Apache' && address.startsWith('/.ht') ? 403 : 404, '/404.html');
  }
  return tried;
}

function toRelative(location: string | undefined, url: string): string | undefined {
  if (location === undefined) return undefined;
  const { pathname, hash } = new URL(location, url);
  return pathname + hash;
}

/** What a page could be made to hold, each with `FOREIGN` for an address at another site. */
const attacks: Readonly<Record<string, string>> = {
  script: '<script>window.__ran=1</script>',
  module: '<script type="module">window.__ran=1</script>',
  'foreign script': '<script src="FOREIGN"></script>',
  'data script': '<script src="data:text/javascript,window.__ran=1"></script>',
  'error handler': '<img src="/none.png" onerror="window.__ran=1">',
  'click handler': '<p data-click onclick="window.__ran=1">x</p>',
  'script link': '<a data-click href="javascript:void(window.__ran=1)">x</a>',
  'SVG script': '<svg><script>window.__ran=1</script></svg>',
  'SVG handler': '<svg><animate attributeName="x" dur="1s" onbegin="window.__ran=1"/></svg>',
  'frame with a script': '<iframe srcdoc="<script>parent.__ran=1</script>"></iframe>',
  'foreign image': '<img src="FOREIGN">',
  'foreign frame': '<iframe src="FOREIGN"></iframe>',
  'foreign object': '<object data="FOREIGN"></object>',
  'foreign embed': '<embed src="FOREIGN">',
  'foreign video': '<video src="FOREIGN" preload="auto"></video>',
  'foreign style sheet': '<link rel="stylesheet" href="FOREIGN">',
  'foreign image in a style': '<style>main{background:url(FOREIGN)}</style>',
  'foreign image in an attribute': '<p style="background:url(FOREIGN)">x</p>',
  'foreign font': '<style>@font-face{font-family:f;src:url(FOREIGN)}main{font-family:f}</style>',
  'foreign preload': '<link rel="preload" as="image" href="FOREIGN">',
  'foreign base': '<base href="FOREIGN/"><img src="a.png">',
  'foreign form': '<form data-submit action="FOREIGN"></form>',
  'foreign ping': '<a data-click href="#main" ping="FOREIGN">x</a>',
};

/**
 * Serves pages of a release by a plain server without headers, each with one attack written into
 * it, and tells which attacks ran or reached another site. With `hasPolicy` false the browser
 * leaves policies aside, which shows that each attack would.
 */
export async function tryPagesAlone(
  release: string,
  browser: Browser,
  count: number,
  hasPolicy = true,
): Promise<SafetyRow> {
  const asked = new Set<string>();
  const foreign = await startPlainServer((path) => {
    asked.add(path.split('/')[1] ?? '');
    return undefined;
    // An answer without content leaves the page where it is.
  }, 204);
  const site = await startPlainServer((path, attack) => {
    const bytes = readIfThere(
      join(release, `${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`),
    );
    if (bytes === undefined) return undefined;
    const code =
      Object.values(attacks)[Number(attack.split('-')[1] ?? '-1')]?.replaceAll(
        'FOREIGN',
        `${foreign.url}${attack}`,
      ) ?? '';
    return {
      bytes:
        code === '' ? bytes : Buffer.from(bytes.toString().replace('</main>', `${code}</main>`)),
      type: getContentType(path.endsWith('/') ? 'index.html' : path),
    };
  });
  // Pages that lead on take the reader along before anything can be tried; they are pages like the
  // others otherwise.
  const { redirects } = readServerRules(release);
  const pages = [
    ...listPermalinks(release).filter((path) => !redirects.has(path)),
    '/404.html',
  ].slice(-count);
  const ran = new Set<string>();
  try {
    const context = await browser.newContext({ bypassCSP: !hasPolicy });
    const page = await context.newPage();
    for (const [number, path] of pages.entries()) {
      for (const index of Object.keys(attacks).keys()) {
        await page.goto(`${site.url.slice(0, -1)}${path}?attack=${number}-${index}`, {
          waitUntil: 'load',
        });
        if (await provoke(page)) ran.add(`${number}-${index}`);
      }
    }
    await context.close();
  } finally {
    await Promise.all([foreign.close(), site.close()]);
  }
  const broken = pages.flatMap((path, number) =>
    Object.keys(attacks).flatMap((attack, index) => {
      const key = `${number}-${index}`;
      return ran.has(key) || asked.has(key)
        ? [`${path} ${attack} ${ran.has(key) ? 'ran' : 'reached another site'}`]
        : [];
    }),
  );
  return {
    promise: 'a page copied alone carries its policy',
    tried: pages.length * Object.keys(attacks).length,
    broken,
  };
}

/** Clicks and sends what waits for it; tells whether anything ran. */
async function provoke(page: Page): Promise<boolean> {
  await page
    .evaluate(async () => {
      for (const each of document.querySelectorAll<HTMLElement>('[data-click]')) each.click();
      for (const each of document.querySelectorAll<HTMLFormElement>('[data-submit]')) each.submit();
      // A link that is a script runs in a task of its own.
      await new Promise((done) => setTimeout(done));
    })
    .catch(() => undefined);
  await page.waitForLoadState('load');
  return page.evaluate(() => '__ran' in window).catch(() => false);
}

interface PlainServer {
  /** Where it answers, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

type Reply = { readonly bytes: Buffer; readonly type: string } | undefined;

/** A server that knows of nothing but types. */
async function startPlainServer(
  reply: (path: string, attack: string) => Reply,
  missing = 404,
): Promise<PlainServer> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const answer = reply(pathname, searchParams.get('attack') ?? '');
    response
      .writeHead(answer === undefined ? missing : 200, {
        'Content-Type': answer?.type ?? 'text/plain',
      })
      .end(answer?.bytes ?? '');
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The system gave no port.');
  return {
    url: `http://localhost:${address.port}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
