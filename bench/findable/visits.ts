import type { Browser } from 'playwright-core';

/** What went wrong while pages were visited. */
export interface Visits {
  readonly violations: readonly string[];
  /** Requests that left the site. */
  readonly foreign: readonly string[];
}

/**
 * Opens every path in a browser, asks the search, and notes what the content security policy
 * refused and what was asked of others.
 */
export async function visitPages(
  browser: Browser,
  url: string,
  paths: readonly string[],
): Promise<Visits> {
  const context = await browser.newContext({ baseURL: url });
  const page = await context.newPage();
  const violations: string[] = [];
  const foreign: string[] = [];
  context.on(
    'request',
    (request) =>
      !request.url().startsWith(url) &&
      !request.url().startsWith('data:') &&
      foreign.push(request.url()),
  );
  page.on(
    'console',
    (message) =>
      /content security policy/i.test(message.text()) &&
      violations.push(`${page.url()}: ${message.text()}`),
  );
  await context.exposeFunction('tellViolation', (told: string) => void violations.push(told));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      const tell: unknown = Reflect.get(globalThis, 'tellViolation');
      if (typeof tell === 'function') tell(`${location.href}: ${violatedDirective} ${blockedURI}`);
    });
  });
  for (const path of paths) await page.goto(path, { waitUntil: 'networkidle' });
  await page.goto('/search/?q=how+long', { waitUntil: 'networkidle' });
  await page.locator('search-panel[data-answered]').waitFor();
  await context.close();
  return { violations, foreign };
}
