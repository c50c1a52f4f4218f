import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';

/** What the tests of the search look at. */
export const dialog = (page: Page): Locator => page.locator('dialog[open]');
export const results = (page: Page): Locator => page.locator('.search-result h2 a');
export const box = (page: Page): Locator =>
  page.locator('search-panel').getByRole('combobox', { name: 'Search articles and answers' });
export const status = (page: Page): Locator => page.locator('search-panel').getByRole('status');

/** Opens the dialog by its key and waits until it can be typed into. */
export async function openDialog(page: Page, key = 'Control+k'): Promise<void> {
  await page.keyboard.press(key);
  await dialog(page).waitFor();
}

/** The titles of the results, as soon as there are some. */
export async function readTitles(page: Page): Promise<string[]> {
  await results(page).first().waitFor();
  return results(page).allInnerTexts();
}

/** Waits for an answer that was told aloud, such as “3 results”, and gives its words. */
export async function hearAnswer(page: Page, words: RegExp = /results?$/): Promise<string> {
  await status(page).filter({ hasText: words }).waitFor({ state: 'attached' });
  return status(page).innerText();
}

/** What axe finds, by all its rules or those with a tag: the rule and the HTML it is about. */
export async function findViolations(page: Page, tag?: string): Promise<[string, string[]][]> {
  // If there are no frames, the way of before finds the same without a page of its own for each
  // result.
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames.`);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({
      // Of what passes nothing is told, since nobody reads it.
      resultTypes: ['violations'],
      ...(tag === undefined ? {} : { runOnly: [tag] }),
    })
    .analyze();
  return violations.map((each) => [each.id, each.nodes.map((node) => node.html)]);
}

const schemes = ['light', 'dark'] as const;

/**
 * What axe finds in each colour scheme. The page is loaded once, and of the second scheme only the
 * rules on colours are asked: that style sheets choose the colours is all that a scheme does. Our own
 * colours stand out as WCAG asks for on level AAA, those that a site chooses at least as on AA.
 */
export async function findViolationsInBoth(
  page: Page,
  { hasOwnColors = false } = {},
): Promise<(readonly [string, [string, string[]][]])[]> {
  const onColors = hasOwnColors ? 'wcag2aa' : 'cat.color';
  const found: [string, [string, string[]][]][] = [];
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    found.push([
      colorScheme,
      await findViolations(page, colorScheme === 'dark' ? onColors : undefined),
    ]);
  }
  return found;
}

/** Of a page without violations. */
export const noneInBoth: readonly (readonly [string, readonly []])[] = schemes.map(
  (scheme) => [scheme, []] as const,
);

/** The name and text of the element that has the focus. */
export function readFocus(page: Page): Promise<string> {
  return page.evaluate(
    () => `${document.activeElement?.localName} ${document.activeElement?.textContent.trim()}`,
  );
}

/**
 * The sum of the layout shifts of the page so far, those after a key included
 * (https://wicg.github.io/layout-instability/).
 */
export function measureShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => done(sum)));
      }),
  );
}

/** Holds requests back until the function returned is called. */
export async function holdRequests(page: Page, pattern: string): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.context().route(pattern, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/**
 * The title of the result that the keys made the active one, as the input names it to a screen
 * reader; empty if none is.
 */
export function readActive(page: Page): Promise<string> {
  return box(page).evaluate(
    (input) =>
      document
        .getElementById(input.getAttribute('aria-activedescendant') ?? '')
        ?.querySelector('h2')?.textContent ?? '',
  );
}
