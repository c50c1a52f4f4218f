import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import {
  box,
  dialog,
  findViolations,
  hearAnswer,
  openDialog,
  readTitles,
} from './search-on-page.ts';

const openPage = useBrowser();

describe('the emergency text', () => {
  it('stands above all else in the dialog, and calls what it names', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    await box(page).pressSequentially('i want to die');
    const card = dialog(page).getByRole('group', { name: 'In an emergency' });
    await card.waitFor();
    expect(await card.getByRole('link', { name: '116 123' }).getAttribute('href')).toBe(
      'tel:116123',
    );
    await hearAnswer(page, /found no/);
    const [first, answer] = [
      await card.boundingBox(),
      await dialog(page).locator('.search-answer').boundingBox(),
    ];
    expect((first?.y ?? 0) + (first?.height ?? 0)).toBeLessThanOrEqual(answer?.y ?? 0);
    expect(await findViolations(page)).toEqual([]);
    await box(page).fill('how many sessions');
    await readTitles(page);
    expect(await card.isVisible()).toBe(false);
  });

  it('stands above the head of a page that is not there', async () => {
    const page = await openPage('/faq/my-baby-is-not-waking-up/');
    const card = page.locator('main .emergency');
    await card.waitFor();
    expect((await card.boundingBox())?.y ?? Infinity).toBeLessThan(
      (await page.getByRole('heading', { level: 1 }).boundingBox())?.y ?? 0,
    );
  });

  it('needs no index, and comes before it', async () => {
    const page = await openPage('/about/');
    await page.context().route(/pagefind|settings\.json/, (route) => route.abort());
    await page.goto('/search/#q=cant+breathe');
    await page.locator('main .emergency').waitFor();
    await page
      .locator('main')
      .getByRole('alert')
      .filter({ hasText: 'could not be loaded' })
      .waitFor();
    expect(await page.locator('main .emergency').isVisible()).toBe(true);
  });

  it('is shown with any question where its words cannot be read', async () => {
    const page = await openPage('/about/');
    await page
      .context()
      .route('**/search/emergency.json', (route) =>
        route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Log in</h1>' }),
      );
    await page.goto('/search/#q=sessions');
    await readTitles(page);
    await page.locator('main .emergency').waitFor();
  });

  it('is told to who hears the page, fits 320 pixels, and keeps its border in forced colours', async () => {
    const page = await openPage('/search/#q=chest+pain', {
      viewport: { width: 320, height: 640 },
      forcedColors: 'active',
    });
    const card = page.locator('main .emergency');
    await card.waitFor();
    expect(
      await card.evaluate((element) => [
        element.closest('[aria-live]')?.getAttribute('aria-live'),
        getComputedStyle(element).borderTopWidth,
      ]),
    ).toEqual(['polite', '2px']);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
