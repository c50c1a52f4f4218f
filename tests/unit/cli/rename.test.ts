import { cp, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkContent } from '../../../src/check/check.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runHere } from './run-here.ts';

const today = '2026-11-23';
const fixture = resolve(import.meta.dirname, '../../fixtures/small-site');

async function createContent(): Promise<string> {
  const content = join(await createTemporaryFolder(), 'content');
  await cp(fixture, content, { recursive: true });
  return content;
}

const rename = (content: string, ...words: string[]) =>
  runHere('rename', [...words, '--content', content, '--today', today]);

describe('npm run rename', () => {
  it('moves an entry, mends every reference to it, and says what it did', async () => {
    const content = await createContent();
    const before = checkContent(content, { today }).diagnostics.length;
    expect(
      await rename(
        content,
        join(content, 'articles/keeping-a-starter.mdx'),
        'articles/starters.mdx',
      ),
    ).toEqual({
      code: 0,
      output:
        'Renamed articles/keeping-a-starter.mdx to articles/starters.mdx.\n' +
        '  articles/flour-and-water.mdx: 1 place\n' +
        '  faq/why-is-my-loaf-dense.md: 1 place\n' +
        '1 review still holds: a mended reference is no edit of the words.\n' +
        'Its images keep their names and their place.\n' +
        'Its address is /articles/starters/. Nothing leads there from /articles/keeping-a-starter/, which was never published by what permalinks.json says.\n',
    });
    expect((await readdir(join(content, 'articles'))).sort()).toEqual([
      'Weighing-table.pdf',
      'an-unfinished-loaf.mdx',
      'flour-and-water.mdx',
      'kneading.mp4',
      'kneading.vtt',
      'starter.png',
      'starters.mdx',
    ]);
    expect(await readFile(join(content, 'faq/why-is-my-loaf-dense.md'), 'utf8')).toContain(
      '(/articles/starters/)',
    );
    expect(checkContent(content, { today }).diagnostics).toHaveLength(before);
  });

  it('only says what it would do, where it is asked to', async () => {
    const content = await createContent();
    const { code, output } = await rename(content, 'sources/mill-2021', 'mill', '--dry-run');
    expect([code, output.split('\n')[0]]).toEqual([
      0,
      'sources/mill-2021.yml would become sources/mill.yml; nothing was written.',
    ]);
    expect(await readdir(join(content, 'sources'))).toEqual(
      await readdir(join(fixture, 'sources')),
    );
  });

  it.each([
    [['bread', 'loaf'], /^There is no entry "bread"\./],
    [
      ['starter', 'Sour Dough'],
      /^A name holds lower-case letters a to z, digits and single hyphens; found "Sour Dough"\. Write sour-dough\.$/,
    ],
    [['topics/starter', 'baking'], /^topics\/baking\.yml exists\. Choose another name\.$/],
    [['starter', 'starter'], /^topics\/starter\.yml has this name already\.$/],
    [['about', 'search'], /^"search" means something else on every site\. Choose another name\.$/],
    [['mill-2021', 'tradition'], /^"tradition" means something else/],
    [
      ['can-i-freeze-bread', 'pages/freeze'],
      /^An entry stays in its folder, faq\/\. Write the new name alone\.$/,
    ],
    [['starter'], /^Write OLD NEW: npm run rename -- OLD NEW /],
  ])('refuses %j in one line', async (words, line) => {
    const { code, output } = await rename(fixture, ...words);
    expect([code, output.trim()]).toEqual([2, expect.stringMatching(line)]);
  });
});
