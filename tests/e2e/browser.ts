import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { findBrowser } from './find-browser.ts';

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

/** Starts Chromium for a test file. The function returned opens a page of the site; every page is closed after its test. */
export function useBrowser(): (path: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser | undefined;
  const open: Page[] = [];

  beforeAll(async () => {
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({ executablePath: findBrowser(process.env['CHROME_PATH']), args: root ? [...quiet, '--no-sandbox'] : quiet });
  });

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
  });

  afterAll(async () => {
    await browser?.close();
  });

  return async (path, options = {}) => {
    if (browser === undefined) throw new Error('The browser has not started.');
    const context = await browser.newContext({ baseURL: inject('siteUrl'), ...options });
    const page = await context.newPage();
    open.push(page);
    await page.goto(path);
    return page;
  };
}
