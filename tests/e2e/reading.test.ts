import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
const article = '/articles/craniosacral-therapy-for-stress/';

describe('a reader of the article', () => {
  it('comes to it from the home page', async () => {
    const page = await openPage('/');
    await page.locator(`main a[href="${article}"]`).first().click();
    await page.waitForURL(`**${article}`);
    expect(await page.locator('h1').innerText()).not.toBe('');
  });

  it('sees who wrote it, when, how long it takes, and below that nobody reviewed it yet', async () => {
    const page = await openPage(article);
    const main = page.locator('main');
    expect(await main.locator('a[href="/people/mr-bamboo/"]').count()).toBeGreaterThanOrEqual(1);
    expect(await main.locator('time[datetime="2026-11-02"]').count()).toBeGreaterThanOrEqual(1);
    expect(await main.getByText(/\d+ min read/).count()).toBe(1);
    expect(await main.getByText('Not yet reviewed by a second person').count()).toBe(1);
  });

  it('finds every heading in the table of contents, and gets there', async () => {
    const page = await openPage(article, { viewport: { width: 1280, height: 800 } });
    const contents = page.getByRole('navigation', { name: 'On this page' });
    const targets = await contents
      .locator('a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const headings = await page
      .locator('main h2:has(a.heading-link)')
      .evaluateAll((elements) => elements.map((element) => `#${element.id}`));
    expect(headings.filter((heading) => !targets.includes(heading))).toEqual([]);
    await contents.locator('a:visible').last().click();
    expect(await page.evaluate(() => document.querySelector(location.hash) !== null)).toBe(true);
  });

  it('sees the short answer on a phone without scrolling', async () => {
    const page = await openPage(article, { viewport: { width: 360, height: 800 } });
    const answer = await page.locator('main .short-answer').boundingBox();
    expect((answer?.y ?? 800) + (answer?.height ?? 0)).toBeLessThan(600);
    expect(await page.locator('main .short-answer').innerText()).toContain('Nobody knows');
  });

  it.each([360, 1280])(
    'is told by the contents where they are, at a width of %i',
    async (width) => {
      const page = await openPage(article, { viewport: { width, height: 800 } });
      const current = page.locator('main .contents a[aria-current]:visible');
      const summary = page.locator('main .contents summary:visible');
      for (const heading of await page.locator('main .prose h2').all()) {
        const words = await heading.innerText();
        await heading.evaluate((element) => element.scrollIntoView());
        await expect
          .poll(async () => (width > 900 ? current.allInnerTexts() : [await summary.innerText()]))
          .toEqual([expect.stringContaining(words)]);
        // The bar hides no heading that a reader goes to.
        const bar = width > 900 ? null : await page.locator('main .contents').boundingBox();
        const place = await heading.boundingBox();
        expect(place?.y ?? -1).toBeGreaterThanOrEqual((bar?.y ?? 0) + (bar?.height ?? 0) - 1);
      }
    },
  );

  it('unfolds the contents over the text of a phone, and folds them by Escape and by going on', async () => {
    const page = await openPage(article, { viewport: { width: 360, height: 800 } });
    await page.locator('#what-the-studies-found').evaluate((element) => element.scrollIntoView());
    const place = await page.locator('#what-the-studies-found').boundingBox();
    const summary = page.locator('main .contents summary');
    await summary.press('Enter');
    expect(await page.locator('main .contents [open]').count()).toBe(1);
    expect(await page.locator('#what-the-studies-found').boundingBox()).toEqual(place);
    await page.keyboard.press('Escape');
    expect(await page.locator('main .contents [open]').count()).toBe(0);
    await summary.press('Enter');
    await page.locator('main .contents-folded a').last().click();
    expect(await page.locator('main .contents [open]').count()).toBe(0);
  });

  it.each([
    ['a.citation', 'dialog', 'Reference 1', 'Found:'],
    ['a.basis', 'dialog', '(no study)', 'We know of no study of this.'],
  ] as const)(
    'sees at %s what it means, and is back at it by Escape',
    async (mark, role, name, words) => {
      const page = await openPage(article);
      await page.locator(`main ${mark}`).first().focus();
      await page.keyboard.press('Enter');
      const note = page.getByRole(role, { name });
      expect(await note.innerText()).toContain(words);
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('note');
      await page.keyboard.press('Escape');
      expect(await note.isVisible()).toBe(false);
      expect(
        await page.evaluate(() => document.activeElement?.matches('a:is(.citation, .basis)')),
      ).toBe(true);
      expect(new URL(page.url()).hash).toBe('');
    },
  );

  it('sees it beside the text on a wide screen, on the line of the mark', async () => {
    const page = await openPage(article, { viewport: { width: 1280, height: 1200 } });
    const mark = page.locator('main a.citation').first();
    await mark.evaluate((link) => link.scrollIntoView({ block: 'center' }));
    await mark.click();
    const [text, line, note] = await Promise.all(
      ['main .text', 'main a.citation', '.note'].map((each) =>
        page.locator(each).first().boundingBox(),
      ),
    );
    const getEnd = (box: typeof text) => (box?.x ?? 0) + (box?.width ?? Infinity);
    expect(note?.x).toBeGreaterThan(getEnd(text));
    expect(getEnd(note ?? null)).toBeLessThan(1280);
    expect(Math.abs((note?.y ?? 0) - (line?.y ?? 0))).toBeLessThan(2);
  });

  it('copies a sentence with the name of its basis, a space before it', async () => {
    const page = await openPage(article);
    const copied = await page
      .locator('main .prose p:has(.basis)')
      .first()
      .evaluate((paragraph) => {
        getSelection()?.selectAllChildren(paragraph);
        return String(getSelection());
      });
    expect(copied).toMatch(/healthy people\s\(no study\)\./);
  });

  it('goes from a mark to the reference and back, without JavaScript', async () => {
    const page = await openPage(article, { javaScriptEnabled: false });
    const mark = page.locator('main a.citation').first();
    expect(await mark.innerText()).toBe('1');
    const id = (await mark.getAttribute('id')) ?? '';
    await mark.click();
    const reference = page.locator(`li${new URL(page.url()).hash}`);
    expect(await reference.innerText()).toMatch(/Systematic review|Randomised trial/);
    await reference.locator(`a[href="#${id}"]`).click();
    expect(new URL(page.url()).hash).toBe(`#${id}`);
    // With the sentence before it in view.
    expect((await mark.boundingBox())?.y).toBeGreaterThan(100);
  });

  it('sees on the page of each study every sentence that rests on it, and gets to it', async () => {
    const page = await openPage('/sources/');
    const sources = await page
      .locator('main .source a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(sources.length).toBeGreaterThan(3);
    const links: string[] = [];
    for (const source of sources) {
      await page.goto(source);
      links.push(
        ...(await page
          .locator('main a[href*="cite-"]')
          .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))),
      );
    }
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) {
      const html = await (await fetch(`${inject('siteUrl')}${link.split('#')[0]}`)).text();
      expect([link, html.includes(`id="${link.split('#')[1]}"`)]).toEqual([link, true]);
    }
  });

  it('can link to each heading', async () => {
    const page = await openPage(article);
    for (const heading of await page.locator('main .prose h2').all()) {
      const id = await heading.getAttribute('id');
      expect(await heading.locator(`a[href="#${id}"]`).count()).toBe(1);
    }
  });
});

