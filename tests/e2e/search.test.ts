import { describe, expect, it } from 'vitest';
import { at, useBrowser } from './browser.ts';
import {
  box,
  dialog,
  findViolations,
  hearAnswer,
  openDialog,
  readActive,
  readTitles,
  results,
} from './search-on-page.ts';

const openPage = useBrowser();

describe('the search dialog', () => {
  it.each(['Control+k', 'Meta+k'])(
    'opens with %s, finds an answer and leads to it',
    async (key) => {
      const page = await openPage('/');
      await openDialog(page, key);
      await box(page).pressSequentially('side effects');
      // What was found for the first letters may be shown before.
      const first = 'What are the side effects of craniosacral therapy?';
      await expect.poll(async () => (await readTitles(page))[0]).toBe(first);
      await page.keyboard.press('ArrowDown');
      expect(await readActive(page)).toBe(first);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/faq/what-are-the-side-effects-of-craniosacral-therapy/');
    },
  );

  it('opens with a click on the link to the search page, closes with Escape and gives the focus back', async () => {
    const page = await openPage('/faq/');
    const button = page.locator('header').getByRole('link', { name: 'Search' });
    await button.click();
    await dialog(page).waitFor();
    await box(page).fill('sessions');
    await page.keyboard.press('Escape');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(new URL(page.url()).pathname).toBe(at('/faq/'));
  });

  it('loads nothing of the search until it is opened, and then before a question is asked', async () => {
    const page = await openPage('/about/');
    const asked: string[] = [];
    page.context().on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto('/faq/', { waitUntil: 'networkidle' });
    const isOfSearch = (path: string) =>
      /\/pagefind\/|settings\.json|worker|dialog|panel|search[^/]*\.css/.test(path);
    expect(asked.filter(isOfSearch)).toEqual([]);
    const entry = page
      .context()
      .waitForEvent(
        'request',
        (request) => new URL(request.url()).pathname === at('/pagefind/pagefind-entry.json'),
      );
    await openDialog(page);
    await entry;
    expect(asked.filter(isOfSearch).length).toBeGreaterThan(2);
  });

  it('has its style before it is shown', async () => {
    const page = await openPage('/about/');
    await page.evaluate(() => {
      document.addEventListener(
        'focusin',
        ({ target }) => {
          const shown = target instanceof Element ? target.closest('dialog[open]') : null;
          if (shown !== null)
            document.documentElement.dataset['shownAs'] ??= getComputedStyle(shown).display;
        },
        true,
      );
    });
    await openDialog(page);
    await page.locator('html[data-shown-as="grid"]').waitFor();
  });

  it('leaves the address alone, and closes where a result leads to the page below it', async () => {
    const page = await openPage('/faq/is-craniosacral-therapy-safe/');
    await openDialog(page);
    await box(page).fill('is it safe');
    await results(page).first().waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await results(page).filter({ hasText: 'Is craniosacral therapy safe?' }).click();
    await dialog(page).waitFor({ state: 'detached' });
  });

  it('leads to all results on the search page with Enter, whose title is the question', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    await box(page).fill('craniosacral therapy');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=craniosacral+therapy');
    const titles = await readTitles(page);
    expect(await page.title()).toMatch(/^craniosacral therapy · Search/);
    await page.locator('main .search-more a').click();
    await results(page).nth(titles.length).waitFor();
    expect((await readTitles(page)).slice(0, titles.length)).toEqual(titles);
  });

  it('begins with questions, topics and what was asked before in this browser, which can be forgotten', async () => {
    const page = await openPage('/about/');
    await openDialog(page);
    const featured = dialog(page).getByRole('list').first();
    await featured.getByRole('link').first().waitFor();
    expect(await featured.getByRole('link').first().getAttribute('href')).toMatch(/\/faq\/.+/);
    await dialog(page).getByRole('link', { name: 'Safety' }).waitFor();
    expect(await dialog(page).getByText('Asked before').count()).toBe(0);
    await box(page).fill('side effects');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=side+effects');
    await page.goto('/about/');
    await openDialog(page);
    const again = dialog(page).getByRole('link', { name: 'side effects', exact: true });
    await again.waitFor();
    await dialog(page).getByRole('button', { name: 'Forget these questions' }).click();
    await again.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => localStorage.getItem('search-recent'))).toBeNull();
  });
});

