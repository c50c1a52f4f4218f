import { mkdir, readdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { useRelease } from '../../../../src/publish/deploy/release.ts';
import { deployToFolder } from '../../../../src/publish/deploy/folder.ts';
import * as locks from '../../../../src/publish/files/lock.ts';
import { prepareReleases, swapRelease } from '../../../../src/publish/files/swap.ts';
import { changeSite } from '../../../site-folder.ts';
import { after, createRelease, createTargetPath, toPages } from './sample-release.ts';

describe('on a disk without locks', () => {
  it('a deploy is refused for a day after one that did not end, and goes on at once with --unlock', async () => {
    const hasLocks = vi.spyOn(locks, 'hasLocks').mockReturnValue(false);
    onTestFinished(() => hasLocks.mockRestore());
    const folder = await createTargetPath();
    const stray = join(folder, 'releases/copy-0123456789ab');
    await mkdir(stray, { recursive: true });
    const release = await createRelease(toPages('one'));
    await expect(deployToFolder(release, folder, after(0), false)).rejects.toThrow(
      /has begun and not ended \(copy-0123456789ab\); this disk has no locks .* deploy with --unlock\.$/,
    );
    expect(
      (await deployToFolder(release, folder, after(0), false, { unlock: true })).sent,
    ).toHaveLength(7);
    await mkdir(stray);
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(stray, longAgo, longAgo);
    expect(
      (await deployToFolder(await createRelease(toPages('two')), folder, after(1), false)).sent,
    ).toHaveLength(4);
    expect(
      (await readdir(join(folder, 'releases'))).filter((name) => name.startsWith('copy-')),
    ).toEqual([]);
  });

  it('a release is shown all the same, and none that is younger than a day goes', async () => {
    const hasLocks = vi.spyOn(locks, 'hasLocks').mockReturnValue(false);
    onTestFinished(() => hasLocks.mockRestore());
    const folder = await createTargetPath();
    const out = join(folder, 'dist');
    for (const words of ['one', 'two', 'three']) {
      await prepareReleases(out);
      await changeSite((await createRelease(toPages(words))).folder, (site) =>
        swapRelease(site, out),
      );
    }
    expect(await readdir(join(folder, '.dist-releases'))).toHaveLength(3);
    expect(await readdir(out)).toContain('release.json');
  });
});

it('a release that is being deployed is removed by no build', async () => {
  const folder = await createTargetPath();
  const out = join(folder, 'dist');
  const build = async (words: string) => {
    await prepareReleases(out);
    const { folder: built } = await createRelease(toPages(words));
    return changeSite(built, (site) => swapRelease(site, out));
  };
  await build('one');
  await useRelease(out, async (release) => {
    for (const words of ['two', 'three', 'four']) await build(words);
    expect(await readdir(release.folder)).toContain('index.html');
    expect(
      (await readdir(join(folder, '.dist-releases'))).filter((name) =>
        /^release-[0-9a-f]+$/.test(name),
      ),
    ).toHaveLength(3);
  });
  await build('five');
  expect(
    (await readdir(join(folder, '.dist-releases'))).filter((name) => name.startsWith('release-')),
  ).toHaveLength(2);
});
