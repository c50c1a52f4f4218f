import { rm } from 'node:fs/promises';
import { close } from 'pagefind';
import { afterAll, expect, it } from 'vitest';
import { measureWith } from '../../../../src/search/build/sure-from.ts';
import { createEngine, folders } from '../query/small-index.ts';

afterAll(async () => {
  await close();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Words that no two questions share. */
const titles = Array.from({ length: 40 }, (_, at) => {
  const beginning = `${'abcdefghij'[at % 10]}${'klmn'[Math.floor(at / 10)]}`;
  return ['bake', 'loaf', 'slow'].map((word) => `${beginning}${word}`).join(' ');
});

it('words of questions that have nothing to do with each other tell from where on a page is sure to answer', async () => {
  const engine = await createEngine(
    'en',
    titles.map((title, at) => ({ id: `p${at}`, title, html: '<p>In the kitchen.</p>' })),
  );
  const sureFrom = await measureWith(engine, titles);
  expect(sureFrom).toBeGreaterThan(0.5);
  expect(sureFrom).toBeLessThan(3);
  expect(await measureWith(engine, titles)).toBe(sureFrom);
});
