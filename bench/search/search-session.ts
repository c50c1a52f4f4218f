import type { Browser, Page } from 'playwright-core';
import { keepWorker, prepareClient, preparePagefind, watchTasks } from './in-page.ts';
import type { Transfer, Wire } from './wire.ts';

/** The search that is measured: the site's own, or Pagefind's. */
export type Engine = 'client' | 'pagefind';

/** What came of one query. */
export interface Asked {
  /** Addresses of the results on the site, the best first. */
  readonly addresses: readonly string[];
  /** From asking to the answer, with all that the results show. */
  readonly milliseconds: number;
  /** What the server sent for it; for the first also what made the search ready. */
  readonly transfers: readonly Transfer[];
}

/** What came of queries one after the other on one page, in a fresh profile with an empty cache. */
export interface Session {
  readonly asked: readonly Asked[];
  /** The longest time in milliseconds for which the page could not answer its reader; 0 if it was under 50. */
  readonly longestTaskMs: number;
}

/** How long a page is given to load what it loads by itself, in milliseconds. */
const settling = 1_000;

/**
 * Makes the search of a page ready and asks. The site's own search is opened by its key, as a reader does, so that the
 * first query counts the interface too; the queries go to the worker that it started. Throws if the search fails.
 */
export async function askInSession(
  browser: Browser,
  wire: Wire,
  engine: Engine,
  texts: readonly string[],
): Promise<Session> {
  return usePage(browser, wire, async (page) => {
    const tasks = await page.evaluateHandle(watchTasks);
    if (engine === 'client') await openSearch(page);
    const search = await page.evaluateHandle(engine === 'client' ? prepareClient : preparePagefind);
    const asked: Asked[] = [];
    for (const text of texts) {
      const { addresses, milliseconds } = await search.evaluate(
        (each, question) => each.ask(question),
        text,
      );
      asked.push({ addresses, milliseconds, transfers: await wire.take() });
    }
    return { asked, longestTaskMs: await tasks.evaluate(({ longest }) => longest) };
  });
}

/** Types a question into the interface of the site's search, letter by letter: what the server sent, and the longest task as a session has it. */
export async function typeQuestion(
  browser: Browser,
  wire: Wire,
  text: string,
): Promise<{ transfers: readonly Transfer[]; longestTaskMs: number }> {
  return usePage(browser, wire, async (page) => {
    const tasks = await page.evaluateHandle(watchTasks);
    await openSearch(page);
    if (!(await page.evaluate(() => document.activeElement instanceof HTMLInputElement)))
      throw new Error('Ctrl+K was pressed, and no input has the focus.');
    await page.keyboard.type(text, { delay: 60 });
    await page.waitForTimeout(2 * settling);
    return {
      transfers: await wire.take(),
      longestTaskMs: await tasks.evaluate(({ longest }) => longest),
    };
  });
}

/** Opens the first page of the site; what it loads by itself is not counted. */
async function usePage<Result>(
  browser: Browser,
  wire: Wire,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(keepWorker);
    await page.goto(`${wire.url}/`, { waitUntil: 'networkidle' });
    await wire.take();
    return await work(page);
  } finally {
    await context.close();
    await wire.take();
  }
}

async function openSearch(page: Page): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.waitForTimeout(settling);
}
