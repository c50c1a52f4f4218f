import { AxeBuilder } from '@axe-core/playwright';
import { expect, it } from 'vitest';
import { adjustableRules } from '../../src/schemas/rules.ts';
import { useBrowser } from './browser.ts';
import { startDev } from './dev-server.ts';

const openPage = useBrowser();
const entry = 'faq/why-is-my-loaf-dense.md';

/** Leaves the small site with one warning, its address for examples. */
const rules = Object.keys(adjustableRules).map((name) => `${name}: off`).join(', ');
const quiet = ['site.yml', 'language: en', `language: en\nevidence: off\nrules: { ${rules} }`] as const;

it('a page of the dev server shows what is wrong as soon as it is saved, and no more when it is mended', async () => {
  const dev = await startDev('The site is at', [quiet]);
  const page = await openPage('/', { baseURL: dev.url });
  const overlay = page.locator('problem-overlay');
  const items = overlay.getByRole('listitem');
  // A warning alone covers nothing of the page.
  await overlay.getByRole('button', { name: '1 warning' }).waitFor();
  expect(await items.count()).toBe(0);

  await dev.edit(entry, 'topic: baking', 'topic: bakin');
  await overlay.getByRole('button', { name: '1 error, 1 warning' }).waitFor();
  await items.filter({ hasText: `${entry}:3:8 error – The topic "bakin" does not exist in topics/. Did you mean "baking"?` }).waitFor();
  expect(dev.getPrinted()).toContain('The topic "bakin" does not exist');
  // The page loads itself anew after an edit, which can come between, so both are tried until they succeed.
  const patience = { timeout: 20_000 };
  await expect.poll(async () => (await new AxeBuilder({ page }).include('problem-overlay').analyze()).violations.map(({ id }) => id), patience).toEqual([]);
  const badge = overlay.getByRole('button');
  await expect.poll(async () => page.keyboard.press('Escape').then(() => badge.getAttribute('aria-expanded')), patience).toBe('false');
  expect(await items.count()).toBe(0);
  await badge.click();
  await items.first().waitFor();

  await dev.edit(entry, 'topic: bakin', 'topic: baking');
  await items.first().waitFor({ state: 'hidden' });
  await dev.edit('site.yml', 'https://bread.example', 'https://www.bread-shelf.org');
  await overlay.waitFor({ state: 'hidden' });
});

it('where no page can be shown, the dev server shows what is wrong in its place, and then the site', async () => {
  const dev = await startDev('No page can be shown yet', [[entry, 'topic: baking', 'topic: [baking]']]);
  const page = await openPage('/faq/', { baseURL: dev.url });
  await page.getByRole('listitem').filter({ hasText: `${entry}:3:8 error` }).waitFor();
  await dev.edit(entry, 'topic: [baking]', 'topic: baking');
  await page.getByRole('heading', { level: 1, name: 'Questions' }).waitFor();
});
