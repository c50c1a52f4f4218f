import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { serve } from '../../src/publish/serve.ts';
import { buildInBuilder, runInBuilder } from '../builder/index.ts';
import { useBrowser } from './browser.ts';
import { results } from './search-on-page.ts';

const openPage = useBrowser();
const today = '2026-11-23';

it('a new FAQ entry is one new file, and shows on the FAQ page, its topic, in search and on its own page', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-new-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const content = join(folder, 'content');
  await cp(resolve(import.meta.dirname, '../../content'), content, { recursive: true });
  const made = await runInBuilder('new', [
    'faq',
    'Does the nickel hurt?',
    '--topic',
    'safety',
    '--content',
    content,
    '--today',
    today,
  ]);
  expect(made.code, made.output).toBe(0);
  const file = join(content, 'faq/does-the-nickel-hurt.md');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text
      .replace('draft: true', 'draft: false')
      .replace(/\n---\n\n[\s\S]*$/, '\n---\n\nNobody presses a coin; it is a quokka of speech.\n'),
  );

  await buildInBuilder(['--content', content, '--out', join(folder, 'dist'), '--today', today]);
  const server = await serve(join(folder, 'dist'), { port: 0 });
  onTestFinished(server.close);

  const page = await openPage('/', { baseURL: server.url });
  for (const list of ['/faq/', '/topics/safety/']) {
    await page.goto(list);
    expect([list, await page.locator('main a[href="/faq/does-the-nickel-hurt/"]').count()]).toEqual(
      [list, 1],
    );
  }
  await page.goto('/search/#q=quokka');
  await results(page).first().waitFor();
  expect(
    await results(page).evaluateAll((links) => links.map((link) => link.getAttribute('href'))),
  ).toEqual(['/faq/does-the-nickel-hurt/']);
  await results(page).first().click();
  await page.getByRole('heading', { level: 1, name: 'Does the nickel hurt?' }).waitFor();
}, 120_000);
