import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import {
  box,
  dialog,
  hearAnswer,
  openDialog,
  readActive,
  readFocus,
  readTitles,
  results,
  status,
} from './search-on-page.ts';

const openPage = useBrowser();

describe('the search dialog', () => {
  it('closes with its button and with a click beside it, and then opens with the question it had, chosen', async () => {
    const page = await openPage('/about/', { viewport: { width: 1280, height: 800 } });
    await openDialog(page);
    await box(page).fill('sessions');
    await page.getByRole('button', { name: 'Close the search' }).click();
    await dialog(page).waitFor({ state: 'detached' });
    await openDialog(page);
    await page.keyboard.type('safe');
    expect(await box(page).inputValue()).toBe('safe');
    await page.mouse.click(5, 400);
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('keeps the focus within', async () => {
    const page = await openPage('/');
    await openDialog(page);
    await box(page).fill('craniosacral');
    await results(page).first().waitFor();
    const outside: string[] = [];
    for (let step = 0; step < 30; step += 1) {
      await page.keyboard.press('Tab');
      const place = await page.evaluate(() =>
        document.activeElement === document.body
          ? 'the browser'
          : document.activeElement?.closest('dialog')
            ? 'dialog'
            : document.activeElement?.outerHTML,
      );
      if (place !== 'the browser' && place !== 'dialog') outside.push(place ?? 'nothing');
    }
    expect(outside).toEqual([]);
  });

  it('moves through the results and back by the arrows, Home and End, and leaves the caret alone in the input', async () => {
    const page = await openPage('/');
    await openDialog(page);
    await box(page).fill('craniosacral therapy');
    await hearAnswer(page);
    const titles = await readTitles(page);
    expect(titles.length).toBeGreaterThan(3);
    await page.keyboard.press('Home');
    expect(
      await box(page).evaluate((input: HTMLInputElement) => [
        document.activeElement === input,
        input.selectionStart,
      ]),
    ).toEqual([true, 0]);
    const walk: [key: string, title: string][] = [
      ['ArrowDown', titles[0] ?? ''],
      ['ArrowDown', titles[1] ?? ''],
      ['End', titles.at(-1) ?? ''],
      ['ArrowDown', titles.at(-1) ?? ''],
      ['Home', titles[0] ?? ''],
    ];
    for (const [key, title] of walk) {
      await page.keyboard.press(key);
      expect([key, await readActive(page)]).toEqual([key, title]);
    }
    await page.keyboard.press('ArrowUp');
    expect(await readActive(page)).toBe('');
    expect(await readFocus(page)).toBe('input ');
  });

  it('is a combobox that owns its results and names the active one', async () => {
    const page = await openPage('/');
    await openDialog(page);
    const readBox = () =>
      box(page).evaluate((input) =>
        ['aria-expanded', 'aria-controls', 'aria-activedescendant'].map(
          (name) => input.getAttribute(name) !== null && input.getAttribute(name) !== 'false',
        ),
      );
    await box(page).waitFor();
    expect(await readBox()).toEqual([false, false, false]);
    await box(page).fill('side effects');
    await results(page).first().waitFor();
    expect(await readBox()).toEqual([true, true, false]);
    await page.keyboard.press('ArrowDown');
    expect(await readBox()).toEqual([true, true, true]);
    const rows = dialog(page)
      .getByRole('grid', { name: 'Search articles and answers' })
      .getByRole('row');
    expect(await rows.count()).toBe(await results(page).count());
    expect(
      await dialog(page)
        .getByRole('row', { selected: true })
        .getByRole('gridcell', {
          name: 'What are the side effects of craniosacral therapy? Question',
        })
        .count(),
    ).toBe(1);
    await box(page).press('s');
    await page.waitForFunction(() => document.querySelector('[aria-activedescendant]') === null);
  });
});

describe('the search page', () => {
  it('empties with Escape and with its button', async () => {
    const page = await openPage('/search/#q=sessions');
    await results(page).first().waitFor();
    await results(page).first().focus();
    await page.keyboard.press('Escape');
    expect([
      await readFocus(page),
      await box(page).inputValue(),
      await results(page).count(),
    ]).toEqual(['input ', '', 0]);
    await page.waitForURL(/\/search\/$/);
    await page.keyboard.type('safe');
    await results(page).first().waitFor();
    await page.getByRole('button', { name: 'Clear the question' }).click();
    expect([
      await readFocus(page),
      await box(page).inputValue(),
      await results(page).count(),
      await status(page).innerText(),
    ]).toEqual(['input ', '', 0, '']);
  });

  it('follows an address that is typed over', async () => {
    const page = await openPage('/search/#q=sessions');
    await results(page).first().waitFor();
    await page.evaluate(() => location.assign('#q=side+effects'));
    await expect.poll(() => box(page).inputValue()).toBe('side effects');
  });
});
