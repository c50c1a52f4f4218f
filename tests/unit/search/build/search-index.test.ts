import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { markdownToHtml } from 'satteri';
import { describe, expect, it } from 'vitest';
import { indexFolder, readFragments, readIndex, writePages } from './search-files.ts';
import { renderingFeatures } from '../../../../src/markdown/footnotes.ts';
import { htmlPlugins } from '../../../../src/markdown/plugins.ts';
import { createTemporaryFolder } from '../../publish/temporary-folder.ts';

const pages = ['rye', 'wheat', 'barley', 'oats', 'spelt'].map(
  (name, at) =>
    [
      `faq/${name}/index.html`,
      `<h1>What is ${name}?</h1><p>Grain number ${at}, sown before ${'winter '.repeat(at)}.</p>`,
    ] as const,
);

describe('the search index', () => {
  it('is the same to the byte for the same pages, in whatever order they were written', async () => {
    const [one, two] = [await createTemporaryFolder(), await createTemporaryFolder()];
    await writePages(one, pages);
    await writePages(two, pages.toReversed());
    await indexFolder(one);
    await indexFolder(two);
    const files = await readIndex(one);
    expect([...files.keys()].filter((path) => path.startsWith('/pagefind/fragment/'))).toHaveLength(
      5,
    );
    expect(await readIndex(two)).toEqual(files);
  });

  it('holds the pages that ask for it, by their addresses, and no others', async () => {
    const folder = await createTemporaryFolder();
    await writePages(folder, [
      ['index.html', 'Home'],
      ['a b/index.html', 'Spaced'],
      ['über/index.html', 'Above'],
      ['page.html', 'File'],
    ]);
    await writeFile(
      join(folder, '404.html'),
      '<!doctype html><html lang="en"><body><main>Lost</main></body></html>',
    );
    await indexFolder(folder);
    expect((await readFragments(folder)).map(({ url, content }) => [url, content])).toEqual([
      ['/', 'Home'],
      ['/%C3%BCber/', 'Above'],
      ['/a%20b/', 'Spaced'],
      ['/page.html', 'File'],
    ]);
  });

  it('has straight apostrophes within words, in text and in attributes, and leaves quotation marks alone', async () => {
    const folder = await createTemporaryFolder();
    await writePages(
      folder,
      [
        [
          'index.html',
          `<h1 data-asks='où est l’école ?' data-pagefind-meta="asks[data-asks]">L’ostéopathie, d’été</h1><p>‘yes’, the dogs’ bowl</p>`,
        ],
      ],
      'fr',
    );
    await indexFolder(folder);
    expect(
      (await readFragments(folder)).map(({ content, meta }) => [content, meta['asks']]),
    ).toEqual([["L'ostéopathie, d'été. ‘yes’, the dogs’ bowl.", "où est l'école ?"]]);
  });

  it.each([
    ['m=\\frac{5x}{n^2}', 'm = 5x/(n^2)'],
    ['\\text{BMI}=\\frac{\\text{weight}}{\\text{height}^2}', 'BMI = weight/(height^2)'],
    ['\\sqrt{x+1}<\\sqrt[3]{\\alpha_i}', '√(x + 1) < √[3](α_i)'],
    ['\\sum_{i=1}^{n} x_i', '∑_(i = 1)^n x_i'],
    ['\\sin x, f(x)', 'sin x, f(x)'],
    ['\\begin{matrix}a&b\\\\c&d\\end{matrix}', 'a b; c d'],
    ['50\\,\\mathrm{mg}', '50 mg'],
  ])('says the formula %s on the line, as people type it', async (tex, said) => {
    const { html } = await markdownToHtml(`Take $$${tex}$$ each day.`, {
      features: renderingFeatures,
      hastPlugins: htmlPlugins,
    });
    const folder = await createTemporaryFolder();
    await writePages(folder, [['index.html', html]]);
    await indexFolder(folder);
    expect((await readFragments(folder)).map(({ content }) => content)).toEqual([
      `Take ${said} each day.`,
    ]);
  });

  it('has the files that the search in the browser reads, and no interface of Pagefind', async () => {
    const folder = await createTemporaryFolder();
    await writePages(folder, [['index.html', '<h1 data-pagefind-filter="kind:page">Home</h1>']]);
    await indexFolder(folder);
    const names = [...(await readIndex(folder)).keys()].map((path) =>
      path.replace('/pagefind/', '').replace(/[0-9a-f]{7,}/, '#'),
    );
    expect(names).toEqual([
      'filter/en_#.pf_filter',
      'fragment/en_#.pf_fragment',
      'index/en_#.pf_index',
      'pagefind-entry.json',
      'pagefind.en_#.pf_meta',
      'pagefind.js',
      'wasm.en.pagefind',
      'wasm.unknown.pagefind',
      'words.json',
      'words/#.txt',
    ]);
  });

  it('is empty where no page asks for it', async () => {
    const folder = await createTemporaryFolder();
    await writeFile(
      join(folder, 'index.html'),
      '<!doctype html><html lang="en"><body>Home</body></html>',
    );
    await indexFolder(folder);
    expect((await readIndex(folder)).get('/pagefind/pagefind-entry.json')).toContain(
      '"languages":{}',
    );
  });

  it('is not waited for where the program of Pagefind has ended', async () => {
    const pagefind = join(await createTemporaryFolder(), 'pagefind');
    await writeFile(pagefind, '#!/bin/sh\nhead -c 1 > /dev/null\n', { mode: 0o755 });
    const program = `
      import { writeSearchIndex } from ${JSON.stringify(resolve(import.meta.dirname, '../../../../src/search/build/index.ts'))};
      await writeSearchIndex({}, { pages: [] }).catch((error) => console.log(error.message));
    `;
    const env = { PATH: process.env['PATH'], PAGEFIND_EXTENDED_BINARY_PATH: pagefind };
    const { stdout } = spawnSync(
      process.execPath,
      ['--input-type=module-typescript', '--eval', program],
      { env, encoding: 'utf8' },
    );
    expect(stdout).toBe('Pagefind ended without an answer.\n');
  });
});
