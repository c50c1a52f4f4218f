import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { findViolations } from './search-on-page.ts';
import { readPaths } from './sitemap.ts';

const openPage = useBrowser();
let paths: string[] = [];

beforeAll(async () => {
  paths = await readPaths();
});

describe('every page of the sitemap, the search and the page for what is not there', () => {
  it.each(['light', 'dark'] as const)(
    'has no accessibility violation that axe can find, in %s',
    async (colorScheme) => {
      const page = await openPage('/', { colorScheme });
      for (const path of [...paths, '/search/', '/no-such-page/']) {
        await page.goto(path);
        expect([path, await findViolations(page)]).toEqual([path, []]);
      }
    },
    300_000,
  );

  it('fits a screen 320 pixels wide without scrolling sideways', async () => {
    const page = await openPage('/', { viewport: { width: 320, height: 640 } });
    for (const path of [...paths, '/search/', '/no-such-page/']) {
      await page.goto(path);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        path,
        320,
      ]);
    }
  }, 120_000);
});
