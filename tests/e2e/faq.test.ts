import { describe, expect, it } from 'vitest';
import { at, useBrowser } from './browser.ts';

const openPage = useBrowser();
// Find-in-page is a part of the browser that its shell has not.
const openWhole = useBrowser({ isWhole: true });
const article = '/articles/craniosacral-therapy-for-stress/';

/** The `<details>` of the question whose answer has this id. */
const details = (anchor: string) => `details:has(#${anchor})`;

async function firstAnchor(page: Awaited<ReturnType<typeof openPage>>): Promise<string> {
  return (await page.locator('details [id^="q-"]').first().getAttribute('id')) ?? '';
}

describe('questions', () => {
  it.each([true, false])(
    'of an article open by a click on them (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const page = await openPage(article, { javaScriptEnabled });
      const question = page.locator(details(await firstAnchor(page)));
      const answer = question.locator('p').first();
      expect(await answer.isVisible()).toBe(false);
      await question.locator('summary').click();
      expect(await answer.isVisible()).toBe(true);
    },
  );

  it.each([
    [article, true],
    [article, false],
    ['/faq/', true],
    ['/faq/', false],
  ])(
    'of %s open by a link to them, and the question is in view (JavaScript: %s)',
    async (path, javaScriptEnabled) => {
      const list = await openPage(path, { javaScriptEnabled });
      const anchors = await list
        .locator('details [id^="q-"][id]:not(a)')
        .evaluateAll((elements) => elements.map((element) => element.id));
      const anchor = anchors.at(-1) ?? '';
      const page = await openPage(`${path}#${anchor}`, { javaScriptEnabled });
      const question = page.locator(details(anchor));
      expect(await question.getAttribute('open')).not.toBeNull();
      expect(await question.locator('p').first().isVisible()).toBe(true);
      const box = await question.locator('summary').boundingBox();
      expect(box?.y).toBeGreaterThanOrEqual(0);
    },
  );

  it('each have a link of their own, and a page of their own', async () => {
    const page = await openPage(article);
    const questions = await page.locator('details:has([id^="q-"])').count();
    expect(questions).toBe(6);
    expect(
      await page.locator('a[href^="#q-"], summary a[href^="#q-"]').count(),
    ).toBeGreaterThanOrEqual(6);
    expect(await page.locator(`details a[href^="${at('/faq/')}"]`).count()).toBeGreaterThanOrEqual(
      6,
    );
  });

  it('are opened by find-in-page, since a closed answer is hidden only as the browser hides it', async () => {
    const page = await openWhole(article);
    const answer = page.locator(`#${await firstAnchor(page)}`);
    const words = ((await answer.locator('p').first().textContent()) ?? '')
      .split(/[\s,.]+/)
      .slice(0, 5)
      .join(' ');
    expect(
      await answer.evaluate((element) =>
        element.closest('[hidden], [inert], [aria-hidden="true"]'),
      ),
    ).toBeNull();
    const anchor = await firstAnchor(page);
    // A link to a piece of text uses the browser's own find-in-page, and only if the reader follows
    // it.
    await page.goto('/about/');
    await page.evaluate(
      (address) => {
        const link = document.createElement('a');
        link.id = 'find';
        link.href = address;
        link.textContent = 'find';
        document.body.prepend(link);
      },
      `${at(article)}#:~:text=${encodeURIComponent(words)}`,
    );
    await page.locator('#find').click();
    await page.locator(`details[open]:has(#${anchor})`).waitFor();
  });

  it.each([true, false])(
    'are printed with their answers (JavaScript: %s)',
    async (javaScriptEnabled) => {
      const page = await openPage(article, { javaScriptEnabled });
      await page.emulateMedia({ media: 'print' });
      const answers = page.locator(
        `details [id^="q-"] > p:not(:has(a[href^="${at('/faq/')}"]:only-child))`,
      );
      expect(await answers.count()).toBeGreaterThanOrEqual(6);
      for (const answer of await answers.all()) {
        expect((await answer.boundingBox())?.height ?? 0).toBeGreaterThan(0);
      }
    },
  );
});
