import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { replaceRelease } from '../../bench/safe/broken-index.ts';
import { usualOrDeep } from '../deep.ts';
import { at, getBrowser, useBrowser } from './browser.ts';
import {
  box,
  dialog,
  findViolations,
  hearAnswer,
  holdRequests,
  measureShift,
  openDialog,
  readTitles,
  results,
  status,
} from './search-on-page.ts';

const openPage = useBrowser();

const missing = { status: 404, body: 'not here' };
const cutOff = { status: 200, contentType: 'application/json', body: '{"pages":' };
const faults = [
  ['the index is missing', '**/pagefind/pagefind-entry.json', missing],
  ['the settings are broken', '**/search/settings.json', cutOff],
  ['the worker is missing', '**/*worker*.js', missing],
  ['the words of the index are broken', '**/pagefind/words.json', cutOff],
  ['the settings are missing', '**/search/settings.json', missing],
  [
    'the worker is broken',
    '**/*worker*.js',
    { status: 200, contentType: 'text/javascript', body: 'import "./no-such-script.js";' },
  ],
] as const;

/**
 * Tries again and waits until that has failed, too. The button stays while it is tried, so that
 * only the status tells that it is over.
 */
async function failAgain(page: Page): Promise<void> {
  const tried = status(page).filter({ hasText: 'Searching …' });
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await tried.waitFor({ state: 'detached' });
}

// Every file is broken in one way below, too.
describe.each(faults.slice(0, usualOrDeep(2, faults.length)))('where %s', (_, pattern, answer) => {
  it('the search page says that the questions stand below', async () => {
    const page = await openPage('/about/');
    await page.context().route(pattern, (route) => route.fulfill(answer));
    await page.goto('/search/#q=side+effects');
    const alert = page
      .getByRole('alert')
      .filter({ hasText: 'could not be loaded. All questions are listed below.' });
    await alert.waitFor();
    const questions = page.locator(`main a[href^="${at('/faq/')}"]:not([href$="/faq/"])`);
    expect(await questions.count()).toBe(6);
    const [said, first] = [await alert.boundingBox(), await questions.first().boundingBox()];
    expect((first?.y ?? Number.NaN) - (said?.y ?? Number.NaN)).toBeLessThan(300);
  });

  it('the dialog says so and leads to all questions, and searches as soon as it can', async () => {
    const page = await openPage('/about/');
    await page.context().route(pattern, (route) => route.fulfill(answer));
    await openDialog(page);
    await dialog(page).getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
    expect(
      await dialog(page).getByRole('link', { name: 'All questions' }).getAttribute('href'),
    ).toBe(at('/search/'));
    await page.context().unroute(pattern);
    await box(page).fill('side effects');
    expect((await readTitles(page))[0]).toContain('side effects');
    expect(await dialog(page).getByRole('alert').count()).toBe(0);
  });
});

it('a search that fails has no accessibility violation that axe can find', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/pagefind/**', (route) => route.abort());
  await openDialog(page);
  await dialog(page).getByRole('alert').waitFor();
  expect(await findViolations(page)).toEqual([]);
});

it('where its script cannot be loaded the dialog says so, and its form leads to the search page', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/assets/*.js', (route) => route.abort());
  await openDialog(page);
  await dialog(page).getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
  const input = dialog(page).getByRole('searchbox');
  await input.fill('side effects');
  await input.press('Enter');
  await page.waitForURL('**/search/#q=side+effects');
});

it.each([
  ['is missing', missing],
  ['never comes', undefined],
] as const)(
  'where its style sheet %s the dialog opens and answers all the same',
  async (_, answer) => {
    const page = await openPage('/about/');
    await page
      .context()
      .route('**/assets/search*.css', (route) =>
        answer === undefined ? undefined : route.fulfill(answer),
      );
    await openDialog(page);
    await box(page).fill('side effects');
    expect((await readTitles(page))[0]).toContain('side effects');
  },
);

it('the page that is not there says that the search failed, and searches when asked to try again', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/pagefind/**', (route) => route.abort());
  await page.goto('/faq/side-effects/');
  const failure = page.locator('missing-page .search-failure');
  await failure.getByText('The search could not be loaded.').waitFor();
  expect(await failure.getByRole('link').allInnerTexts()).toEqual([
    'All questions',
    'Topics',
    'Contact',
  ]);
  await page.context().unroute('**/pagefind/**');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await page.locator('missing-page').getByRole('link', { name: 'side effects' }).first().waitFor();
  expect(await failure.isVisible()).toBe(false);
});

it('the dialog tries again when asked to, and leads to topics and contact until then', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/pagefind/**', (route) => route.abort());
  await openDialog(page);
  await box(page).fill('side effects');
  const again = dialog(page).getByRole('button', { name: 'Try again' });
  await dialog(page).getByRole('link', { name: 'Safety' }).waitFor();
  expect(await dialog(page).getByRole('link', { name: 'Contact' }).count()).toBe(1);
  await failAgain(page);
  await page.context().unroute('**/pagefind/**');
  await page.context().route('**/about/', (route) => route.abort());
  await again.click();
  expect((await readTitles(page))[0]).toContain('side effects');
});

