import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { renderRedirectPage } from '../../../../src/domain/addresses/redirects.ts';
import { readReleaseInventory } from '../../../../src/publish/diff/release-inventory.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

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
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const { redirects, live } = await readReleaseInventory(folder, {
      compression: '',
      files: new Map([...files.keys()].map((path) => [path, ''])),
    });
    expect([...redirects]).toEqual([['/old/', '/new/#x']]);
    expect([...live]).toEqual(['/', '/new/']);
  },
);
