import { cpSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Ledger } from '../../src/domain/addresses/ledger.ts';
import { settleAddresses } from '../../src/publish/ledger/addresses.ts';
import { collectPageFacts, createPageReader } from '../../src/publish/pages/page-facts.ts';
import { readLedger } from '../../src/publish/ledger/ledger-file.ts';
import { serve, type Server } from '../../src/publish/serve.ts';
import { changeSite } from '../site-folder.ts';
import { at, useBrowser } from './browser.ts';

const openPage = useBrowser();
const folder = mkdtempSync(join(tmpdir(), 'answerable-moved-'));
const safe = '/faq/is-craniosacral-therapy-safe/';
const moved: Ledger = new Map([
  ['/faq/is-it-safe/', { since: '2026-01-01', to: safe }],
  ['/old/page.html', { to: '/about/' }],
  ['/about/#our-promise', { since: '2026-01-01', to: safe }],
]);
let servers: readonly Server[] = [];

beforeAll(async () => {
  const ledger = await readLedger(resolve(import.meta.dirname, '../../content'));
  const base = inject('siteBase');
  servers = await Promise.all(
    ['with-redirects', 'pages-alone'].map(async (name) => {
      const release = join(folder, name);
      // The copies that servers send would be those of the pages before.
      cpSync(realpathSync(inject('siteFolder')), release, {
        recursive: true,
        filter: (path) => !/\.(?:br|gz)$/.test(path),
      });
      const siteUrl = `https://bamboo.example${base.slice(0, -1)}`;
      const readPage = createPageReader({ siteUrl });
      const settled = await changeSite(release, (files) =>
        settleAddresses({
          files,
          siteUrl,
          pages: collectPageFacts(files, readPage),
          readPage,
          ledger: new Map([...ledger, ...moved]),
          day: '2026-11-23',
          unpublished: new Set(),
          retirement: undefined,
        }),
      );
      expect(settled).toHaveProperty('ledger');
      if (name === 'pages-alone') rmSync(join(release, '_redirects'));
      return serve(release, { port: 0, base });
    }),
  );
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

describe.each([
  ['a server that reads redirects', 0, true],
  ['pages alone', 1, true],
  ['pages alone, without JavaScript', 1, false],
] as const)('an address that moved, with %s', (_, number, javaScriptEnabled) => {
  it.each([
    ['/faq/is-it-safe/', safe],
    ['/old/page.html', '/about/'],
  ])('leads from %s to its text', async (from, to) => {
    const origin = new URL(servers[number]?.url ?? '').origin;
    const page = await openPage(`${origin}${at(from)}`, { javaScriptEnabled });
    await page.waitForURL(`${origin}${at(to)}`);
    expect(await page.locator('h1').count()).toBe(1);
  });
});

it('a page that moved takes the place along that an old link names', async () => {
  const origin = new URL(servers[1]?.url ?? '').origin;
  const page = await openPage(`${origin}${at('/faq/is-it-safe/')}#share`);
  await page.waitForURL(`${origin}${at(safe)}#share`);
});

it('a place whose text is elsewhere now shows the way to it', async () => {
  const page = await openPage(`${servers[0]?.url}about/#our-promise`);
  await page.locator('.moved:target a').click();
  await page.waitForURL(`**${at(safe)}`);
});

it('a page that is not there is said to be missing, with ways that lead to pages', async () => {
  const page = await openPage('/no/such/page/');
  expect((await page.reload())?.status()).toBe(404);
  const ways = await page
    .locator('header a, main a, footer a')
    .evaluateAll((links) =>
      links.flatMap((link) =>
        link instanceof HTMLAnchorElement && link.host === location.host ? [link.pathname] : [],
      ),
    );
  expect(ways.length).toBeGreaterThan(5);
  const missing = ways.filter(
    (path) =>
      !path.startsWith(at('/')) ||
      !existsSync(join(inject('siteFolder'), path.slice(at('/').length), 'index.html')),
  );
  expect(missing).toEqual([]);
});

describe('a place of a list that has a page of its own now', () => {
  it.each([
    ['/sources/#haller-2020', '/sources/haller-2020/'],
    ['/faq/#topic-nothing-here', '/faq/#topic-nothing-here'],
    ['/sources/#nobody-1900', '/sources/#nobody-1900'],
    ['/sources/#kind-randomised-trial', '/sources/#kind-randomised-trial'],
  ])('is %s, which leads to %s', async (from, to) => {
    const { origin } = new URL(inject('siteUrl'));
    const page = await openPage(from);
    await page.waitForURL(`${origin}${at(to)}`);
    await page.waitForLoadState('networkidle');
    expect(page.url()).toBe(`${origin}${at(to)}`);
  });

  it('leads there also from a page that is open', async () => {
    const { origin } = new URL(inject('siteUrl'));
    const page = await openPage('/sources/');
    await page.evaluate(() => (location.hash = '#haller-2020'));
    await page.waitForURL(`${origin}${at('/sources/haller-2020/')}`);
  });

  it('is an item of the list without JavaScript, with the link to the page', async () => {
    const page = await openPage('/sources/#haller-2020', { javaScriptEnabled: false });
    const item = page.locator('.source:target');
    expect(await item.locator('a').getAttribute('href')).toBe(at('/sources/haller-2020/'));
  });
});
