import { spawnSync } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/publish/project/index.ts';
import type { CommandResult } from '../../build-release.ts';
import { runInBuilder, runProgramInBuilder, toKeptPages } from '../../builder/index.ts';
import { createSiteOnShow, createSmallSite, today, toTree, type SmallSite } from './small-site.ts';

const toLines = (output: string) => output.trim().split('\n');

/** The errors of a report, each as a line that begins with the path of its file. */
function toErrors(output: string): string[] {
  let path = '';
  return toLines(output).flatMap((line) => {
    if (/^\S/.test(line)) path = line;
    const error = /^  (\d+:\d+ error .*)$/.exec(line)?.[1];
    return error === undefined ? [] : [`${path}:${error}`];
  });
}

describe('a problem in the content stops the build with its place, and the release on show stays', () => {
  const mistakes: readonly (readonly [
    string,
    (site: SmallSite) => Promise<void>,
    readonly RegExp[],
  ])[] = [
    [
      'a cited source was deleted',
      ({ content }) => rm(join(content, 'sources/mill-2021.yml')),
      [
        /articles\/flour-and-water\.mdx:11:\d+ error .*mill-2021/,
        /articles\/flour-and-water\.mdx:58:\d+ error .*mill-2021/,
        /faq\/why-is-my-loaf-dense\.md:16:\d+ error .*mill-2021/,
      ],
    ],
    [
      'a date is not in the calendar',
      ({ edit }) => edit('faq/can-i-freeze-bread.md', '2026-02-11', '2026-02-30'),
      [/faq\/can-i-freeze-bread\.md:4:12 error .*2026-02-30/],
    ],
    [
      'a link leads nowhere',
      ({ edit }) =>
        edit(
          'faq/why-is-my-loaf-dense.md',
          '/articles/keeping-a-starter/',
          '/articles/keeping-a-stater/',
        ),
      [/faq\/why-is-my-loaf-dense\.md:14:\d+ error .*\/articles\/keeping-a-starter\//],
    ],
    [
      'an id does not exist',
      ({ edit }) => edit('articles/flour-and-water.mdx', '- ada-baker', '- ada-backer'),
      [/articles\/flour-and-water\.mdx:5:5 error .*ada-baker/],
    ],
    [
      'an article holds code',
      ({ edit }) =>
        edit('articles/flour-and-water.mdx', 'The same amount[^sea].', '{process.exit()}'),
      [/articles\/flour-and-water\.mdx:56:1 error /],
    ],
  ];

  it.each(mistakes)('where %s', async (_, make, expected) => {
    const { site, before } = await createSiteOnShow();
    await make(site);
    const { code, output } = await runInBuilder('build', site.args);
    expect(code).toBe(1);
    expect(toErrors(output)).toEqual(expected.map((pattern) => expect.stringMatching(pattern)));
    expect(await toTree(site.out)).toEqual(before);
  });
});

it('a problem in the content ends the bundling of pages that a first build began, which leaves nothing behind', async () => {
  const site = await createSmallSite();
  // A site that has a cache of its own, as no builder has.
  await mkdir(join(site.folder, '.answerable'));
  await writeFile(join(site.folder, 'package.json'), '{}');
  await site.edit('articles/flour-and-water.mdx', '- ada-baker', '- ada-backer');
  const program = join(packageRoot, 'src/cli/answerable.js');
  const { status, stdout } = spawnSync(process.execPath, [program, 'build', ...site.args], {
    encoding: 'utf8',
  });
  expect([status, toErrors(stdout)]).toEqual([1, [expect.stringContaining('ada-backer')]]);
  const cache = await readdir(join(site.folder, '.answerable/cache'));
  expect(cache.filter((name) => name.startsWith('bu'))).toEqual([]);
});

/** Renders content that was not checked, as if the check had missed something. */
function renderUnchecked({ content }: SmallSite): Promise<CommandResult> {
  return runProgramInBuilder(join(import.meta.dirname, 'render-unchecked.ts'), [content, today]);
}

describe('a page that cannot be rendered stops the build with the place', () => {
  it('where an image is missing', async () => {
    const site = await createSmallSite();
    await site.edit(
      'articles/flour-and-water.mdx',
      'The same amount[^sea].',
      '![A loaf](./no-such-loaf.png)',
    );
    expect(await renderUnchecked(site)).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^The build stopped while rendering: .*flour-and-water\.mdx.*\n$/,
      ),
    });
  });

  it('where Astro would only log it and publish a blank page', async () => {
    const site = await createSmallSite();
    await site.edit('faq/can-i-freeze-bread.md', 'Yes.', '<script>alert(1)</script>');
    expect(await renderUnchecked(site)).toEqual({
      code: 1,
      output: expect.stringMatching(
        /^The build stopped while rendering: .*can-i-freeze-bread\.md.*\n$/,
      ),
    });
  });
});

it('Pagefind that ends stops the build with one line, and the release on show stays', async () => {
  const { site, before } = await createSiteOnShow();
  const pagefind = join(site.folder, 'pagefind');
  await writeFile(pagefind, '#!/bin/sh\nhead -c 1 > /dev/null\n', { mode: 0o755 });
  const { status, stderr } = spawnSync(
    process.execPath,
    [resolve(packageRoot, 'src/cli/answerable.js'), 'build', ...site.args],
    {
      cwd: packageRoot,
      encoding: 'utf8',
      env: { ...process.env, ...toKeptPages(), PAGEFIND_EXTENDED_BINARY_PATH: pagefind },
    },
  );
  expect([status, toLines(stderr)]).toEqual([
    1,
    ['The build stopped while indexing the pages for search: Pagefind ended without an answer.'],
  ]);
  expect(await toTree(site.out)).toEqual(before);
});
