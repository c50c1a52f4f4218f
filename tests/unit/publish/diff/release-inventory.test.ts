import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { renderRedirectPage } from '../../../../src/domain/addresses/redirects.ts';
import { readReleaseInventory } from '../../../../src/publish/diff/release-inventory.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

/** Writes a release of these files and reads it. */
async function read(folder: string, files: ReadonlyMap<string, string>) {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return readReleaseInventory(folder, {
    compression: '',
    files: new Map([...files.keys()].map((path) => [path, ''])),
  });
}

it.each(['https://name.example', 'https://name.example/repo'])(
  'an address that moved leads to the same place wherever the site lies, such as at %s',
  async (siteUrl) => {
    const folder = await createTemporaryFolder();
    const files = new Map([
      [
        'index.html',
        `<html><head><link rel="canonical" href="${siteUrl}/"></head><body><main><h1>Home</h1></main></body></html>`,
      ],
      ['new/index.html', '<html><body><main><h1>New</h1></main></body></html>'],
      [
        'old/index.html',
        renderRedirectPage({
          siteUrl,
          to: '/new/#x',
          title: 'New',
          language: 'en',
          direction: 'ltr',
        }),
      ],
    ]);
    const { redirects, live } = await read(folder, files);
    expect([...redirects]).toEqual([['/old/', '/new/#x']]);
    expect([...live]).toEqual(['/', '/new/']);
  },
);

it('a source is found on its own page, and in a release of before in the list of all', async () => {
  const source = '<p>Mill M. <cite>On flour</cite>.</p><dl></dl>';
  const before = await read(
    await createTemporaryFolder(),
    new Map([['sources/index.html', `<main><ul><li id="mill">${source}</li></ul></main>`]]),
  );
  const now = await read(
    await createTemporaryFolder(),
    new Map([
      [
        'sources/index.html',
        '<main><li class="source" id="mill"><cite>On flour</cite></li></main>',
      ],
      ['sources/mill/index.html', `<main><header class="source-record">${source}</header></main>`],
      ['sources/mill/page/2/index.html', `<header class="source-record">${source}</header>`],
    ]),
  );
  const expected = [
    ['mill', { words: 'On flour', facts: new Map([['record', 'Mill M. On flour.']]) }],
  ];
  expect([...(before.inventory.sources ?? [])]).toEqual(expected);
  expect([...(now.inventory.sources ?? [])]).toEqual(expected);
});
