import { beforeAll, describe, expect, it } from 'vitest';
import { serve, type Server } from '../../src/publish/serve.ts';
import { chosen, createDesignedSite } from '../build/publish/own-design.ts';
import type { SmallSite } from '../build/publish/small-site.ts';
import { buildInBuilder } from '../builder/index.ts';
import { usualOrDeep } from '../deep.ts';
import { useBrowser } from './browser.ts';
import { readStyle, toComputed } from './page-style.ts';
import { findViolationsInBoth, noneInBoth } from './search-on-page.ts';
import { pickOfEachFolder, readPaths } from './sitemap.ts';

const openPage = useBrowser();

describe('a site with a design of its own', () => {
  let site: SmallSite;
  let server: Server;
  /** The pages that are looked at: at a desk one of each folder. */
  let tried: readonly string[] = [];

  beforeAll(async () => {
    let remove = async () => {};
    site = await createDesignedSite((each) => (remove = each));
    await buildInBuilder([...site.args, '--preview']);
    server = await serve(site.out, { port: 0 });
    const paths = await readPaths(server.url);
    tried = usualOrDeep(pickOfEachFolder(paths), paths);
    return async () => {
      await server.close();
      await remove();
    };
  });

  it.each([
    ['light', chosen.accent],
    ['dark', chosen.darkAccent],
  ] as const)('shows its colours in %s', async (colorScheme, accent) => {
    const page = await openPage('/about/', { baseURL: server.url, colorScheme });
    expect(await readStyle(page, '.prose a', 'color')).toBe(toComputed(accent));
    const paper = await readStyle(page, 'body', 'background-color');
    expect(paper === toComputed(chosen.paper)).toBe(colorScheme === 'light');
    expect(await readStyle(page, '.site-header', 'border-bottom-style')).toBe('double');
    expect(await readStyle(page, '.site-header', 'border-bottom-color')).toBe(toComputed(accent));
  });

  it('shows its fonts', async () => {
    const page = await openPage('/about/', { baseURL: server.url });
    await page.evaluate(() => document.fonts.ready);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
    );
    expect(loaded.map((family) => family.replaceAll('"', '')).sort()).toEqual([
      'Site heading',
      'Site text',
    ]);
    expect(await readStyle(page, 'h1', 'font-family')).toContain('Site heading');
    expect(await readStyle(page, 'main p', 'font-family')).toContain('Site text');
  });

  it('keeps to the policy of the site and asks nobody else', async () => {
    const page = await openPage('/', { baseURL: server.url });
    const errors: string[] = [];
    const foreign: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !request.url().startsWith('data:'))
        foreign.push(request.url());
    });
    expect(tried).toContain('/prices/');
    for (const path of tried) {
      await page.goto(path, { waitUntil: 'networkidle' });
      expect([path, errors, foreign]).toEqual([path, [], []]);
    }
    await page.goto('/prices/');
    expect(await page.locator('h1.seen').textContent()).toBe('Prices');
  }, 120_000);

  it('has no accessibility violation that axe can find, in light and in dark', async () => {
    const page = await openPage('/', { baseURL: server.url });
    for (const path of [...usualOrDeep(tried.slice(0, 3), tried), '/search/', '/no-such-page/']) {
      await page.goto(path);
      expect([path, await findViolationsInBoth(page)]).toEqual([path, noneInBoth]);
    }
  }, 180_000);
});
