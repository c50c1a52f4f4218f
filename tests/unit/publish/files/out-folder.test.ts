import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  describeUnfitOut,
  getShown,
  getReleasesFolder,
} from '../../../../src/publish/files/out-folder.ts';
import { packageRoot } from '../../../../src/publish/project/index.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

async function createContent(): Promise<{ folder: string; content: string }> {
  const folder = await createTemporaryFolder();
  const content = join(folder, 'content');
  await mkdir(content);
  return { folder, content };
}

describe('an output folder', () => {
  it('may be new or empty', async () => {
    const { folder, content } = await createContent();
    await mkdir(join(folder, 'empty'));
    expect(await describeUnfitOut(join(folder, 'dist'), content)).toBeUndefined();
    expect(await describeUnfitOut(join(folder, 'empty'), content)).toBeUndefined();
    expect(await describeUnfitOut(join(folder, 'not/there/yet'), content)).toBeUndefined();
  });

  it('may be a link to a release', async () => {
    const { folder, content } = await createContent();
    const dist = join(folder, 'dist');
    await symlink('.dist-releases/release-1', dist);
    expect(await describeUnfitOut(dist, content)).toBeUndefined();
    expect(await getShown(dist)).toBe(join(getReleasesFolder(dist), 'release-1'));
  });

  it('is refused where it holds files of others, is a file, or leads elsewhere', async () => {
    const { folder, content } = await createContent();
    await mkdir(join(folder, 'photos'));
    await writeFile(join(folder, 'photos/cat.jpg'), 'x');
    await writeFile(join(folder, 'notes'), 'x');
    await symlink('photos', join(folder, 'link'));
    const answers = await Promise.all(
      ['photos', 'notes', 'link'].map((name) => describeUnfitOut(join(folder, name), content)),
    );
    expect(answers).toEqual([
      `${folder}/photos holds files that no build has made. Move it away, or choose another folder with --out DIR.`,
      `${folder}/notes is a file, not a folder. Move it away, or choose another folder with --out DIR.`,
      `${folder}/link is a link to ${folder}/photos, which no build has made. Move it away, or choose another folder with --out DIR.`,
    ]);
  });

  it('is refused where it lies within the content, holds it, or belongs to the program', async () => {
    const { folder, content } = await createContent();
    await symlink('content', join(folder, 'alias'));
    const unfit = [
      content,
      join(content, 'dist'),
      join(folder, 'alias/dist'),
      folder,
      '/',
      packageRoot,
      dirname(packageRoot),
      join(packageRoot, 'src/dist'),
      join(packageRoot, 'public'),
    ];
    for (const out of unfit)
      expect(await describeUnfitOut(out, content), out).toMatch(
        /Choose another folder with --out DIR\.$/,
      );
    expect(await describeUnfitOut(join(folder, 'content-2'), content)).toBeUndefined();
  });
});