describe('an answer', () => {
  it('leads to the section of an article that matches, and names it', async () => {
    const page = await openPage('/search/#q=give+your+stress+a+number&kind=article');
    const result = page.locator('.search-result').first();
    await result.waitFor();
    expect(await result.locator('.search-kind').innerText()).toMatch(/^Article · In: /);
    const address = await result.locator('h2 a').getAttribute('href');
    expect(address).toMatch(/\/articles\/craniosacral-therapy-for-stress\/#.+/);
    expect(address?.startsWith(at('/articles/'))).toBe(true);
    await page.goto(address ?? '/');
    expect(await page.locator(':target').count()).toBe(1);
  });

  it('counts its results aloud where the typing rests, once each', async () => {
    const page = await openPage('/search/#q=sleep');
    const [heard, titles] = [await hearAnswer(page), await readTitles(page)];
    expect(heard).toBe(titles.length === 1 ? '1 result' : `${titles.length} results`);
    const links = await results(page).evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')),
    );
    expect(new Set(links).size).toBe(links.length);
    expect(
      links.filter(
        (link) =>
          link === at('/faq/') || link === at('/articles/') || link?.startsWith(at('/topics/')),
      ),
    ).toEqual([]);
  });
});

describe('a question', () => {
  it('of which no page has a word is told so, with the topics and a letter that is ready', async () => {
    const page = await openPage('/about/');
    await page.context().route('**/search/settings.json', async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        json: { ...(await response.json()), contact: { email: 'ask@bamboo.example' } },
      });
    });
    await page.goto('/search/#q=zebra+crossings+Zürich%3F');
    expect(await hearAnswer(page, /found no/)).toBe(
      'We found no answer: no page here has the words “zebra crossings Zürich?”.',
    );
    expect(
      await page.locator('.search-ways').getByRole('link', { name: 'Safety' }).getAttribute('href'),
    ).toBe(at('/topics/safety/'));
    const letter = new URL(
      (await page
        .getByRole('link', { name: 'Ask Bamboo Craniosacral Practice' })
        .getAttribute('href')) ?? '',
    );
    expect(letter.pathname).toBe('ask@bamboo.example');
    expect(letter.searchParams.get('subject')).toContain('zebra crossings Zürich?');
    expect(letter.searchParams.get('body')).toContain('\r\n\r\nzebra crossings Zürich?');
    expect(await page.locator('.search-result').count()).toBe(0);
  });
});

