import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { parseColor } from '../../src/domain/design/color.ts';
import { serve, type Server } from '../../src/publish/serve.ts';
import { chosen, createDesignedSite } from '../build/publish/own-design.ts';
import type { SmallSite } from '../build/publish/small-site.ts';
import { getFreePort, startCommand } from '../build-release.ts';
import { buildInBuilder } from '../builder/index.ts';
import { usualOrDeep } from '../deep.ts';
import { useBrowser } from './browser.ts';
import { findViolationsInBoth, noneInBoth } from './search-on-page.ts';

const openPage = useBrowser();

/** A colour as browsers write it. */
function toComputed(text: string): string {
  const { red, green, blue } = parseColor(text) ?? { red: 0, green: 0, blue: 0 };
  return `rgb(${red}, ${green}, ${blue})`;
}

function readStyle(page: Page, selector: string, property: string): Promise<string> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
}

describe('a site with a design of its own', () => {
  let site: SmallSite;
  let server: Server;
  /** The pages that are looked at: at a desk one of each folder, which has the looks of the others. */
  let tried: readonly string[] = [];

  beforeAll(async () => {
    let remove = async () => {};
    site = await createDesignedSite((each) => (remove = each));
    await buildInBuilder([...site.args, '--preview']);
    server = await serve(site.out, { port: 0 });
    const sitemap = await readFile(join(site.out, 'sitemap-1.xml'), 'utf8');
    const paths = [...sitemap.matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g)].map(
      ([, path = '']) => path,
    );
    const ofEachFolder = new Map(paths.map((path) => [path.split('/')[1], path]));
    tried = usualOrDeep([...ofEachFolder.values()], paths);
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

describe('the preview of a site with a design of its own', () => {
  it('follows its colours, its style sheet, and components and pages that are new', async () => {
    const site = await createDesignedSite();
    const port = await getFreePort();
    const words = ['--content', site.content, '--port', String(port), '--today', '2026-06-01'];
    const dev = startCommand('dev', words);
    onTestFinished(async () => void (await dev.stop()));
    await dev.until('Pages follow each change.');
    const page = await openPage('/prices/', { baseURL: `http://localhost:${port}` });
    // The server may load the page anew while it starts, and again after each change.
    await expect
      .poll(() => readStyle(page, '.prose a', 'color'), { timeout: 30_000 })
      .toBe(toComputed(chosen.accent));
    await site.edit('site.yml', chosen.accent, '#0b5394');
    await writeFile(join(site.folder, 'site.css'), 'h1 { font-style: italic; }\n');
    await expect
      .poll(
        async () => {
          await page.goto('/prices/');
          return [
            await readStyle(page, '.prose a', 'color'),
            await readStyle(page, 'h1', 'font-style'),
          ];
        },
        { timeout: 30_000 },
      )
      .toEqual([toComputed('#0b5394'), 'italic']);
    await writeFile(join(site.folder, 'pages/hours.astro'), '<h1>From seven to noon</h1>\n');
    await expect
      .poll(async () => (await page.goto('/hours/').catch(() => null))?.status(), {
        timeout: 30_000,
      })
      .toBe(200);
    expect(await page.locator('h1').textContent()).toBe('From seven to noon');
  }, 120_000);
});
