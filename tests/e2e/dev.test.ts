import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { rules } from '../../src/check/rules.ts';
import { useBrowser } from './browser.ts';
import { startDev, type DevServer } from './dev-server.ts';

const openPage = useBrowser();
const entry = 'faq/why-is-my-loaf-dense.md';

/** Leaves the small site with one warning, its address for examples. */
const levels = rules
  .filter(({ defaultLevel }) => defaultLevel !== undefined)
  .map(({ name }) => `${name}: off`)
  .join(', ');
const quiet = [
  'site.yml',
  'language: en',
  `language: en\nevidence: off\nrules: { ${levels} }`,
] as const;

const links = ['faq/whose-secret.md', 'faq/elsewhere', 'faq/secret.svg', 'faq/secret.pdf'];

// One server for all: each test goes on with the content that the one before has left.
describe('the dev server', () => {
  let dev: DevServer;
  let secret = '';

  beforeAll(async () => {
    secret = await mkdtemp(join(tmpdir(), 'answerable-secret-'));
    await writeFile(
      join(secret, 'secret.md'),
      '---\nquestion: Whose secret is it?\ntopic: baking\npublished: 2026-01-01\n---\n\nIt is a secret.\n',
    );
    await writeFile(
      join(secret, 'secret.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>It is a secret</title></svg>',
    );
    dev = await startDev(
      'No page can be shown yet',
      [
        quiet,
        ['site.yml', 'https://bread.example', '5'],
        [entry, 'topic: baking', 'topic: [baking]'],
        ['faq/can-i-freeze-bread.md', 'question: Can I freeze bread?\n', ''],
      ],
      async (folder) => {
        await symlink(join(secret, 'secret.md'), join(folder, 'faq/whose-secret.md'));
        await symlink(secret, join(folder, 'faq/elsewhere'));
        await symlink(join(secret, 'secret.svg'), join(folder, 'faq/secret.svg'));
        await symlink(join(secret, 'secret.md'), join(folder, 'faq/secret.pdf'));
        await writeFile(
          join(folder, 'faq/how-do-i-note-it.md'),
          '---\nquestion: How do I note it?\ntopic: baking\npublished: 2026-01-01\n---\n\n    Day 1  fed\n    Day 2  baked\n',
        );
        await writeFile(
          join(folder, 'faq/how-do-i-show-it.md'),
          '---\nquestion: How do I show it?\ntopic: baking\npublished: 2026-01-01\n---\n\n![A loaf](./secret.svg)\n',
        );
      },
    );
    return async () => {
      await rm(secret, { recursive: true });
      expect((await dev.stop()).code).toBe(0);
    };
  });

  it('shows what is wrong with the settings in the place of all pages, and then the site', async () => {
    const page = await openPage('/faq/', { baseURL: dev.url });
    await page.getByRole('listitem').filter({ hasText: 'site.yml:3:6 error' }).first().waitFor();
    expect((await fetch(`${dev.url}/faq/`)).status).toBe(503);
    await dev.edit('site.yml', 'url: 5', 'url: https://bread.example');
    await page.getByRole('heading', { level: 1, name: 'Questions' }).waitFor();
    await dev.until('The site is at');
  });

  it('shows all that can be read beside an entry that cannot, and this as soon as it is mended', async () => {
    const page = await openPage('/faq/why-is-my-loaf-dense/', { baseURL: dev.url });
    const items = page.locator('problem-overlay').getByRole('listitem');
    await items.filter({ hasText: `${entry}:3:8 error` }).waitFor();
    expect((await fetch(page.url())).status).toBe(404);
    await dev.edit(entry, 'topic: [baking]', 'topic: baking');
    await page.getByRole('heading', { level: 1, name: 'Why is my loaf dense?' }).waitFor();
    expect(dev.getPrinted()).toMatch(
      /can-i-freeze-bread\.md\n\n {2}1:1 error The field "question" is missing\./,
    );
    await dev.edit(
      'faq/can-i-freeze-bread.md',
      'topic: baking',
      'question: May I freeze bread?\ntopic: baking',
    );
    await expect
      .poll(async () => (await fetch(`${dev.url}/faq/can-i-freeze-bread/`)).text())
      .toContain('May I freeze bread?');
  });

  it('keeps the last state of an entry that cannot be read any more', async () => {
    await dev.edit(entry, 'topic: baking', 'topic: [baking]');
    await dev.until('Write topic: baking.');
    const url = `${dev.url}/faq/why-is-my-loaf-dense/`;
    expect((await fetch(url)).status).toBe(200);
    // A change of the settings has all files read again, of which this one cannot be.
    await dev.edit('site.yml', 'title: The Bread', 'title: The Crust');
    await expect.poll(async () => (await fetch(url)).text()).toContain('The Crust Shelf');
    expect(await (await fetch(url)).text()).toContain('Most often the starter was not ripe.');
    await dev.edit('site.yml', 'title: The Crust', 'title: The Bread');
    await dev.edit(entry, 'topic: [baking]', 'topic: baking');
  });

  it('says in the place of a text why it cannot be shown, and shows it once that is mended', async () => {
    const page = await openPage('/faq/', { baseURL: dev.url });
    const words = page.getByText('This text cannot be shown yet.').locator('..');
    await dev.edit(entry, 'Most often', '<script>alert(1)</script> Most often');
    await words.filter({ hasText: entry }).waitFor();
    expect(await page.locator('script', { hasText: 'alert' }).count()).toBe(0);
    await dev.edit(entry, '<script>alert(1)</script> Most often', 'Most often');
    await page.getByText('Most often the starter was not ripe.').first().waitFor();
    expect(await words.filter({ hasText: entry }).count()).toBe(0);
  });

  it('shows drafts, adds the slash that an address lacks, and shows new entries and none that is gone', async () => {
    expect((await fetch(`${dev.url}/articles/an-unfinished-loaf/`)).status).toBe(200);
    // A body may begin with a block that is indented, in which nothing is cut off.
    const noted = await fetch(`${dev.url}/faq/how-do-i-note-it`);
    expect([noted.url, await noted.text()]).toEqual([
      `${dev.url}/faq/how-do-i-note-it/`,
      expect.stringContaining('<code>Day 1  fed\nDay 2  baked\n</code>'),
    ]);
    const [from, to] = ['faq/how-do-i-note-it.md', 'faq/how-do-i-write-it-down.md'];
    await rename(join(dev.folder, from), join(dev.folder, to));
    const getStatus = async (id: string) => (await fetch(`${dev.url}/faq/${id}/`)).status;
    await expect.poll(() => getStatus('how-do-i-write-it-down')).toBe(200);
    await expect.poll(() => getStatus('how-do-i-note-it')).toBe(404);
  });

  it('shows nothing that links in the content lead to, and answers no other site and no other name', async () => {
    /** Asks for a path just as it is written. */
    const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
      const asked = request(new URL(dev.url), { path, headers }).end();
      const [response] = await once(asked, 'response');
      return { status: response.statusCode, body: await text(response) };
    };
    const files = ['faq/whose-secret.md', 'faq/elsewhere/secret.md'].map((path) =>
      join(dev.folder, path),
    );
    const asked = files.flatMap((file) =>
      ['/@fs', '//@fs', '/%40fs', '/x/../@fs', '/@id/', '/..', '/%2e%2e', '/..%2f', '', '/'].map(
        (prefix) => `${prefix}${file}`,
      ),
    );
    for (const path of [
      ...asked,
      '/faq/',
      '/faq/whose-secret/',
      '/faq/elsewhere/secret/',
      '/faq/how-do-i-show-it/',
      '/faq/secret.svg',
      '/files/faq/secret.pdf',
    ]) {
      expect((await ask(path)).body, path).not.toMatch(/whose secret|is a secret/i);
    }
    expect((await ask('/faq/how-do-i-show-it/')).body).toContain(
      'faq/secret.svg is no image of the content.',
    );
    for (const site of ['cross-site', 'same-site']) {
      expect(
        (await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors' })).status,
      ).toBe(403);
      expect(
        (await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' })).status,
      ).toBe(200);
    }
    expect((await ask('/faq/', { Host: 'bread.example' })).status).toBe(403);
  });

  it('shows on a page what is wrong as soon as it is saved, and no more when it is mended', async () => {
    await Promise.all(
      [...links, 'faq/how-do-i-show-it.md'].map((path) => rm(join(dev.folder, path))),
    );
    const page = await openPage('/', { baseURL: dev.url });
    const overlay = page.locator('problem-overlay');
    const items = overlay.getByRole('listitem');
    // A warning alone covers nothing of the page.
    await overlay.getByRole('button', { name: '1 warning' }).waitFor();
    expect(await items.count()).toBe(0);

    await dev.edit(entry, 'topic: baking', 'topic: bakin');
    await overlay.getByRole('button', { name: '1 error, 1 warning' }).waitFor();
    await items
      .filter({
        hasText: `${entry}:3:8 error – The topic "bakin" does not exist in topics/. Did you mean "baking"?`,
      })
      .waitFor();
    // The terminal hears of it on a way of its own, which may be the longer one.
    await dev.until('The topic "bakin" does not exist');
    // The page loads itself anew after an edit, which can come between, so both are tried until
    // they succeed.
    const patience = { timeout: 20_000 };
    await expect
      .poll(
        async () =>
          (await new AxeBuilder({ page }).include('problem-overlay').analyze()).violations.map(
            ({ id }) => id,
          ),
        patience,
      )
      .toEqual([]);
    const badge = overlay.getByRole('button');
    await expect
      .poll(
        async () => page.keyboard.press('Escape').then(() => badge.getAttribute('aria-expanded')),
        patience,
      )
      .toBe('false');
    expect(await items.count()).toBe(0);
    await badge.click();
    await items.first().waitFor();

    await dev.edit(entry, 'topic: bakin', 'topic: baking');
    await items.first().waitFor({ state: 'hidden' });
    await dev.edit('site.yml', 'https://bread.example', 'https://www.bread-shelf.org');
    await overlay.waitFor({ state: 'hidden' });
    expect(dev.getPrinted()).not.toMatch(/warning was created|ExperimentalWarning/);
  });
});
