import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContentFile } from '../../../../src/check/index.ts';
import { findContentFile } from '../../../../src/publish/files/list-files.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

/** A content folder with a link to a file and one to a folder, both of which lie beside it. */
async function createLinkedContent(): Promise<string> {
  const folder = await createTemporaryFolder();
  const [content, beside] = [join(folder, 'content'), join(folder, 'beside')];
  for (const each of [content, join(content, 'faq'), beside]) mkdirSync(each);
  writeFileSync(join(content, 'faq/own.md'), 'own');
  writeFileSync(join(beside, 'secret.md'), 'secret');
  symlinkSync(join(beside, 'secret.md'), join(content, 'faq/linked.md'));
  symlinkSync(beside, join(content, 'articles'));
  return content;
}

describe('a file of the content', () => {
  it('is found by its path below the folder', async () => {
    const content = await createLinkedContent();
    expect(findContentFile(content, 'faq/own.md')).toBe(join(content, 'faq/own.md'));
    expect(readContentFile(content, 'faq/own.md')?.bytes.toString()).toBe('own');
  });

  it.each(['faq/linked.md', 'articles/secret.md', '../beside/secret.md', 'faq/none.md', 'faq'])(
    'is none at %s, over a link, out of the folder, or if nothing is there',
    async (path) => {
      const content = await createLinkedContent();
      expect(findContentFile(content, path)).toBeUndefined();
      expect(readContentFile(content, path)?.bytes.toString() ?? '').toBe('');
    },
  );
});
