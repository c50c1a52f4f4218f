import { spawnSync } from 'node:child_process';
import fs, {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { finishChanges, writeContent } from '../../../src/publish/journal/index.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const state = '.changes~/state.json';

describe('changes of the content', () => {
  it('are made together: what is new, what is changed and what goes', async () => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'a.md'), 'one');
    await chmod(join(folder, 'a.md'), 0o640);
    await writeFile(join(folder, 'b.md'), 'two');
    await writeContent(folder, [
      { path: 'a.md', bytes: Buffer.from('1') },
      { path: 'faq/c.md', bytes: Buffer.from('3') },
      { path: 'b.md', bytes: undefined },
    ]);
    expect(await readAll(folder)).toEqual({ 'a.md': '1', 'faq/c.md': '3' });
    expect((await stat(join(folder, 'a.md'))).mode & 0o777).toBe(0o640);
  });

  it('are not begun if one of them cannot be made', async () => {
    const folder = await createTemporaryFolder();
    await writeFile(join(folder, 'a.md'), 'one');
    const changes = [
      { path: 'a.md', bytes: Buffer.from('1') },
      { path: 'new.md', bytes: Buffer.from('3') },
      { path: 'none.md', bytes: undefined },
    ];
    await expect(writeContent(folder, changes)).rejects.toThrow(
      /^The content could not be written, and nothing was changed\. ENOENT/,
    );
    expect(await readAll(folder)).toEqual({ 'a.md': 'one' });
  });

  it('are not begun in a folder that is a link', async () => {
    const [folder, elsewhere] = [await createTemporaryFolder(), await createTemporaryFolder()];
    await symlink(elsewhere, join(folder, 'faq'));
    await writeFile(join(folder, 'a.md'), 'one');
    const changes = ['a.md', 'faq/d.md'].map((path) => ({ path, bytes: Buffer.from('1') }));
    await expect(writeContent(folder, changes)).rejects.toThrow(
      /faq is a link to another folder, where nothing is changed/,
    );
    expect([await readAll(folder), await readdir(elsewhere)]).toEqual([{ 'a.md': 'one' }, []]);
  });

  it(
    'are all made or all taken back if a call of the file system fails, whichever it is',
    { timeout: 60_000 },
    async () => {
      const outcomes = new Set<string>();
      for (let at = 1; ; at += 1) {
        const folder = await createContent();
        const hasFailed = await withFailure(at, () => writeContent(folder, changes));
        // What cannot even be cleared away is, by the next command.
        await finishChanges(folder);
        const found = await readAll(folder);
        if (!hasFailed) break;
        expect([before, after], `call ${at} failed`).toContainEqual(found);
        outcomes.add(JSON.stringify(found));
      }
      expect(outcomes).toContain(JSON.stringify(before));
    },
  );

  it('are made one after the other by two commands at once', async () => {
    const folder = await createTemporaryFolder();
    const write = (path: string) =>
      writeContent(
        folder,
        Array.from({ length: 20 }, (_, index) => ({
          path: `${path}-${index}.md`,
          bytes: Buffer.from(path),
        })),
      );
    await Promise.all([write('a'), write('b'), write('c')]);
    expect(Object.keys(await readAll(folder))).toHaveLength(60);
  });
});

/** The calls that change files. */
const calls = ['writeFile', 'rename', 'rm', 'mkdir', 'link', 'chmod'] as const;

/**
 * Lets the so-manieth call that changes files fail while `work` is done. Returns whether there was
 * one.
 */
async function withFailure(at: number, work: () => Promise<unknown>): Promise<boolean> {
  let left = at;
  const real = Object.fromEntries(calls.map((name) => [name, fs[name]]));
  const failing = Object.entries(real).map(([name, call]) => [
    name,
    async (...words: unknown[]) => {
      left -= 1;
      if (left === 0) throw Object.assign(new Error('EIO: the disk is broken'), { code: 'EIO' });
      return Reflect.apply(call, fs, words);
    },
  ]);
  Object.assign(fs, Object.fromEntries(failing));
  syncBuiltinESMExports();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('EIO'))) throw error;
  } finally {
    Object.assign(fs, real);
    syncBuiltinESMExports();
  }
  return left <= 0;
}

/** Ends its process right before the so-manieth call that changes files. */
const killer = `
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const [folder, at, what] = process.argv.slice(1);
  let left = Number(at);
  for (const name of ${JSON.stringify(calls)}) {
    const call = fs[name];
    fs[name] = async (...words) => {
      left -= 1;
      if (left === 0) process.kill(process.pid, 'SIGKILL');
      return call(...words);
    };
  }
  syncBuiltinESMExports();
  const { writeContent, finishChanges } = await import(${JSON.stringify(resolve('src/publish/journal/index.ts'))});
  const change = (path, text) => ({ path, bytes: text === undefined ? undefined : Buffer.from(text) });
  if (what === 'finish') await finishChanges(folder);
  else await writeContent(folder, [change('a.md', '1'), change('faq/new.md', '2'), change('faq/old.md', undefined)]);
`;

