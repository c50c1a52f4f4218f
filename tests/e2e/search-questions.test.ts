import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';
import { box, hearAnswer, readTitles, results } from './search-on-page.ts';

const openPage = useBrowser();

describe('a question', () => {
  const ask = async (text: string) => {
    const page = await openPage(`/search/#q=${encodeURIComponent(text)}`);
    return { page, titles: () => readTitles(page) };
  };

  it('with a typing error is mended, and that is said', async () => {
    const { page, titles } = await ask('craniosacarl');
    expect((await titles()).length).toBeGreaterThan(0);
    expect(await hearAnswer(page)).toMatch(
      /^Showing results for “craniosacral” instead of “craniosacarl”/,
    );
    expect(await page.locator('.search-summary').innerText()).toContain(
      'instead of “craniosacarl”',
    );
  });

  it('with a word that may be right is not changed, and what may be meant is offered', async () => {
    const { page } = await ask('do I need to be naked');
    await hearAnswer(page);
    const offer = page.locator('.search-suggestion a');
    expect(await offer.innerText()).toBe('do I need to be named');
    await offer.click();
    await page.waitForURL('**/search/#q=do+I+need+to+be+named');
    expect(await box(page).inputValue()).toBe('do I need to be named');
  });

  it('that is a “the” alone is answered by asking for more words', async () => {
    const { page } = await ask('the');
    expect(await hearAnswer(page, /more words/)).toContain('Please type a few more words.');
    expect(await results(page).count()).toBe(0);
  });

  it('between quotation marks is taken at its word', async () => {
    expect(await (await ask('"serious adverse event"')).titles()).toContain(
      'Is craniosacral therapy safe?',
    );
    const { page } = await ask('"event adverse serious"');
    expect(await hearAnswer(page, /We found no direct answer/)).toContain(
      'We found no direct answer. These come nearest.',
    );
    expect(await results(page).count()).toBeGreaterThan(0);
  });

  it('leaves out what it excludes', async () => {
    const all = await (await ask('craniosacral therapy stress')).titles();
    const fewer = await (await ask('craniosacral therapy stress -sessions')).titles();
    expect(all.filter((title) => title.includes('How many sessions'))).not.toEqual([]);
    expect(fewer.filter((title) => title.includes('How many sessions'))).toEqual([]);
  });

  it('in other words for the same thing finds it', async () => {
    const page = await openPage('/search/#q=physician');
    expect(await readTitles(page)).toContain('Is craniosacral therapy safe?');
    expect(await page.locator('.search-text').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/physician/i),
    );
  });

  it('finds what it begins to say while it is typed', async () => {
    const page = await openPage('/search/');
    await box(page).pressSequentially('practit');
    expect(await readTitles(page)).toContain(
      'How do I find a qualified craniosacral practitioner?',
    );
  });
});
