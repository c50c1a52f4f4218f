import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findInputs, openInput } from '../../../src/import/find-inputs.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

async function createFolder(files: readonly string[]): Promise<string> {
  const folder = join(await createTemporaryFolder(), 'input');
  for (const file of files) {
    await mkdir(join(folder, file, '..'), { recursive: true });
    await writeFile(join(folder, file), file);
  }
  return folder;
}

const list = (folder: string) =>
  findInputs([folder]).map((found) => ('failure' in found ? found.failure : found.name));

describe('the inputs of a folder', () => {
  it('are its files of known formats, those of its folders too, in the order of their names', async () => {
    expect(
      list(
        await createFolder([
          'b.txt',
          'a/z.md',
          'a/note.odt',
          '.hidden.md',
          'node_modules/x/readme.md',
        ]),
      ),
    ).toEqual(['a/z.md', 'b.txt']);
  });

  it('are not the frames that a browser saved beside a page', async () => {
    expect(
      list(await createFolder(['page.html', 'page_files/advert.html', 'other_files/kept.html'])),
    ).toEqual(['other_files/kept.html', 'page.html']);
  });

  it('are none where nothing in it can be imported, which is said', async () => {
    expect(list(await createFolder(['a.odt']))).toEqual([
      'No file in this folder is of a format that can be imported.',
    ]);
  });
});

describe('what lies beside an input', () => {
  it('is read within its folder, and never outside of it, by a path or by a link', async () => {
    const folder = await createFolder(['page.html', 'page_files/a.png', '../secret.png']);
    await symlink(join(folder, '../secret.png'), join(folder, 'link.png'));
    const [found] = findInputs([folder]);
    if (found === undefined || 'failure' in found) throw new Error('The page was not found.');
    const read = (path: string) =>
      openInput(found, { today: '2026-06-01', timeZone: 'UTC' }).readBeside(path) !== undefined;
    expect([
      read('page_files/a.png'),
      read('../secret.png'),
      read('link.png'),
      read('/etc/hostname'),
      read('none.png'),
    ]).toEqual([true, false, false, false, false]);
  });

  it('is sought in the folders above it, a few above the given one, and not through a link', async () => {
    const root = await createFolder([
      'site/content/docs/a.md',
      'site/hugo.toml',
      'site/static/b.png',
    ]);
    await symlink(join(root, '../elsewhere.yml'), join(root, 'site/content/mkdocs.yml'));
    const [found] = findInputs([join(root, 'site/content')]);
    if (found === undefined || 'failure' in found) throw new Error('The text was not found.');
    const input = openInput(found, { today: '2026-06-01', timeZone: 'UTC' });
    const [above, ...others] = input.findAbove?.(['mkdocs.yml', 'hugo.toml']) ?? [];
    expect([above?.name, above?.path, others]).toEqual(['hugo.toml', 'content/docs/a.md', []]);
    expect(above?.read('static/b.png')).toBeDefined();
    expect(above?.read('../secret.png')).toBeUndefined();
    const deep = await createFolder(['hugo.toml', '1/2/3/4/5/a.md']);
    const [far] = findInputs([join(deep, '1/2/3/4/5')]);
    if (far === undefined || 'failure' in far) throw new Error('The text was not found.');
    expect(
      openInput(far, { today: '2026-06-01', timeZone: 'UTC' }).findAbove?.(['hugo.toml']),
    ).toEqual([]);
  });
});
