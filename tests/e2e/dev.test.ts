import { AxeBuilder } from '@axe-core/playwright';
import { once } from 'node:events';
import { symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { createTemporaryFolder } from '../unit/publish/temporary-folder.ts';
import { rules } from '../../src/check/rules.ts';
import { useBrowser } from './browser.ts';
import { startDev } from './dev-server.ts';

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

it('a page of the dev server shows what is wrong as soon as it is saved, and no more when it is mended', async () => {
  const dev = await startDev('The site is at', [quiet]);
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
  expect(dev.getPrinted()).toContain('The topic "bakin" does not exist');
  // The page loads itself anew after an edit, which can come between, so both are tried until they succeed.
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

it('where no page can be shown, the dev server shows what is wrong in its place, and then the site', async () => {
  const dev = await startDev('No page can be shown yet', [
    [entry, 'topic: baking', 'topic: [baking]'],
  ]);
  const page = await openPage('/faq/', { baseURL: dev.url });
  await page
    .getByRole('listitem')
    .filter({ hasText: `${entry}:3:8 error` })
    .waitFor();
  await dev.edit(entry, 'topic: [baking]', 'topic: baking');
  await page.getByRole('heading', { level: 1, name: 'Questions' }).waitFor();
});

it('the dev server shows nothing that links in the content lead to, opens no editor, and answers no other site', async () => {
  const secret = await createTemporaryFolder();
  await writeFile(
    join(secret, 'secret.md'),
    '---\nquestion: Whose secret is it?\ntopic: baking\npublished: 2026-01-01\n---\n\nIt is a secret.\n',
  );
  let content = '';
  const dev = await startDev('The site is at', [quiet], async (folder) => {
    content = folder;
    await symlink(join(secret, 'secret.md'), join(folder, 'faq/whose-secret.md'));
    await symlink(secret, join(folder, 'faq/elsewhere'));
  });
  /** Asks for a path just as it is written. */
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
    const asked = request(new URL(dev.url), { path, headers }).end();
    const [response] = await once(asked, 'response');
    return { status: response.statusCode, body: await text(response) };
  };
  const files = ['faq/whose-secret.md', 'faq/elsewhere/secret.md'].map((path) =>
    join(content, path),
  );
  const asked = files.flatMap((file) =>
    ['', '?raw', '?url', '?import&raw'].flatMap((query) =>
      ['/@fs', '//@fs', '/%40fs', '/x/../@fs', '/@id/'].map((prefix) => `${prefix}${file}${query}`),
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
  expect((await ask(`/@fs${join(content, entry)}`)).body).toContain('dense');
  for (const path of [
    '/__open-in-editor?file=x',
    '/__OPEN-in-editor/?file=x',
    '/%5f_open-in-editor?file=x',
  ])
    expect((await ask(path)).status, path).toBe(403);
  for (const site of ['cross-site', 'same-site']) {
    expect((await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors' })).status).toBe(
      403,
    );
    expect(
      (await ask('/faq/', { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'navigate' })).status,
    ).toBe(200);
  }
});