/** Whether it was killed on the way. */
function runKilled(folder: string, at: number, what: 'write' | 'finish' = 'write'): boolean {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', killer, folder, String(at), what],
    { encoding: 'utf8' },
  );
  if (signal === null && status !== 0) throw new Error(stderr);
  return signal !== null;
}

const before = { 'a.md': 'one', 'faq/old.md': 'two' };
const after = { 'a.md': '1', 'faq/new.md': '2' };

const changes = [
  { path: 'a.md', bytes: Buffer.from('1') },
  { path: 'faq/new.md', bytes: Buffer.from('2') },
  { path: 'faq/old.md', bytes: undefined },
];

async function createContent(): Promise<string> {
  const folder = await createTemporaryFolder();
  await fill(folder);
  return folder;
}

async function fill(folder: string): Promise<void> {
  await mkdir(join(folder, 'faq'), { recursive: true });
  for (const [path, text] of Object.entries(before)) await writeFile(join(folder, path), text);
}

describe('a command that was killed', () => {
  /**
   * What it left behind when it was killed before its first call that changes files, its second and
   * so on.
   */
  const remains: string[] = [];
  let place = '';

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'answerable-'));
    for (let at = 1; ; at += 1) {
      const folder = join(place, `${at}`);
      await fill(folder);
      if (!runKilled(folder, at)) return;
      remains.push(folder);
    }
  }, 60_000);
  afterAll(() => rm(place, { recursive: true, force: true }));

  async function copy(folder: string | undefined): Promise<string> {
    const own = await createTemporaryFolder();
    await cp(folder ?? '', own, { recursive: true });
    return own;
  }

  /** A copy of what it left behind as soon as its journal was whole. */
  async function copyDecided(): Promise<string> {
    const lists = await Promise.all(
      remains.map(async (folder) => (await readdir(folder, { recursive: true })).includes(state)),
    );
    return copy(remains[lists.indexOf(true)]);
  }

  it('has made all of its changes or none once the next one has run, whatever it was about to do', async () => {
    const outcomes = new Set<string>();
    for (const [index, left] of remains.entries()) {
      const folder = await copy(left);
      await finishChanges(folder);
      const found = await readAll(folder);
      expect([before, after], `killed before call ${index + 1}`).toContainEqual(found);
      outcomes.add(JSON.stringify(found));
    }
    expect(outcomes.size).toBe(2);
  });

  it('is finished also if the next one is killed as well', { timeout: 60_000 }, async () => {
    const cutOff = await copyDecided();
    for (let at = 1; ; at += 1) {
      const folder = await copy(cutOff);
      if (!runKilled(folder, at, 'finish')) break;
      await finishChanges(folder);
      expect(await readAll(folder), `killed before call ${at}`).toEqual(after);
    }
  });

  it('leaves alone what a person has edited since, and says so', async () => {
    const folder = await copyDecided();
    await writeFile(join(folder, 'faq/old.md'), 'edited');
    expect(await finishChanges(folder)).toEqual([
      'A command was cut off before; its change of 2 files is finished now.',
      'faq/old.md was edited since, and is left as it is. Run npm run check to see whether it still fits.',
    ]);
    expect(await readAll(folder)).toEqual({ ...after, 'faq/old.md': 'edited' });
  });
});

describe('a journal that came with the content', () => {
  it.each(['../outside.md', '/etc/outside.md', 'faq/../../outside.md', 'a\\..\\b.md', '..'])(
    'changes nothing at %s',
    async (path) => {
      const folder = await createContent();
      await mkdir(join(folder, '.changes~'));
      await writeFile(join(folder, '.changes~/0'), 'evil');
      await writeFile(
        join(folder, state),
        JSON.stringify({ direction: 'forward', changes: [{ path, before: null, after: 'x' }] }),
      );
      await expect(finishChanges(folder)).rejects.toThrow(
        /\.changes~ is not what a command writes that was cut off.*remove that folder/,
      );
      await unlink(join(folder, state));
      expect(await finishChanges(folder)).toEqual([]);
      expect(await readAll(folder)).toEqual(before);
    },
  );
});

/** The text of every file below a folder, by its path. */
async function readAll(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return Object.fromEntries(
    await Promise.all(
      paths.map(
        async (path) => [path.slice(folder.length + 1), await readFile(path, 'utf8')] as const,
      ),
    ),
  );
}
