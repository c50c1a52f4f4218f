import { mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rollBack } from '../../../../src/publish/deploy/roll-back.ts';
import { deployToFolder } from '../../../../src/publish/deploy/folder.ts';
import { tryLock } from '../../../../src/publish/files/lock.ts';
import { runHere } from '../../cli/run-here.ts';
import { after, createRelease, createTargetPath, toPages } from './sample-release.ts';

const deploy = async (folder: string, words: string, day = 0) =>
  deployToFolder(await createRelease(toPages(words)), folder, after(day), false);
const read = (folder: string, path: string) =>
  readFile(join(folder, 'current', path), 'utf8').catch(() => undefined);
const listReleases = async (folder: string) =>
  (await readdir(join(folder, 'releases'))).filter(
    (name) => !name.endsWith('.json') && name !== 'lock',
  );

describe('a release that is deployed to a folder', () => {
  it('is shown by a link that stays right when the folder is moved', async () => {
    const folder = await createTargetPath();
    await deploy(folder, 'one');
    expect(await read(folder, 'faq/index.html')).toBe('one');
    expect(await readlink(join(folder, 'current'))).toMatch(/^releases\/2026-06-01T12-00-00-000Z$/);
    expect((await readdir(join(folder, 'releases'))).sort()).toEqual([
      '2026-06-01T12-00-00-000Z',
      '2026-06-01T12-00-00-000Z.json',
      'lock',
    ]);
  });

  it('shares the files that did not change with the one before', async () => {
    const folder = await createTargetPath();
    await deploy(folder, 'one');
    const { sent, unchanged, gone } = await deploy(folder, 'two', 1);
    expect([sent, unchanged, gone]).toEqual([
      ['assets/two.css', 'faq/index.html', 'index.html', 'release.json'],
      ['404.html', 'pagefind/pagefind.js', 'pagefind/words.json'],
      [],
    ]);
    const [one = '', two = ''] = await listReleases(folder);
    const inode = async (release: string, path: string) =>
      (await stat(join(folder, 'releases', release, path))).ino;
    expect(await inode(one, '404.html')).toBe(await inode(two, '404.html'));
    expect(await inode(one, 'index.html')).not.toBe(await inode(two, 'index.html'));
  });

  it('does nothing where it is on show already', async () => {
    const folder = await createTargetPath();
    await deploy(folder, 'one');
    expect((await deploy(folder, 'one', 1)).sent).toEqual([]);
    expect(await listReleases(folder)).toHaveLength(1);
  });

  it('has the files that pages of the last week load', async () => {
    const folder = await createTargetPath();
    await deploy(folder, 'one');
    await deploy(folder, 'two', 1);
    await deploy(folder, 'three', 7.5);
    expect([await read(folder, 'assets/one.css'), await read(folder, 'assets/two.css')]).toEqual([
      'one',
      'two',
    ]);
    await deploy(folder, 'four', 8);
    expect([
      await read(folder, 'assets/one.css'),
      await read(folder, 'assets/two.css'),
      await read(folder, 'assets/three.css'),
    ]).toEqual([undefined, 'two', 'three']);
  });

  it('is the last of five', async () => {
    const folder = await createTargetPath();
    for (const [day, words] of ['one', 'two', 'three', 'four', 'five', 'six', 'seven'].entries())
      await deploy(folder, words, day);
    const names = await listReleases(folder);
    expect(
      await Promise.all(
        names.map((name) => readFile(join(folder, 'releases', name, 'faq/index.html'), 'utf8')),
      ),
    ).toEqual(['three', 'four', 'five', 'six', 'seven']);
    expect(
      (await readdir(join(folder, 'releases'))).filter((name) => name.endsWith('.json')),
    ).toHaveLength(5);
  });

  it('is whole at every moment, with what the pages of others load, while others replace it', async () => {
    const folder = await createTargetPath();
    await deploy(folder, 'start');
    let isDone = false;
    const deploys = (async () => {
      for (let day = 1; day <= 6; day += 1) await deploy(folder, `s${day}`, day);
    })().finally(() => (isDone = true));
    let reads = 0;
    while (!isDone) {
      const page = await read(folder, 'index.html');
      const asset = /\/(assets\/\S+)$/.exec(page ?? '')?.[1] ?? 'none';
      expect(await read(folder, asset)).toBe(basename(asset, '.css'));
      reads += 1;
    }
    await deploys;
    expect(reads).toBeGreaterThan(0);
  });

  it('is listed, and nothing changes, with a dry run', async () => {
    const folder = await createTargetPath();
    const plan = await deployToFolder(await createRelease(toPages('one')), folder, after(0), true);
    expect(plan.sent).toHaveLength(7);
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });
});

