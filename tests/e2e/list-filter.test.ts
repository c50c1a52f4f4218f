import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { useBrowser } from './browser.ts';

const openPage = useBrowser();
const script = stripTypeScriptTypes(
  readFileSync(join(import.meta.dirname, '../../src/client/list-filter.ts'), 'utf8'),
);

/** A list as the pages have it, shorter. */
const html = `
  <list-filter data-shown="{shown} of {count} shown" data-search="Search for “{words}”">
    <div class="filter">
      <form action="https://site.example/search/"><input type="search" /></form>
      <p><span role="status"></span> <a hidden></a></p>
    </div>
    <section>
      <h2>Topics</h2>
      <section><h3>Bread</h3><ul><li>How do I freeze it?</li><li>What is a crêpe?</li></ul></section>
      <section><h3>Cakes</h3><ul><li>What is icing?<ul><li>Sugar</li></ul></li></ul></section>
    </section>
  </list-filter>`;

async function openFilter() {
  const page = await openPage('about:blank', { baseURL: 'about:blank' });
  await page.setContent(html);
  await page.addScriptTag({ content: script, type: 'module' });
  await page.waitForFunction(() => customElements.get('list-filter') !== undefined);
  const type = async (words: string) => {
    await page.locator('input').fill(words);
    return {
      shown: (await page.locator('section section > ul > li:visible').allTextContents()).map(
        (text) => text.replace(/\s+/g, ' '),
      ),
      topics: await page.locator('h3:visible').allTextContents(),
      status: await page.locator('[role=status]').textContent(),
    };
  };
  return { page, type };
}

describe('the filter of a list', () => {
  it('shows what holds all the words, whatever their accents and capitals, and says how many', async () => {
    const { type } = await openFilter();
    expect(await type('CREPE what')).toEqual({
      shown: ['What is a crêpe?'],
      topics: ['Bread'],
      status: '1 of 3 shown',
    });
  });

  it('shows all of a topic that is called so, and an item with all that is in it', async () => {
    const { type } = await openFilter();
    expect((await type('bread')).shown).toEqual(['How do I freeze it?', 'What is a crêpe?']);
    expect(await type('sugar')).toMatchObject({
      shown: ['What is icing?Sugar'],
      topics: ['Cakes'],
    });
    expect(await type('  ')).toMatchObject({ topics: ['Bread', 'Cakes'], status: '' });
  });

  it('leads to the search for the same words, and only if there are some', async () => {
    const { page, type } = await openFilter();
    const link = page.locator('a');
    expect(await link.isVisible()).toBe(false);
    expect((await type('ice & fire {shown}')).shown).toEqual([]);
    expect(await link.textContent()).toBe('Search for “ice & fire {shown}”');
    expect(await link.getAttribute('href')).toBe(
      'https://site.example/search/#q=ice+%26+fire+%7Bshown%7D',
    );
  });
});
