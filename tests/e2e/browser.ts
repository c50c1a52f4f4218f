import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { parseHref, toHref } from '../../src/domain/addresses/permalink.ts';
import { findBrowser } from './find-browser.ts';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** The address of a permalink as the pages of the site name it. */
export function at(permalink: string): string {
  return toHref(inject('siteBase'), permalink);
}

/**
 * Starts Chromium for a test file. The function returned opens a page of the site; every page is closed after its test. It and
 * `goto` take permalinks, wherever the site lies, and addresses as pages name them.
 */
export function useBrowser(): (path: string, options?: BrowserContextOptions) => Promise<Page> {
  let browser: Browser | undefined;
  const open: Page[] = [];

  beforeAll(async () => {
    const root = process.getuid?.() === 0;
    browser = await chromium.launch({
      executablePath: findBrowser(process.env['CHROME_PATH']),
      args: root ? [...quiet, '--no-sandbox'] : quiet,
    });
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
    const goto = page.goto.bind(page);
    const isElsewhere = options.baseURL !== undefined;
    page.goto = (address, how) =>
      goto(
        isElsewhere ||
          !address.startsWith('/') ||
          parseHref(inject('siteBase'), address) !== undefined
          ? address
          : at(address),
        how,
      );
    await page.goto(path);
    return page;
  };
}
