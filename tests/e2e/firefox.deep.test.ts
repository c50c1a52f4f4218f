import { describe, expect, inject, it } from 'vitest';
import { breakSearch, listFaults, replaceRelease } from '../../bench/safe/broken-index.ts';
import { usualOrDeep } from '../deep.ts';
import { at, getBrowser, useBrowser } from './browser.ts';
import { box, dialog, hearAnswer, openDialog, results } from './search-on-page.ts';

const article = '/articles/craniosacral-therapy-for-stress/';

describe.skipIf(inject('browsers').firefox === undefined)('in Firefox a reader', () => {
  const openPage = useBrowser({ isFirefox: true });

  it('reads an article, opens a question, and sees at a mark what the study found', async () => {
    const page = await openPage(article);
    const question = page.locator('main details:has([id^="q-"])').first();
    await question.locator('summary').click();
    expect(await question.locator('p').first().isVisible()).toBe(true);
    await page.locator('main a.citation').first().click();
    const note = page.getByRole('dialog', { name: 'Reference 1' });
    expect(await note.innerText()).toContain('Found:');
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
  });

  it('skips to the content by the keyboard', async () => {
    const page = await openPage(article);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').innerText()).toBe('Skip to content');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.locator('main :focus-visible').waitFor();
  });

  it('opens the menu on a phone and closes it', async () => {
    const page = await openPage(article, { viewport: { width: 360, height: 800 } });
    const link = page.getByRole('navigation', { name: 'Main navigation' }).getByText('Contact');
    expect(await link.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Menu' }).click();
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
  });

  it('asks a sentence in the dialog, chooses an answer by the arrows and gets to it', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    await box(page).pressSequentially('can it have side effects');
    const first = 'What are the side effects of craniosacral therapy?';
    await results(page).first().filter({ hasText: first }).waitFor();
    await page.keyboard.press('ArrowDown');
    await dialog(page).getByRole('row', { selected: true }).filter({ hasText: first }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/faq/what-are-the-side-effects-of-craniosacral-therapy/');
  });

  it('in danger sees the emergency text in the dialog before all else', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    await box(page).pressSequentially('i cant breathe');
    await dialog(page).getByRole('group', { name: 'In an emergency' }).waitFor();
    await hearAnswer(page, /result|nearest|found no/);
    expect(await dialog(page).locator('div:has(> .emergency) ~ .search-answer').count()).toBe(1);
  });

  it('gets to all results with Enter, and from one of them to its answer', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    await box(page).fill('craniosacral therapy');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=craniosacral+therapy');
    await results(page).first().waitFor();
    expect(await page.locator('title').textContent()).toMatch(/^craniosacral therapy · Search/);
    await results(page).first().click();
    await page.waitForURL((url) => url.pathname !== at('/search/'));
  });

  it('finds every question by topic, and the emergency text, where no script runs', async () => {
    const page = await openPage('/about/');
    // WebDriver cannot turn scripts off here; a sandbox does, but only after <noscript> was parsed.
    await page.route('**/search/', async (route) => {
      const html = await (await route.fetch()).text();
      await route.fulfill({
        contentType: 'text/html',
        headers: { 'content-security-policy': 'sandbox allow-same-origin' },
        body: html.replaceAll(/<\/?noscript>/g, ''),
      });
    });
    await page.goto('/search/');
    const main = page.locator('main');
    expect(await main.locator(`a[href^="${at('/faq/')}"]:not([href$="/faq/"])`).count()).toBe(6);
    await main.getByText('needs JavaScript').waitFor();
    await main.locator('.emergency').first().waitFor();
    expect(await main.locator('.search-input:visible').count()).toBe(0);
  });

  it('is told of every file of the search that does not come, and is helped', async () => {
    const faults = listFaults().slice(0, usualOrDeep(6, undefined));
    const browser = await getBrowser({ isFirefox: true });
    expect(await breakSearch(browser, inject('siteUrl'), faults)).toEqual([]);
  });

  it('finds with the new index in a tab that was left open over a new release', async () => {
    const browser = await getBrowser({ isFirefox: true });
    expect(await replaceRelease(browser, inject('siteUrl'))).toEqual([]);
  });
});