describe('the keyboard alone', () => {
  it('skips to the content first', async () => {
    const page = await openPage(article);
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    expect(await focused.innerText()).toBe('Skip to content');
    expect(await focused.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });

  it('reaches every link and every question, each with a visible ring', async () => {
    const page = await openPage(article, { viewport: { width: 1280, height: 800 } });
    const seen = new Set<string>();
    for (let step = 0; step < 200; step += 1) {
      await page.keyboard.press('Tab');
      const state = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        const style = getComputedStyle(element);
        return {
          name: `${element.tagName} ${element.textContent?.trim()}`,
          ring: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2,
        };
      });
      if (state === null) break;
      expect(state).toEqual({ name: state.name, ring: true });
      seen.add(state.name);
    }
    expect([...seen].filter((name) => name.startsWith('SUMMARY')).length).toBeGreaterThanOrEqual(6);
  });
});

describe('a reader who prefers dark', () => {
  it('gets light words on a dark page, by their system’s choice', async () => {
    const brightness = async (colorScheme: 'light' | 'dark') => {
      const page = await openPage(article, { colorScheme });
      return page.evaluate(() => {
        const canvas = document.createElement('canvas').getContext('2d');
        if (canvas === null) return -1;
        canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
        canvas.fillRect(0, 0, 1, 1);
        return canvas
          .getImageData(0, 0, 1, 1)
          .data.slice(0, 3)
          .reduce((sum, value) => sum + value, 0);
      });
    };
    expect(await brightness('light')).toBeGreaterThan(600);
    expect(await brightness('dark')).toBeLessThan(200);
  });
});

describe('the header', () => {
  it.each([true, false])(
    'takes one row on a phone, and its menu opens and closes (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const page = await openPage(article, {
        viewport: { width: 360, height: 800 },
        javaScriptEnabled,
      });
      const header = page.getByRole('banner');
      expect((await header.boundingBox())?.height).toBeLessThanOrEqual(72);
      const link = page.getByRole('navigation', { name: 'Main navigation' }).getByText('Contact');
      expect(await link.isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Menu' }).click();
      expect(await link.isVisible()).toBe(true);
      await page.keyboard.press('Escape');
      expect(await link.isVisible()).toBe(false);
    },
  );

  it.each([320, 1280])(
    'keeps its name and its links readable with many entries and long names, %i pixels wide',
    async (width) => {
      const page = await openPage(article, { viewport: { width, height: 800 } });
      await page.evaluate(() => {
        const list = document.querySelector('.site-navigation ul');
        const entry = list?.querySelector('li');
        for (let count = 0; count < 8; count += 1) {
          const more = entry?.cloneNode(true);
          if (more !== undefined) list?.append(more);
        }
        for (const [index, each] of [...(list?.querySelectorAll('a') ?? [])].entries())
          each.textContent = `A rather long entry ${index}`;
        const name = document.querySelector('.site-title span');
        if (name !== null) name.textContent = 'The Association for Long Names of Institutions';
      });
      const name = await page.locator('.site-title span').boundingBox();
      expect(name?.width).toBeGreaterThan(120);
      if (width < 900) await page.getByRole('button', { name: 'Menu' }).click();
      const links = await page.locator('.site-navigation a').all();
      expect(links.length).toBeGreaterThan(8);
      for (const link of links) {
        expect(await link.isVisible()).toBe(true);
        expect((await link.boundingBox())?.height).toBeLessThan(60);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    },
  );

  it('marks one entry as the place where the reader is', async () => {
    const page = await openPage('/faq/');
    for (const path of ['/faq/', '/articles/', article, '/', '/contact/']) {
      await page.goto(path);
      const marked = page.getByRole('banner').locator('[aria-current]');
      expect([path, await marked.count()]).toEqual([path, 1]);
    }
  });
});
