import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeContent } from '../../../src/publish/write-content.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

it('changes are made together: what is new, what is changed and what goes', async () => {
  const folder = await createTemporaryFolder();
  await writeFile(join(folder, 'a.md'), 'one');
  await chmod(join(folder, 'a.md'), 0o640);
  await writeFile(join(folder, 'b.md'), 'two');
  await writeContent(folder, [
    { path: 'a.md', bytes: Buffer.from('1') },
    { path: 'c.md', bytes: Buffer.from('3') },
    { path: 'b.md', bytes: undefined },
  ]);
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'c.md']);
  expect([await readFile(join(folder, 'a.md'), 'utf8'), await readFile(join(folder, 'c.md'), 'utf8')]).toEqual(['1', '3']);
  expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640);
});

it('where one fails, all is as it was before, and the error is told', async () => {
  const folder = await createTemporaryFolder();
  await writeFile(join(folder, 'a.md'), 'one');
  await mkdir(join(folder, 'b.md'));
  await writeFile(join(folder, 'b.md/kept'), 'x');
  await expect(
    writeContent(folder, [
      { path: 'a.md', bytes: Buffer.from('1') },
      { path: 'new.md', bytes: Buffer.from('3') },
      { path: 'none.md', bytes: undefined },
    ]),
  ).rejects.toThrow(/^The content could not be written, and nothing was changed\. ENOENT/);
  expect((await readdir(folder)).sort()).toEqual(['a.md', 'b.md']);
  expect(await readFile(join(folder, 'a.md'), 'utf8')).toBe('one');
});
