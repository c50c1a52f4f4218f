import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
type Page = Awaited<ReturnType<typeof openPage>>;

const dialog = (page: Page) => page.locator('dialog[open]');
const results = (page: Page) => page.locator('.pf-result a.pf-result-link');

describe('the search dialog', () => {
  it.each(['Control+k', '/'])('opens with %s, finds an answer and leads to it', async (key) => {
    const page = await openPage('/');
    await page.keyboard.press(key);
    await dialog(page).waitFor();
    await dialog(page).getByRole('searchbox').pressSequentially('side effects');
    await results(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/(faq|articles)\//);
  });

  it('opens with a click on the link to the search page, closes with Escape and gives the focus back', async () => {
    const page = await openPage('/faq/');
    const button = page.locator('header').getByRole('link', { name: 'Search' });
    await button.click();
    await dialog(page).waitFor();
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).pathname).toBe('/faq/');
  });

  it('loads nothing until it is opened', async () => {
    const page = await openPage('/faq/');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/', { waitUntil: 'networkidle' });
    expect(asked.filter((path) => path.startsWith('/pagefind/'))).toEqual([]);
  });

  it('leaves / to those who type', async () => {
    const page = await openPage('/search/');
    const input = page.getByRole('searchbox');
    await input.pressSequentially('a/b');
    expect(await input.inputValue()).toBe('a/b');
    expect(await dialog(page).count()).toBe(0);
  });

  it('shows each entry once, under its own address', async () => {
    const page = await openPage('/search/?q=craniosacral');
    await results(page).first().waitFor();
    const links = await results(page).evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    expect(new Set(links).size).toBe(links.length);
    expect(links.filter((link) => link === '/faq/' || link === '/articles/' || link?.startsWith('/topics/'))).toEqual([]);
  });
});

describe('the search page', () => {
  it('takes its question from the address and keeps it there', async () => {
    const page = await openPage('/search/?q=sessions');
    await results(page).first().waitFor();
    const input = page.getByRole('searchbox');
    expect(await input.inputValue()).toBe('sessions');
    await input.fill('safe');
    await page.waitForURL('**/search/?q=safe');
  });

  it('lists every question by topic without JavaScript', async () => {
    const page = await openPage('/search/', { javaScriptEnabled: false });
    expect(await page.locator('main a[href^="/faq/"]').count()).toBe(6);
    const notice = page.locator('search-page noscript');
    expect(await notice.innerText()).toContain('needs JavaScript');
    expect((await notice.boundingBox())?.height).toBeGreaterThan(0);
  });

  it('says so where the search cannot be loaded', async () => {
    const page = await openPage('/');
    await page.route('**/pagefind/**', (route) => route.abort());
    await page.goto('/search/');
    await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
  });
});

describe.each(['light', 'dark'] as const)('results, in %s', (colorScheme) => {
  it('have no accessibility violation that axe can find, on the page and in the dialog', async () => {
    const page = await openPage('/search/?q=sleep', { colorScheme });
    await results(page).first().waitFor();
    const violations = async () => (await new AxeBuilder({ page }).analyze()).violations.map((each) => [each.id, each.nodes.map((node) => node.html)]);
    expect(await violations()).toEqual([]);
    await page.goto('/about/');
    await page.keyboard.press('/');
    await dialog(page).getByRole('searchbox').fill('sleep');
    await results(page).first().waitFor();
    expect(await violations()).toEqual([]);
  });
});
