import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, beforeAll, inject } from 'vitest';
import { type ReaderColors, startBrowser, startFirefox } from '../../bench/start-browser.ts';
import { parseHref, toHrefBelow } from '../../src/domain/addresses/permalink.ts';

/**
 * Which browser: the light one does what a test of pages needs, the whole one all that a reader's
 * does; or Firefox, perhaps with the colours of a reader.
 */
export interface BrowserChoice {
  readonly isWhole?: boolean;
  readonly isFirefox?: boolean;
  readonly colors?: ReaderColors;
}

const started = new Map<string, Promise<Browser>>();

/**
 * The browser of this worker: started when first asked for, used by all its test files, and ended
 * with it.
 */
export function getBrowser({ isWhole, isFirefox, colors }: BrowserChoice = {}): Promise<Browser> {
  const { whole, light, firefox } = inject('browsers');
  const path = isFirefox === true ? firefox : isWhole === true ? whole : light;
  if (path === undefined) throw new Error('There is no Firefox here.');
  const key = `${path} ${colors}`;
  const browser =
    started.get(key) ?? (path === firefox ? startFirefox(path, colors) : startBrowser(path));
  started.set(key, browser);
  return browser;
}

/** The address of a permalink as the pages of the site name it. */
export function at(permalink: string): string {
  return toHrefBelow(inject('siteBase'), permalink);
}

/**
 * Lets a test file use the browser. The function returned opens a page of the site; every page is
 * closed after its test. It and `goto` take permalinks, wherever the site lies, and addresses as
 * pages name them.
 */
export function useBrowser(
  choice: BrowserChoice = {},
): (path: string, options?: BrowserContextOptions) => Promise<Page> {
  const open: Page[] = [];

  // So that no test has to be long enough for its start.
  beforeAll(async () => void (await getBrowser(choice)));

  afterEach(async () => {
    await Promise.all(open.splice(0).map((page) => page.context().close()));
  });

  return async (path, options = {}) => {
    const browser = await getBrowser(choice);
    const context = await browser.newContext({ baseURL: inject('siteUrl'), ...options });
    // The limit of a test ends what hangs; Playwright's own is too short where much else is done.
    context.setDefaultTimeout(110_000);
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
