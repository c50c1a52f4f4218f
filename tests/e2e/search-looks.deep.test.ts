import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import {
  box,
  findViolationsInBoth,
  hearAnswer,
  measureShift,
  noneInBoth,
  openDialog,
  readFocus,
} from './search-on-page.ts';

const openPage = useBrowser();

describe('an answer', () => {
  it('is shown whole, with its words marked and what it rests on, and folded where it is long', async () => {
    const page = await openPage('/search/#q=is+it+safe', { viewport: { width: 360, height: 800 } });
    const result = page
      .locator('.search-result')
      .filter({ hasText: 'Is craniosacral therapy safe?' });
    await result.waitFor();
    expect(await result.locator('.search-kind').innerText()).toBe('Question');
    const text = result.locator('.search-text');
    expect(await text.innerText()).toMatch(
      /^As far as anyone has recorded, yes[^]*Do not wait for a session\.$/,
    );
    expect(await result.locator('.search-notes li').allInnerTexts()).not.toEqual([]);
    const height = async () => (await text.boundingBox())?.height ?? 0;
    const folded = await height();
    await result.getByRole('button', { name: 'Show the whole answer' }).click();
    expect(await height()).toBeGreaterThan(folded * 1.5);
    expect(await result.getByRole('button').count()).toBe(0);
    expect(await readFocus(page)).toMatch(/^p As far as anyone/);
  });

  it('takes nothing that it shows for HTML', async () => {
    const page = await openPage(
      `/search/#q=${encodeURIComponent('<img src=x onerror=alert(1)> zebra')}`,
    );
    await hearAnswer(page, /We found no/);
    expect(await page.locator('search-panel img').count()).toBe(0);
  });
});

describe('the search page', () => {
  it.each([360, 1280])('moves nothing about while one types, %i pixels wide', async (width) => {
    const page = await openPage('/search/', { viewport: { width, height: 800 } });
    await box(page).pressSequentially('how many sessions will I need');
    await hearAnswer(page);
    expect(await measureShift(page)).toBe(0);
  });
});

it.each(['sleep', 'zebra crossings'])(
  'the search has no accessibility violation that axe can find with what it says to “%s”, on the page and in the dialog, in light and in dark',
  async (question) => {
    const page = await openPage(`/search/#q=${question}`);
    await hearAnswer(page, /result|found no/);
    expect(await findViolationsInBoth(page)).toEqual(noneInBoth);
    await page.goto('/about/');
    await openDialog(page);
    await box(page).fill(question);
    await hearAnswer(page, /result|found no/);
    expect(await findViolationsInBoth(page)).toEqual(noneInBoth);
  },
);

it('the search fits a screen 320 pixels wide, without scrolling sideways', async () => {
  const page = await openPage('/search/#q=craniosacral', { viewport: { width: 320, height: 256 } });
  const width = () =>
    page.evaluate(() =>
      Math.max(
        document.documentElement.scrollWidth,
        ...[...document.querySelectorAll('dialog')].map((each) => each.scrollWidth),
      ),
    );
  for (const question of [
    'craniosacral',
    'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen zebra',
  ]) {
    await page.goto(`/search/#q=${question}`);
    await hearAnswer(page, /result|found no/);
    expect(await width()).toBe(320);
    await page.goto('/about/');
    await openDialog(page);
    await box(page).fill(question);
    await hearAnswer(page, /result|found no/);
    expect(await width()).toBe(320);
  }
});