describe('going back', () => {
  it('shows the release from before, with what pages of the present one load, and then the one before that', async () => {
    const folder = await createTargetPath();
    for (const [day, words] of ['one', 'two', 'three'].entries()) await deploy(folder, words, day);
    await rollBack(folder, after(3), false);
    expect([
      await read(folder, 'faq/index.html'),
      await read(folder, 'assets/three.css'),
      await read(folder, 'assets/one.css'),
    ]).toEqual(['two', 'three', 'one']);
    await rollBack(folder, after(4), false);
    expect([await read(folder, 'faq/index.html'), await read(folder, 'assets/three.css')]).toEqual([
      'one',
      'three',
    ]);
    await expect(rollBack(folder, after(5), false)).rejects.toThrow(
      /holds no release from before .*Build the content of that time again/,
    );
  });

  it('is forgotten by the next deploy: from there it leads to the release that was shown, not to the bad one', async () => {
    const folder = await createTargetPath();
    for (const [day, words] of ['good', 'bad'].entries()) await deploy(folder, words, day);
    await rollBack(folder, after(2), false);
    await deploy(folder, 'mended', 3);
    expect(await read(folder, 'assets/bad.css')).toBe('bad');
    await rollBack(folder, after(4), false);
    expect(await read(folder, 'faq/index.html')).toBe('good');
  });

  it('says where it would lead with a dry run', async () => {
    const folder = await createTargetPath();
    for (const [day, words] of ['one', 'two'].entries()) await deploy(folder, words, day);
    expect(await rollBack(folder, after(2), true)).toEqual({
      from: '2026-06-02T12-00-00-000Z',
      to: '2026-06-01T12-00-00-000Z',
    });
    expect(await read(folder, 'faq/index.html')).toBe('two');
  });

  it('is refused where nothing was deployed', async () => {
    await expect(rollBack(await createTargetPath(), after(0), false)).rejects.toThrow(
      'Nothing is deployed to',
    );
  });
});

describe('a deploy is refused', () => {
  it.each<readonly [string, (folder: string) => Promise<unknown>, RegExp]>([
    [
      'where the folder holds files of others',
      (folder) => mkdir(folder).then(() => writeFile(join(folder, 'cat.jpg'), 'x')),
      /holds files that no deploy has put there/,
    ],
    ['where the target is a file', (folder) => writeFile(folder, 'x'), /is a file, not a folder/],
    [
      'where a folder has the name of the link',
      (folder) => mkdir(join(folder, 'current'), { recursive: true }),
      /is no link that a deploy has made/,
    ],
    [
      'where the link leads elsewhere',
      (folder) => mkdir(folder).then(() => symlink('..', join(folder, 'current'))),
      /where no deploy has put it/,
    ],
    [
      'where another is at work',
      (folder) => deploy(folder, 'zero').then(() => tryLock(join(folder, 'releases/lock'))),
      /^Another deploy to .* is at work\. Wait until it has ended, then deploy again\.$/,
    ],
  ])('%s', async (_, make, expected) => {
    const folder = await createTargetPath();
    await make(folder);
    const release = await createRelease(toPages('one'));
    const { code, output } = await runHere('deploy', [folder, '--from', release.folder]);
    expect([code, output.trim().split('\n')]).toEqual([1, [expect.stringMatching(expected)]]);
    expect(await read(folder, 'faq/index.html')).not.toBe('one');
  });

  it('where what is to be sent lies around the target', async () => {
    const release = await createRelease(toPages('one'));
    await expect(
      deployToFolder(release, join(release.folder, 'there'), after(0), false),
    ).rejects.toThrow('lies within the release');
  });

  it.each<readonly [string, (folder: string) => Promise<unknown>, string]>([
    [
      'has no manifest',
      (folder) => rm(join(folder, 'release.json')),
      'is no release: release.json, which says what belongs to one, is missing. Run npm run build, or write --from and the folder of a release.',
    ],
    [
      'has a manifest that was cut off',
      (folder) => writeFile(join(folder, 'release.json'), '{"compression":"none","files":{'),
      'is no release that can be checked: its release.json is not what a build writes.',
    ],
    [
      'lacks a file',
      (folder) => rm(join(folder, 'faq/index.html')),
      'is not as the build wrote it: 1 file is missing (faq/index.html). Run npm run build',
    ],
    [
      'has a changed file',
      (folder) => writeFile(join(folder, '404.html'), 'nothing here'),
      'is not as the build wrote it: 1 file is changed (404.html).',
    ],
    [
      'has a file more, though it be named by its content',
      (folder) => writeFile(join(folder, 'assets/other.css'), ''),
      'is not as the build wrote it: 1 file is not of this release (assets/other.css).',
    ],
    [
      'has lost and won many',
      (folder) =>
        Promise.all([
          rm(join(folder, 'pagefind'), { recursive: true }),
          ...['a', 'b', 'c', 'd', 'e'].map((name) => writeFile(join(folder, name), '')),
        ]),
      'is not as the build wrote it: 2 files are missing (pagefind/pagefind.js, pagefind/words.json); 5 files are not of this release (a, b, c and 2 more).',
    ],
  ])('where the folder of the release %s', async (_, damage, expected) => {
    const { folder } = await createRelease(toPages('one'));
    await damage(folder);
    const target = await createTargetPath();
    const { code, output } = await runHere('deploy', [target, '--from', folder]);
    expect([code, output.trim().split('\n')]).toEqual([
      1,
      [expect.stringContaining(`${folder} ${expected}`)],
    ]);
    await expect(stat(target)).rejects.toThrow('ENOENT');
  });

  it.each([
    [[], 2, /^Write TARGET/],
    [['ftp://host/'], 2, /"ftp:\/\/host\/" is a place on another computer/],
    [
      ['x', '--from', '/nowhere/at/all'],
      1,
      /There is no release at \/nowhere\/at\/all\. Run npm run build first/,
    ],
  ])('with the words %j', async (words, expectedCode, expected) => {
    const { code, output } = await runHere('deploy', words);
    expect([code, output]).toEqual([expectedCode, expect.stringMatching(expected)]);
  });
});
