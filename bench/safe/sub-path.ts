import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { parseHref, getBasePath } from '../../src/domain/addresses/permalink.ts';
import { packageRoot } from '../../src/publish/project/index.ts';
import { serve } from '../../src/publish/serve.ts';
import { buildRelease } from '../../tests/build-release.ts';
import { listPermalinks } from '../../tests/build/read-release.ts';
import { startBrowser } from '../start-browser.ts';
import { listNamedAddresses } from './release-addresses.ts';
import type { SafetyRow } from './row.ts';

/**
 * Sites as their `url` may be written: below one folder of the host or several, with and without
 * the last slash, with every sign that a path may hold.
 */
const urls = [
  'https://name.example/repo/',
  'https://name.example/team/Site.v2',
  'https://name.example/~name/a_b-c/',
  'https://name.example/faq/',
  'https://name.example/a/b/c/d',
];

const today = '2026-06-01';
const key = 'a1b2c3d4e5f6';

/** What builds a release, and the browser that reads it, if not one that is started for it. */
export interface SubPathTools {
  readonly build?: (args: readonly string[]) => Promise<unknown>;
  readonly browser?: Browser;
}

/**
 * Builds sites below paths and follows every address that their files name, and every request of a
 * browser that reads them; a trial is a site.
 */
export async function trySubPaths(
  trials: number,
  { build = buildRelease, browser: given }: SubPathTools = {},
): Promise<SafetyRow[]> {
  const addresses = {
    promise: 'every address of a site below a path stays below it and leads to a file',
    tried: 0,
    broken: [] as string[],
  };
  const requests = {
    promise: 'a browser that reads and searches a site below a path asks for nothing beside it',
    tried: 0,
    broken: [] as string[],
  };
  for (let trial = 0; trial < trials; trial += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'answerable-sub-path-'));
    try {
      const url = urls[trial % urls.length] ?? '';
      const release = await publishBelow(url, folder, build);
      const named = listNamedAddresses(release, url);
      addresses.tried += named.length;
      for (const { file, address } of named) {
        const fault = describeStray(address, url, release);
        if (fault !== undefined)
          addresses.broken.push(`${url}: ${file} names ${address}, which ${fault}`);
      }
      const { asked, beside } = await visitSite(
        release,
        getBasePath(url.replace(/\/$/, '')),
        given,
      );
      requests.tried += asked;
      requests.broken.push(...beside.map((each) => `${url}: ${each}`));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return [addresses, requests];
}

/**
 * The small site with links of every form, pages and places that moved, and a key, published at
 * `url`. Returns the folder of its release.
 */
async function publishBelow(
  url: string,
  folder: string,
  build: (args: readonly string[]) => Promise<unknown>,
): Promise<string> {
  const [content, out] = [join(folder, 'content'), join(folder, 'dist')];
  cpSync(join(packageRoot, 'tests/fixtures/small-site'), content, { recursive: true });
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(content, path), change(readFileSync(join(content, path), 'utf8')));
  const navigation =
    'navigation:\n  - { label: Home, to: / }\n  - { label: How, to: "/about/#how-we-work" }\n  - { label: Contact, to: /contact/ }';
  edit(
    'site.yml',
    (text) => `${text.replace(/^url: .*$/m, `url: ${url}`)}indexNow: ${key}\n${navigation}\n`,
  );
  edit(
    'pages/about.mdx',
    (text) =>
      `${text}\nSee [the home page](/), [a **loaf**](</faq/why-is-my-loaf-dense/> "Dense"), [a part][how], [this part](#how-we-work), [a file](/favicon.svg) and [*starters*](/topics/starter/?from=about).\n\n[how]: /articles/flour-and-water/#how-much-water\n`,
  );
  writeFileSync(
    join(content, 'permalinks.json'),
    JSON.stringify(
      {
        '/faq/dense-loaf/': { since: today, to: '/faq/why-is-my-loaf-dense/' },
        '/über/uns.html': { to: '/about/#how-we-work' },
        '/about/#a-promise': { since: today, to: '/contact/' },
      },
      null,
      2,
    ),
  );
  await build(['--content', content, '--out', out, '--today', today, '--preview']);
  return `${out}/`;
}

function describeStray(address: string, siteUrl: string, release: string): string | undefined {
  const url = new URL(address, siteUrl);
  const permalink = parseHref(getBasePath(siteUrl.replace(/\/$/, '')), url.pathname);
  if (permalink === undefined) return 'is not below the path of the site.';
  // A pattern of headers, or a place for what is searched for.
  if (/[*{]|\/:/.test(decodeURI(permalink))) return undefined;
  const path =
    decodeURIComponent(permalink.slice(1)) + (permalink.endsWith('/') ? 'index.html' : '');
  return existsSync(join(release, path)) ? undefined : 'leads to no file.';
}

/**
 * Reads every page of a release in a browser, searches and opens a page that is not there. Returns
 * how many requests that took, and those for what lies beside the site.
 */
async function visitSite(
  release: string,
  base: string,
  given: Browser | undefined,
): Promise<{ asked: number; beside: string[] }> {
  const browser = given ?? (await startBrowser());
  const server = await serve(release, { port: 0, base });
  const page = await browser.newPage();
  try {
    let asked = 0;
    const beside: string[] = [];
    page.context().on('request', (request) => {
      asked += 1;
      if (!request.url().startsWith(server.url))
        beside.push(`${page.url()} asks for ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && !response.url().includes('/no-such'))
        beside.push(`${page.url()} asks in vain for ${response.url()}`);
    });
    const toUrl = (permalink: string) => server.url + permalink.slice(1);
    const visit = async () => {
      for (const permalink of [...listPermalinks(release), '/search/'])
        await page.goto(toUrl(permalink));
      await page.locator('search-panel input').first().fill('dense loaf');
      await page.locator('.search-result a').first().click();
      await page.waitForURL(
        (url) => url.href.startsWith(server.url) && !url.pathname.endsWith('/search/'),
      );
      await page.goto(toUrl('/no-such/loaf/'));
      await page.locator('missing-page a').first().waitFor();
    };
    // A reader who gets no further has been led astray, too.
    await visit().catch((error: unknown) =>
      beside.push(`${page.url()}: ${error instanceof Error ? error.message : String(error)}`),
    );
    return { asked, beside };
  } finally {
    await page.context().close();
    if (given === undefined) await browser.close();
    await server.close();
  }
}
