import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../../src/publish/files/list-files.ts';
import { createSiteFiles, type KeptFiles } from '../../../../src/publish/files/site-files.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const createKept = async (): Promise<KeptFiles> => ({
  folder: await createTemporaryFolder(),
  version: '1',
  isRead: true,
});

/**
 * Makes a site of one file that follows from a key, and keeps it; says whether it was made anew.
 */
async function build(kept: KeptFiles, key: string, isWhole = true) {
  const site = createSiteFiles(kept);
  let isMade = false;
  await site.make('a/b.txt', key, async () => {
    isMade = true;
    return { content: `of ${key}`, isWhole };
  });
  site.save('release', { compression: '', linked: [] });
  return { isMade, text: site.read('a/b.txt').toString() };
}

/**
 * Publishes a site of these files to a folder: a new one, or the one that an earlier release had.
 */
function publish(
  kept: KeptFiles,
  files: Readonly<Record<string, string>>,
  folder: string,
  earlier?: string,
) {
  const site = createSiteFiles(kept);
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  const { unflushed } = site.place(folder, earlier);
  const changed = unflushed.map((path) => path.slice(folder.length));
  site.save(folder, { compression: '', linked: [] });
  site.prune();
  return changed.sort();
}

async function readAll(folder: string) {
  return Object.fromEntries(
    (await listFiles(folder)).map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

describe('the files of a site', () => {
  it('are those of the folders that were added, and those that were written, without those that were removed', async () => {
    const folder = await createTemporaryFolder();
    writeFileSync(join(folder, 'c.txt'), 'c');
    writeFileSync(join(folder, 'd.txt'), 'd');
    const site = createSiteFiles(await createKept());
    await site.addFolder(folder);
    site.write('a/b.txt', 'b');
    site.write('c.txt', 'cc');
    site.remove('d.txt');
    expect([site.list(), site.has('d.txt'), site.get('c.txt').size]).toEqual([
      ['a/b.txt', 'c.txt'],
      false,
      2,
    ]);
    expect(() => site.read('d.txt')).toThrow('The site has no file d.txt.');
  });

  it('are made again only if what they follow from is another', async () => {
    const kept = await createKept();
    const made: unknown[] = [];
    for (const key of ['one', 'one', 'two', 'one']) made.push((await build(kept, key)).isMade);
    expect(made).toEqual([true, false, true, true]);
  });

  it('are made again if they were not whole, if the program is another, and if nothing is to be taken from before', async () => {
    const kept = await createKept();
    await build(kept, 'one', false);
    expect(await build(kept, 'one')).toMatchObject({ isMade: true });
    expect(await build({ ...kept, isRead: false }, 'one')).toMatchObject({ isMade: true });
    expect(await build({ ...kept, version: '2' }, 'one')).toMatchObject({ isMade: true });
  });
});

describe('a release', () => {
  it('is a folder of the files, of which those that are the same keep their time, and are not flushed again', async () => {
    const kept = await createKept();
    const parent = await createTemporaryFolder();
    const [first, next] = [join(parent, 'first'), join(parent, 'next')];
    const flushed = publish(kept, { 'a.html': 'a', 'b/c.html': 'c' }, first);
    expect(flushed).toEqual(expect.arrayContaining(['/a.html', '/b', '/b/c.html']));
    const files = publish(kept, { 'a.html': 'a', 'b/c.html': 'other' }, next);
    expect(files.filter((path) => path.endsWith('.html'))).toEqual(['/b/c.html']);
    expect(await readAll(next)).toEqual({ 'a.html': 'a', 'b/c.html': 'other' });
    expect(statSync(join(next, 'a.html')).mtimeMs).toBe(statSync(join(first, 'a.html')).mtimeMs);
  });

  it('is made of an earlier one by what is another, and only that is told', async () => {
    const kept = await createKept();
    const parent = await createTemporaryFolder();
    const [first, second] = [join(parent, 'first'), join(parent, 'second')];
    const same = { 'a.html': 'a', 'b/c.html': 'c' };
    publish(kept, { ...same, 'd/e.html': 'e', f: 'a file' }, first);
    publish(kept, same, second);
    const files = { ...same, 'b/new.html': 'new', 'f/g.html': 'a folder now' };
    expect(publish(kept, files, first, first)).toEqual([
      '',
      '/b',
      '/b/new.html',
      '/f',
      '/f/g.html',
    ]);
    expect(await readAll(first)).toEqual(files);
  });

  it.each(['first', 'second', 'nowhere'])(
    'is made of an earlier one whether that, another or none was looked through before: %s',
    async (surveyed) => {
      const kept = await createKept();
      const parent = await createTemporaryFolder();
      const [first, second, taken] = [
        join(parent, 'first'),
        join(parent, 'second'),
        join(parent, 'taken'),
      ];
      publish(kept, { 'a.html': 'a', 'b/c.html': 'c', 'd/e.html': 'e' }, first);
      publish(kept, { 'a.html': 'a' }, second);
      writeFileSync(join(first, 'stray'), '');
      const files = { 'a.html': 'a', 'b/c.html': 'C', d: 'a file now' };
      const site = createSiteFiles(kept);
      for (const [path, text] of Object.entries(files)) site.write(path, text);
      await site.survey(join(parent, surveyed));
      renameSync(first, taken);
      expect(site.place(taken, first).placed.toSorted()).toEqual(['b/c.html', 'd']);
      expect(await readAll(taken)).toEqual(files);
    },
  );

  it('leaves in the store what few builds no longer use, and takes it away before it is much', async () => {
    const kept = await createKept();
    const out = join(await createTemporaryFolder(), 'out');
    const countStored = async () => (await listFiles(join(kept.folder, 'files'))).length;
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`${n}.html`, `${n}`]));
    publish(kept, many, out);
    const counts: number[] = [];
    for (let edit = 0; edit < 40; edit += 1) {
      publish(kept, { ...many, '0.html': `edit ${edit}` }, out, out);
      counts.push(await countStored());
    }
    // A file an edit, up to an eighth of those in use; and none after the last of so many builds.
    expect(counts.slice(0, 7)).toEqual([41, 42, 43, 44, 45, 40, 41]);
    expect(Math.max(...counts)).toBe(45);
    for (let same = 0; same < 17; same += 1) publish(kept, many, out, out);
    expect(await countStored()).toBe(40);
    expect(await readAll(out)).toEqual(many);
  });

  it('is made of an earlier one whole, whatever somebody has done there since', async () => {
    const kept = await createKept();
    const parent = await createTemporaryFolder();
    const [first, second] = [join(parent, 'first'), join(parent, 'second')];
    const files = { 'a.html': 'a', 'b/c.html': 'c', 'd.html': 'd' };
    publish(kept, files, first);
    publish(kept, files, second);
    // A file of its own, since the two are links to one.
    writeFileSync(join(first, 'a.html.new'), 'A');
    mkdirSync(join(first, 'stray/deep'), { recursive: true });
    symlinkSync('/etc', join(first, 'b/link'));
    chmodSync(join(first, 'b/c.html'), 0o600);
    const path = join(first, 'd.html');
    const { ino } = lstatSync(path);
    writeFileSync(path, 'D');
    publish(kept, files, first, first);
    expect(await readAll(first)).toEqual(files);
    expect(lstatSync(path).ino).not.toBe(ino);
    expect(lstatSync(join(first, 'b/c.html')).mode & 0o777).toBe(0o644);
    expect(await listFiles(join(first))).toEqual(Object.keys(files).sort());
  });
});