it('the dialog goes on saying that it tries again if the topics for the failure before come meanwhile', async () => {
  const page = await openPage('/about/');
  const releaseSettings = await holdRequests(page, '**/search/settings.json');
  await page.context().route('**/pagefind/**', (route) => route.abort());
  await openDialog(page);
  await box(page).fill('side effects');
  await dialog(page).getByRole('alert').waitFor();
  await page.context().unroute('**/pagefind/**');
  const release = await holdRequests(page, '**/pagefind/**');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  const settings = page.waitForResponse('**/search/settings.json');
  releaseSettings();
  await (await settings).finished();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  expect(await status(page).innerText()).toBe('Searching …');
  release();
  expect((await readTitles(page))[0]).toContain('side effects');
});

it('where the scripts of an older release are gone, a second try loads the search page anew with the question', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/assets/search-worker*', (route) => route.fulfill(missing));
  await openDialog(page);
  await box(page).fill('side effects');
  await failAgain(page);
  await page.context().unroute('**/assets/search-worker*');
  await dialog(page).getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL('**/search/#q=side+effects');
  expect((await readTitles(page))[0]).toContain('side effects');
});

it('a tab left open over a new release finds with the new index, and no word of it', async () => {
  expect(await replaceRelease(await getBrowser(), inject('siteUrl'))).toEqual([]);
});

it('a script that never comes is told by the page itself', async () => {
  const page = await openPage('/about/');
  await page.context().route('**/assets/panel*.js', () => new Promise(() => undefined));
  // It is told by an animation that begins late.
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 20 });
  await page.goto('/search/#q=side+effects', { waitUntil: 'commit' });
  await page.getByRole('alert').filter({ hasText: 'could not be loaded' }).waitFor();
  expect(await page.locator('main .emergency').isVisible()).toBe(true);
});

describe('on a slow line', () => {
  it('the search says that it is searching', async () => {
    const page = await openPage('/about/');
    const release = await holdRequests(page, '**/pagefind/**');
    await openDialog(page);
    await box(page).fill('side effects');
    await status(page).filter({ hasText: 'Searching …' }).waitFor({ state: 'attached' });
    await page.locator('.search-waiting').filter({ hasText: 'Searching …' }).waitFor();
    release();
    expect((await readTitles(page))[0]).toContain('side effects');
    expect(await hearAnswer(page)).not.toContain('Searching');
    expect(await page.locator('search-panel').getByText('Searching …').count()).toBe(0);
  });

  it('the search page moves nothing about when it says so and when the answer comes', async () => {
    const page = await openPage('/about/');
    const release = await holdRequests(page, '**/pagefind/**');
    await page.goto('/search/');
    await page.locator('main').getByRole('combobox').first().fill('side effects');
    await page.locator('.search-waiting').filter({ hasText: 'Searching …' }).waitFor();
    release();
    await hearAnswer(page);
    expect(await measureShift(page)).toBe(0);
  });

  it('the dialog can be typed into and closed before its script is there, and then answers', async () => {
    const page = await openPage('/about/');
    const release = await holdRequests(page, '**/assets/*.js');
    await openDialog(page);
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await openDialog(page);
    await page.keyboard.type('side effects');
    release();
    expect((await readTitles(page))[0]).toContain('side effects');
    expect(await box(page).inputValue()).toBe('side effects');
  });

  it('only the answer to the last question is shown', async () => {
    const page = await openPage('/search/');
    await page.evaluate(() => {
      const shown: string[] = [];
      const note = () =>
        shown.push(
          ...[...document.querySelectorAll('.search-result h2')].map((each) => each.textContent),
        );
      new MutationObserver(note).observe(document.querySelector('.search-answer') ?? document, {
        childList: true,
      });
      Object.assign(window, { shown });
    });
    const release = await holdRequests(page, '**/pagefind/fragment/**');
    await box(page).fill('practitioner');
    await page.keyboard.press('Enter');
    await status(page).filter({ hasText: 'Searching …' }).waitFor({ state: 'attached' });
    await box(page).fill('side effects');
    await page.keyboard.press('Enter');
    release();
    expect((await readTitles(page))[0]).toContain('side effects');
    await hearAnswer(page);
    const shown: unknown = await page.evaluate('shown');
    expect(shown).toEqual(await results(page).allInnerTexts());
  });
});

it('the whole search works under a strict content security policy', async () => {
  const page = await openPage('/about/');
  const policy =
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; worker-src 'self'";
  const refused: string[] = [];
  page.on(
    'console',
    (message) => /security policy|refused/i.test(message.text()) && refused.push(message.text()),
  );
  let guarded = 0;
  await page.context().route(`${inject('siteUrl')}/**`, async (route) => {
    const response = await route.fetch();
    guarded += 1;
    await route.fulfill({
      response,
      headers: { ...response.headers(), 'content-security-policy': policy },
    });
  });
  await page.goto('/about/');
  await openDialog(page);
  await box(page).fill('side effects');
  expect((await readTitles(page))[0]).toContain('side effects');
  await page.goto('/search/#q=sessions');
  expect((await readTitles(page))[0]).toContain('How many sessions');
  await page.goto('/no-such/side-effects/');
  await page.locator('missing-page').getByRole('link', { name: 'side effects' }).first().waitFor();
  expect(guarded).toBeGreaterThan(10);
  expect(refused).toEqual([]);
});
