import { describe, expect, inject, it } from 'vitest';
import { at, useBrowser } from './browser.ts';

const openPage = useBrowser();
const article = '/articles/craniosacral-therapy-for-stress/';

describe('sharing', () => {
  it('copies the address and says so', async () => {
    const page = await openPage(article, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('Link copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      `https://bamboo.example${at(article)}`,
    );
  });

  it('copies the page as Markdown, and links to the same without JavaScript', async () => {
    const page = await openPage(article, { permissions: ['clipboard-read', 'clipboard-write'] });
    const address = await page.getByRole('link', { name: 'Markdown' }).getAttribute('href');
    expect(address).toBe(at(`${article}index.md`));
    const copy = await (await fetch(new URL(address ?? '', inject('siteUrl')))).text();
    await page.getByRole('button', { name: 'Copy as Markdown' }).click();
    await page.getByText('Text copied').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(copy);
  });

  it('copies the code beside a button, too', async () => {
    const page = await openPage(article, { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.evaluate(() => {
      const [element, pre, row, button] = ['copy-text', 'pre', 'p', 'button'].map((name) =>
        document.createElement(name),
      );
      if (!element || !pre || !row || !button) return;
      pre.textContent = 'let a = 1;\n';
      row.hidden = true;
      button.textContent = 'Copy the code';
      button.dataset['copy'] = '';
      row.append(button);
      element.append(pre, row);
      document.querySelector('main')?.prepend(element);
    });
    await page.getByRole('button', { name: 'Copy the code' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('let a = 1;');
  });

  it('says so where copying fails', async () => {
    const page = await openPage(article);
    await page.evaluate(() =>
      Object.defineProperty(navigator.clipboard, 'writeText', {
        value: () => Promise.reject(new Error('no')),
      }),
    );
    await page.getByRole('button', { name: 'Copy link' }).click();
    await page.getByText('could not be copied').waitFor();
  });

  it('offers the sheet of the system where there is one', async () => {
    const page = await openPage('/about/');
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'share', {
        value: (data: ShareData) =>
          Promise.resolve(document.body.setAttribute('data-shared', data.url ?? '')),
      });
    });
    await page.goto(article);
    await page.getByRole('button', { name: 'Share …', exact: true }).click();
    expect(await page.locator('body').getAttribute('data-shared')).toBe(
      `https://bamboo.example${at(article)}`,
    );
  });

  it('uses plain links without trackers, which need no JavaScript', async () => {
    const page = await openPage(article, { javaScriptEnabled: false });
    const targets = await page
      .locator('main a[href*="bamboo.example"]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    expect(targets.some((href) => href.startsWith('mailto:?'))).toBe(true);
    expect(targets.filter((href) => /utm_|fbclid|[?&]ref=/.test(href))).toEqual([]);
    expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(0);
  });

  it('hands on the canonical address, not the one of this server', async () => {
    const page = await openPage(article);
    const mail = await page.locator('main a[href^="mailto:?"]').first().getAttribute('href');
    expect(decodeURIComponent(mail ?? '')).toContain(`https://bamboo.example${at(article)}`);
    expect(mail).not.toContain(new URL(inject('siteUrl')).host);
  });
});
