import { chmod, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { rollBack } from '../../../../src/publish/deploy/roll-back.ts';
import { deployToFolder } from '../../../../src/publish/deploy/folder.ts';
import { prepareReleases, swapRelease } from '../../../../src/publish/files/swap.ts';
import { changeSite } from '../../../site-folder.ts';
import { after, createRelease, createTargetPath, toPages } from './sample-release.ts';

/** The modes in a folder that are not those of a release, by their paths. */
async function listOddModes(folder: string): Promise<string[]> {
  const entries = await readdir(`${folder}/`, { recursive: true, withFileTypes: true });
  const paths = [
    { path: `${folder}/`, expected: 0o755 },
    ...entries.map((entry) => ({
      path: join(entry.parentPath, entry.name),
      expected: entry.isDirectory() ? 0o755 : 0o644,
    })),
  ];
  const modes = await Promise.all(
    paths.map(async ({ path, expected }) => ({
      path,
      expected,
      mode: (await stat(path)).mode & 0o777,
    })),
  );
  return modes.flatMap(({ path, expected, mode }) =>
    mode === expected ? [] : [`${path} ${mode.toString(8)}`],
  );
}

function setUmask(umask: number): void {
  const before = process.umask(umask);
  onTestFinished(() => void process.umask(before));
}

describe.each([0o077, 0o000, 0o027])('under the umask %o', (umask) => {
  it('what is deployed to a folder may be read by all and written by its owner alone', async () => {
    setUmask(umask);
    const folder = await createTargetPath();
    for (const [day, words] of ['one', 'two', 'three'].entries()) {
      const release = await createRelease(toPages(words));
      await chmod(join(release.folder, '404.html'), 0o700);
      await deployToFolder(release, folder, after(day), false);
    }
    await rollBack(folder, after(4), false);
    for (const name of (await readdir(join(folder, 'releases'))).filter((each) =>
      each.endsWith('Z'),
    ))
      expect(await listOddModes(join(folder, 'releases', name))).toEqual([]);
    for (const each of [folder, join(folder, 'releases')])
      expect((await stat(each)).mode & 0o777).toBe(0o755);
  });

  it('so may a release that a build shows, and the folders around it', async () => {
    setUmask(umask);
    const folder = await createTargetPath();
    const release = await createRelease(toPages('one'));
    await chmod(join(release.folder, 'index.html'), 0o755);
    const out = join(folder, 'dist');
    await prepareReleases(out);
    await changeSite(release.folder, (site) => swapRelease(site, out));
    expect(await listOddModes(out)).toEqual([]);
    for (const each of [folder, join(folder, '.dist-releases')])
      expect((await stat(each)).mode & 0o777).toBe(0o755);
  });
});

it('copies a file of an earlier release that not all may read, and leaves that one as it is', async () => {
  const folder = await createTargetPath();
  await deployToFolder(await createRelease(toPages('one')), folder, after(0), false);
  const names = await readdir(join(folder, 'releases'));
  const first = names.find((name) => name.endsWith('Z')) ?? '';
  await chmod(join(folder, 'releases', first, '404.html'), 0o600);
  await deployToFolder(await createRelease(toPages('two')), folder, after(1), false);
  expect((await stat(join(folder, 'current/404.html'))).mode & 0o777).toBe(0o644);
  expect((await stat(join(folder, 'releases', first, '404.html'))).mode & 0o777).toBe(0o600);
});
