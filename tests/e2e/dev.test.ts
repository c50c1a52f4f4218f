import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
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

const links = ['faq/whose-secret.md', 'faq/elsewhere'];

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
    dev = await startDev(
      'No page can be shown yet',
      [
        quiet,
        [entry, 'topic: baking', 'topic: [baking]'],
        ['faq/can-i-freeze-bread.md', 'question: Can I freeze bread?\n', ''],
      ],
      async (folder) => {
        await symlink(join(secret, 'secret.md'), join(folder, 'faq/whose-secret.md'));
        await symlink(secret, join(folder, 'faq/elsewhere'));
        await writeFile(
          join(folder, 'faq/how-do-i-note-it.md'),
          '---\nquestion: How do I note it?\ntopic: baking\npublished: 2026-01-01\n---\n\n    Day 1  fed\n    Day 2  baked\n',
        );
      },
    );
    return async () => {
      await rm(secret, { recursive: true });
      expect((await dev.stop()).code).toBe(0);
    };
  });

  it('shows what is wrong where no page can be shown, in its place, and then the site', async () => {
    const page = await openPage('/faq/', { baseURL: dev.url });
    await page
      .getByRole('listitem')
      .filter({ hasText: `${entry}:3:8 error` })
      .waitFor();
    await dev.edit(entry, 'topic: [baking]', 'topic: baking');
    await dev.edit(
      'faq/can-i-freeze-bread.md',
      'topic: baking',
      'question: May I freeze bread?\ntopic: baking',
    );
    await page.getByRole('heading', { level: 1, name: 'Questions' }).waitFor();
  });

  it('has told of the problems for which it waited, and shows drafts once the data is mended', async () => {
    await dev.until('The site is at');
    expect(dev.getPrinted()).toMatch(
      /can-i-freeze-bread\.md\n\n {2}1:1 error The field "question" is missing\./,
    );
    expect(await (await fetch(`${dev.url}/faq/can-i-freeze-bread/`)).text()).toContain(
      'May I freeze bread?',
    );
    expect((await fetch(`${dev.url}/articles/an-unfinished-loaf/`)).status).toBe(200);
    // A body may begin with a block that is indented, in which nothing is cut off.
    expect(await (await fetch(`${dev.url}/faq/how-do-i-note-it/`)).text()).toContain(
      '<code>Day 1  fed\nDay 2  baked\n</code>',
    );
  });

  it('shows nothing that links in the content lead to, opens no editor, and answers no other site', async () => {
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
      ['', '?raw', '?url', '?import&raw'].flatMap((query) =>
        ['/@fs', '//@fs', '/%40fs', '/x/../@fs', '/@id/'].map(
          (prefix) => `${prefix}${file}${query}`,
        ),
      ),
    );
    const images = files.map((file) => `/_image?href=${encodeURIComponent(`/@fs${file}`)}`);
    for (const path of [
      ...asked,
      ...images,
      '/faq/',
      '/faq/whose-secret/',
      '/faq/elsewhere/secret/',
    ]) {
      expect((await ask(path)).body, path).not.toMatch(/secret is it|is a secret/i);
    }
    expect((await ask(`/@fs${join(dev.folder, entry)}`)).body).toContain('dense');
    for (const path of [
      '/__open-in-editor?file=x',
      '/__OPEN-in-editor/?file=x',
      '/%5f_open-in-editor?file=x',
    ])
      expect((await ask(path)).status, path).toBe(403);
    for (const site of ['cross-site', 'same-site']) {
      expect(
        (await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors' })).status,
      ).toBe(403);
      expect(
        (await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' })).status,
      ).toBe(200);
    }
  });

  it('shows on a page what is wrong as soon as it is saved, and no more when it is mended', async () => {
    await Promise.all(links.map((link) => rm(join(dev.folder, link))));
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
  });
});
