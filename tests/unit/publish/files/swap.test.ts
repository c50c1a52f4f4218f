import { existsSync, rmSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { prepareReleases, swapRelease } from '../../../../src/publish/files/swap.ts';
import { changeSite } from '../../../site-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

async function createSite(parent: string, words: string): Promise<string> {
  const folder = join(parent, `site-${words}`);
  await mkdir(join(folder, 'faq'), { recursive: true });
  await writeFile(join(folder, 'index.html'), words);
  await writeFile(join(folder, 'faq/index.html'), words);
  return folder;
}

const listReleases = async (folder: string) =>
  (await readdir(join(folder, '.dist-releases'))).filter((name) => name !== 'lock').sort();

async function publish(site: string, out: string): Promise<string> {
  await prepareReleases(out);
  return changeSite(site, (files) => swapRelease(files, out));
}

describe('a release', () => {
  it('is shown through a relative link, so that the folder around it can be moved', async () => {
    const folder = await createTemporaryFolder();
    const out = join(folder, 'dist');
    await publish(await createSite(folder, 'first'), out);
    expect(await readlink(out)).toMatch(/^\.dist-releases\/release-/);
    expect(await readFile(join(out, 'faq/index.html'), 'utf8')).toBe('first');
  });

  it('replaces the one before, which stays beside it, while older ones go', async () => {
    const folder = await createTemporaryFolder();
    const out = join(folder, 'dist');
    const releases: string[] = [];
    for (const words of ['first', 'second', 'third'])
      releases.push(await publish(await createSite(folder, words), out));
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('third');
    expect(
      (await listReleases(folder)).map((name) => join(folder, '.dist-releases', name)),
    ).toEqual(releases.slice(1).sort());
  });

  it('takes the place of an empty folder', async () => {
    const folder = await createTemporaryFolder();
    await mkdir(join(folder, 'dist'));
    await publish(await createSite(folder, 'first'), join(folder, 'dist'));
    expect((await lstat(join(folder, 'dist'))).isSymbolicLink()).toBe(true);
  });

  it('is whole at every moment while others replace it', async () => {
    const folder = await createTemporaryFolder();
    const out = join(folder, 'dist');
    await publish(await createSite(folder, 'start'), out);
    const sites = await Promise.all(
      Array.from({ length: 12 }, (_, number) => createSite(folder, `s${number}`)),
    );
    let isDone = false;
    const swaps = Promise.all(sites.map((site) => publish(site, out))).finally(
      () => (isDone = true),
    );
    let reads = 0;
    while (!isDone) {
      expect(await readFile(join(out, 'index.html'), 'utf8')).toMatch(/^(start|s\d+)$/);
      reads += 1;
    }
    await swaps;
    expect(reads).toBeGreaterThan(0);
    expect(
      (await readdir(join(folder, '.dist-releases'))).filter(
        (name) => !/^release-[0-9a-f]{12}$/.test(name),
      ),
    ).toEqual(['lock']);
    expect(await listReleases(folder)).toHaveLength(2);
  });

  it('is shown again where something takes a file out of the new one before that is on show', async () => {
    const folder = await createTemporaryFolder();
    const out = join(folder, 'dist');
    await publish(await createSite(folder, 'first'), out);
    await prepareReleases(out);
    const second = changeSite(await createSite(folder, 'second'), (files) =>
      swapRelease(
        {
          ...files,
          place: (release, earlier) => {
            const { placed, unflushed } = files.place(release, earlier);
            rmSync(join(release, 'faq/index.html'));
            return { placed, unflushed: unflushed.filter((path) => existsSync(path)) };
          },
        },
        out,
      ),
    );
    await expect(second).rejects.toThrow(
      /dist\/faq\/index\.html is not there as it was built\. Look what else writes to /,
    );
    expect(await readFile(join(out, 'faq/index.html'), 'utf8')).toBe('first');
    expect(await listReleases(folder)).toHaveLength(1);
    await publish(await createSite(folder, 'third'), out);
    expect(await readFile(join(out, 'faq/index.html'), 'utf8')).toBe('third');
  });

  it('stays where the new one cannot be put, and nothing is left over', async () => {
    const folder = await createTemporaryFolder();
    const out = join(folder, 'dist');
    await mkdir(out);
    await writeFile(join(out, 'mine.txt'), 'mine');
    await expect(publish(await createSite(folder, 'first'), out)).rejects.toThrow(
      /EISDIR|ENOTEMPTY|EEXIST|EPERM/,
    );
    expect(await readFile(join(out, 'mine.txt'), 'utf8')).toBe('mine');
    expect(await listReleases(folder)).toEqual([]);
  });
});
