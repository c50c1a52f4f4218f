import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { findViolationsInBoth, noneInBoth } from './search-on-page.ts';
import { readPaths } from './sitemap.ts';

const openPage = useBrowser();
let paths: string[] = [];

beforeAll(async () => {
  paths = await readPaths();
});

describe('every page of the sitemap, the search and the page for what is not there', () => {
  it('has no accessibility violation that axe can find, in light and in dark', async () => {
    const page = await openPage('/');
    for (const path of [...paths, '/changes/', '/search/', '/no-such-page/']) {
      await page.goto(path);
      expect([path, await findViolationsInBoth(page)]).toEqual([path, noneInBoth]);
    }
  }, 300_000);

  it('fits a screen 320 pixels wide without scrolling sideways', async () => {
    const page = await openPage('/', { viewport: { width: 320, height: 640 } });
    for (const path of [...paths, '/changes/', '/search/', '/no-such-page/']) {
      await page.goto(path);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        path,
        320,
      ]);
    }
  }, 120_000);
});
