import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { writeEditorIndex, createSchemaFiles } from '../../../src/publish/editor.ts';
import { collectionNames } from '../../../src/schemas/collections.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

it('the editor is told of which collection each entry is, and what may stand in it', async () => {
  const [content, out] = [await createTemporaryFolder(), await createTemporaryFolder()];
  mkdirSync(join(content, 'faq'));
  for (const path of ['site.yml', 'faq/Is it.md', 'faq/loaf.png', 'stray.txt'])
    writeFileSync(join(content, path), 'x');
  expect(await writeEditorIndex(content, out)).toBe(join(out, 'collections.json'));
  const toAddress = (path: string) => pathToFileURL(join(content, path)).href.toLowerCase();
  expect(JSON.parse(readFileSync(join(out, 'collections.json'), 'utf8'))).toEqual({
    collections: collectionNames.map((name) => ({ hasSchema: true, name })),
    entries: { [toAddress('site.yml')]: 'site', [toAddress('faq/Is it.md')]: 'faq' },
  });
  for (const [name, text] of createSchemaFiles())
    expect(readFileSync(join(out, name), 'utf8')).toBe(text);
});
