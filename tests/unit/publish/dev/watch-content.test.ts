import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { watchContent } from '../../../../src/publish/dev/watch-content.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

/**
 * A watched folder: `change` does something in it and returns the paths that were told of first.
 */
async function useWatched(prepare: (folder: string) => void) {
  const folder = await createTemporaryFolder();
  prepare(folder);
  let tell: (paths: readonly string[]) => void = () => {};
  onTestFinished(watchContent(folder, (paths) => tell(paths)));
  return {
    folder,
    change: (make: () => void) =>
      new Promise<readonly string[]>((done) => {
        tell = done;
        make();
      }),
  };
}

it('a save is told of, however the editor makes it', async () => {
  const { folder, change } = await useWatched((each) => mkdirSync(join(each, 'faq')));
  const file = join(folder, 'faq/a.md');
  expect(await change(() => writeFileSync(file, 'new'))).toEqual(['faq/a.md']);
  expect(await change(() => writeFileSync(file, 'in place'))).toEqual(['faq/a.md']);
  for (const text of ['replaced', 'replaced again']) {
    expect(
      await change(() => {
        writeFileSync(`${file}~`, text);
        renameSync(`${file}~`, file);
      }),
    ).toEqual(['faq/a.md']);
  }
  expect(await change(() => rmSync(file))).toEqual(['faq/a.md']);
  expect(await change(() => writeFileSync(join(folder, 'site.yml'), 'title: x'))).toEqual([
    'site.yml',
  ]);
});

it('several saves at once are told of once', async () => {
  const { folder, change } = await useWatched((each) => {
    mkdirSync(join(each, 'faq'));
    mkdirSync(join(each, 'topics'));
  });
  expect(
    await change(() =>
      ['topics/b.yml', 'faq/a.md', 'faq/.a.md.swp'].forEach((path) =>
        writeFileSync(join(folder, path), 'x'),
      ),
    ),
  ).toEqual(['faq/a.md', 'topics/b.yml']);
});

it('a folder that comes later is watched too, and one that is made anew', async () => {
  const { folder, change } = await useWatched(() => {});
  for (const name of ['a.md', 'b.md']) {
    expect(await change(() => mkdirSync(join(folder, 'faq')))).toContain('faq');
    expect(await change(() => writeFileSync(join(folder, 'faq', name), 'x'))).toEqual([
      `faq/${name}`,
    ]);
    expect(await change(() => rmSync(join(folder, 'faq'), { recursive: true }))).toContain('faq');
  }
});
