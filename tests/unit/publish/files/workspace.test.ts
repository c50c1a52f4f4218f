import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptFolder, useWorkspace } from '../../../../src/publish/files/workspace.ts';
import { getCacheFolder } from '../../../../src/publish/project/index.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

describe('what is kept for the content folders of a site', () => {
  const listKept = (folder: string) =>
    readdirSync(getCacheFolder(folder)).filter((name) => name.startsWith('kept-'));

  it('goes down to that of the five that were built last, as soon as no other build runs', async () => {
    const folder = await createTemporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{}');
    const contents = Array.from({ length: 7 }, (_, index) => join(folder, `content-${index}`));
    for (const content of contents) mkdirSync(content);
    const [running = '', ...others] = contents;
    await useWorkspace(running, async () => {
      const used = await openKeptFolder(running);
      for (const content of others)
        await useWorkspace(content, async () => void (await openKeptFolder(content)));
      expect(listKept(folder)).toHaveLength(7);
      expect(readdirSync(used)).toEqual([]);
    });
    expect(listKept(folder)).toHaveLength(5);
  });
});
