import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { usualOrDeep } from '../deep.ts';
import { at, useBrowser } from './browser.ts';
import { box, openDialog, readTitles } from './search-on-page.ts';
import { pickOfEachFolder, readPaths } from './sitemap.ts';

const openPage = useBrowser();
let paths: string[] = [];

beforeAll(async () => {
  paths = await readPaths();
});

describe('every page of the sitemap, and those beside it', () => {
  it('are many, each listed once', () => {
    expect(paths.length).toBeGreaterThanOrEqual(16);
    expect(new Set(paths).size).toBe(paths.length);
  });

  it.each(usualOrDeep([360], [360, 1280]))(
    'asks nobody but the site, logs no error and does not shift, %i pixels wide',
    async (width) => {
      const left = usualOrDeep(pickOfEachFolder(paths), [...paths]);
      const visitSome = async () => {
        const page = await openPage('/', { viewport: { width, height: 800 } });
        const foreign = noteForeign(page);
        const errors: string[] = [];
        page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
        page.on('pageerror', (error) => errors.push(error.message));
        // Each page is met as by a first visitor, with nothing in the cache.
        const session = await page.context().newCDPSession(page);
        await session.send('Network.setCacheDisabled', { cacheDisabled: true });
        // On a slow machine, so that a page is shown before all of it is parsed. Chromium is slowed
        // by work for nothing, of which a desk does less.
        await session.send('Emulation.setCPUThrottlingRate', { rate: usualOrDeep(2, 4) });
        for (let path = left.shift(); path !== undefined; path = left.shift()) {
          await page.goto(path, { waitUntil: 'networkidle' });
          expect([path, foreign, errors]).toEqual([path, [], []]);
          // Where the processor is busy, a paragraph that is shown while it is still being parsed
          // grows by a line.
          expect(await page.evaluate(measureShift), path).toBeLessThan(0.02);
        }
      };
      // A page is looked at until nothing has been asked for half a second; meanwhile others load.
      await Promise.all([visitSome(), visitSome(), visitSome()]);
    },
    300_000,
  );

  it('asks nobody but the site where a reader searches, in the dialog, on the page of the search and where a page is missing', async () => {
    // The policy of the site would stop such a request before it could be seen.
    const page = await openPage('/about/', { bypassCSP: true });
    const foreign = noteForeign(page);
    await page.goto('/about/');
    await openDialog(page);
    await box(page).fill('side effects');
    await readTitles(page);
    await page.goto('/search/#q=side+effects');
    await readTitles(page);
    await page.goto('/no-such/side-effects/');
    await page
      .locator('missing-page')
      .getByRole('link', { name: 'side effects' })
      .first()
      .waitFor();
    expect(foreign).toEqual([]);
  });

  it('would be found to ask another site', async () => {
    const page = await openPage('/about/', { bypassCSP: true });
    const foreign = noteForeign(page);
    const asked = page.waitForEvent('requestfailed');
    await page.context().route('https://elsewhere.example/**', (route) => route.abort());
    await page.evaluate(() => void fetch('https://elsewhere.example/count').catch(() => undefined));
    await asked;
    expect(foreign).toEqual(['https://elsewhere.example/count']);
  });

  it('can be read without JavaScript: a main heading, a way home and a way to the search', async () => {
    const page = await openPage('/', { javaScriptEnabled: false });
    for (const path of [...paths, '/no-such-page/']) {
      await page.goto(path);
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.locator(`header a[href="${at('/')}"]`).count()).toBeGreaterThanOrEqual(1);
      expect(
        await page
          .locator(`a[href="${at('/search/')}"]`)
          .first()
          .isVisible(),
      ).toBe(true);
    }
  }, 120_000);
});

/** The requests of a page, its workers included, that leave the site from now on. */
function noteForeign(page: Page): string[] {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    const { protocol } = new URL(request.url());
    // What lies beside the path of the site is another site.
    if (
      !request.url().startsWith(`${inject('siteUrl')}/`) &&
      protocol !== 'data:' &&
      protocol !== 'blob:'
    )
      foreign.push(request.url());
  });
  return foreign;
}

/**
 * Runs in the page: the sum of its layout shifts so far
 * (https://wicg.github.io/layout-instability/).
 */
function measureShift(): Promise<number> {
  return new Promise((done) => {
    let sum = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
    });
    observer.observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
  });
}