describe('the search page', () => {
  it('takes its question from the address and keeps it there while one types', async () => {
    const page = await openPage('/search/#q=sessions');
    await results(page).first().waitFor();
    expect(await box(page).inputValue()).toBe('sessions');
    await box(page).fill('safe');
    await page.waitForURL('**/search/#q=safe');
  });

  it('narrows its results to a kind and a topic, which the address keeps', async () => {
    const page = await openPage('/search/#q=craniosacral+therapy');
    await results(page).first().waitFor();
    await page.getByRole('radio', { name: 'Articles' }).check({ force: true });
    await page.waitForURL('**/search/#q=craniosacral+therapy&kind=article');
    await expect
      .poll(() => results(page).allInnerTexts())
      .toEqual(['Craniosacral therapy for stress: what is claimed and what is known']);
    await page.getByRole('radio', { name: 'Questions' }).check({ force: true });
    await page.getByRole('combobox', { name: 'Topic' }).selectOption('Safety');
    await page.waitForURL('**/search/#q=craniosacral+therapy&kind=question&topic=safety');
    await expect
      .poll(async () =>
        (await results(page).allInnerTexts()).every((title) =>
          /safe|side effects|combine/i.test(title),
        ),
      )
      .toBe(true);
    await page.reload();
    await results(page).first().waitFor();
    expect(await page.getByRole('radio', { name: 'Questions' }).isChecked()).toBe(true);
    expect(await page.getByRole('combobox', { name: 'Topic' }).inputValue()).toBe('safety');
  });

  it('goes back and forward through questions that were asked, without loading the page anew', async () => {
    const page = await openPage('/search/');
    await page.evaluate(() => document.body.setAttribute('data-same', ''));
    await box(page).fill('sessions');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=sessions');
    await box(page).fill('side effects');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=side+effects');
    await page.goBack();
    expect(await box(page).inputValue()).toBe('sessions');
    await expect.poll(async () => (await readTitles(page))[0]).toContain('How many sessions');
    await page.goBack();
    expect(await box(page).inputValue()).toBe('');
    expect(await results(page).count()).toBe(0);
    await page.goForward();
    await page.goForward();
    expect(await box(page).inputValue()).toBe('side effects');
    await expect.poll(async () => (await readTitles(page))[0]).toContain('side effects');
    expect(await page.locator('body[data-same]').count()).toBe(1);
  });

  it('shows the question and its results again to who comes back from one', async () => {
    const page = await openPage('/search/');
    await box(page).pressSequentially('how many sessions');
    // Until the typing rests, the results are those of its first words.
    await hearAnswer(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/faq/how-many-sessions-will-i-need/');
    await page.goBack();
    expect(await box(page).inputValue()).toBe('how many sessions');
    expect((await readTitles(page))[0]).toContain('How many sessions');
  });

  it('answers the form of the home page', async () => {
    const page = await openPage('/');
    await page.locator('main').getByRole('searchbox').fill('side effects');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search/#q=side+effects');
    expect((await readTitles(page))[0]).toContain('side effects');
  });

  it('takes the question of an old link out of the query, and leaves the skip link to its work', async () => {
    const page = await openPage('/search/?q=sessions&kind=question');
    await results(page).first().waitFor();
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('#q=sessions&kind=question');
    await page.evaluate(() => location.assign('#main'));
    expect(await box(page).inputValue()).toBe('sessions');
    await page.goBack();
    await page.waitForURL('**/search/#q=sessions&kind=question');
  });

  it('lists every question by topic without JavaScript, and shows no form that does nothing', async () => {
    const page = await openPage('/search/', { javaScriptEnabled: false });
    expect(await page.locator(`main a[href^="${at('/faq/')}"]:not([href$="/faq/"])`).count()).toBe(
      6,
    );
    const notice = page.locator('main noscript');
    expect(await notice.innerText()).toContain('needs JavaScript');
    expect((await notice.boundingBox())?.height).toBeGreaterThan(0);
    expect(await box(page).count()).toBe(0);
    expect(await notice.innerText()).toContain('call your local emergency number now');
    expect(await notice.locator('.emergency').isVisible()).toBe(true);
    await page.goto('/');
    expect(await page.locator('.search-form').first().isVisible()).toBe(false);
  });
});

describe('what a reader asks', () => {
  it.each(['/', '/no-such-page/', '/search/', 'the dialog'])(
    'on %s is sent to no host, and not even where the scripts fail',
    async (place) => {
      const page = await openPage('/about/');
      const sent: string[] = [];
      page.context().on('request', (request) => sent.push(request.url()));
      const ask = async () => {
        if (place === 'the dialog') await openDialog(page);
        else await page.goto(place);
        const input =
          place === 'the dialog'
            ? dialog(page).locator('.search-input')
            : page.locator('main .search-input').first();
        await input.fill('pelikan');
        await input.press('Enter');
      };
      await ask();
      await hearAnswer(page, /pelikan/);
      await page.context().route('**/assets/*.js', (route) => route.abort());
      await page.goto('/about/');
      if (place !== 'the dialog') await ask();
      await page.waitForLoadState('networkidle');
      expect(sent.length).toBeGreaterThan(3);
      expect(sent.filter((url) => url.split('#')[0]?.includes('pelikan'))).toEqual([]);
    },
  );
});

describe('a page that is not there', () => {
  it('shows what the words of its address find, five at most', async () => {
    const page = await openPage('/faq/side-efects-of-craniosacral-therapy.html');
    await page.getByRole('heading', { name: 'Results for the words of this address' }).waitFor();
    const found = page.locator('missing-page').getByRole('heading', { level: 3 });
    expect((await found.allInnerTexts())[0]).toBe(
      'What are the side effects of craniosacral therapy?',
    );
    expect(await found.count()).toBeLessThanOrEqual(5);
    expect(await findViolations(page)).toEqual([]);
  });

  it('says so where no page has them, and leads to the topics and to contact', async () => {
    const page = await openPage('/wp-login.php', {});
    const found = page.locator('.search-found');
    await found.getByText('We found no answer: no page here has the words “wp login”.').waitFor();
    expect(await found.getByRole('link').allInnerTexts()).toEqual([
      'Craniosacral therapy',
      'Sessions and practitioners',
      'Safety',
      'Contact',
    ]);
    expect(await findViolations(page)).toEqual([]);
  });
});
