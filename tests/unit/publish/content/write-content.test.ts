import { spawnSync } from 'node:child_process';
import {
  chmod,
  cp,
  mkdir,
  readdir,
  readFile,
  stat,
  symlink,
  unlink,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tryKilledCommands } from '../../../../bench/safe/commands.ts';
import { finishChanges, writeContent } from '../../../../src/publish/content/write-content.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

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
        const end = runInterrupted(folder, at, 'fail');
        // What cannot even be cleared away is, by the next command.
        await finishChanges(folder);
        const found = await readAll(folder);
        if (end === 'whole') break;
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

/** Ends its process right before the so-manieth call that changes files, or lets that call fail. */
const interrupter = `
  import fs from 'node:fs/promises';
  import { syncBuiltinESMExports } from 'node:module';
  const [folder, at, how, what] = process.argv.slice(1);
  let left = Number(at);
  for (const name of ['writeFile', 'rename', 'rm', 'mkdir', 'link', 'chmod']) {
    const call = fs[name];
    fs[name] = async (...words) => {
      left -= 1;
      if (left === 0 && how === 'kill') process.kill(process.pid, 'SIGKILL');
      if (left === 0 && how === 'fail') throw Object.assign(new Error('EIO: the disk is broken'), { code: 'EIO' });
      return call(...words);
    };
  }
  syncBuiltinESMExports();
  const { writeContent, finishChanges } = await import(${JSON.stringify(resolve('src/publish/content/write-content.ts'))});
  const change = (path, text) => ({ path, bytes: text === undefined ? undefined : Buffer.from(text) });
  try {
    if (what === 'finish') await finishChanges(folder);
    else await writeContent(folder, [change('a.md', '1'), change('faq/new.md', '2'), change('faq/old.md', undefined)]);
  } catch (error) {
    if (!String(error.message).includes('EIO')) throw error;
  }
  process.exitCode = left > 0 ? 0 : 3;
`;

/** Whether it ended as a whole, or was interrupted on the way. */
function runInterrupted(
  folder: string,
  at: number,
  how: 'kill' | 'fail',
  what: 'write' | 'finish' = 'write',
): 'whole' | 'interrupted' {
  const { signal, status, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', interrupter, folder, String(at), how, what],
    { encoding: 'utf8' },
  );
  if (signal === null && status !== 0 && status !== 3) throw new Error(stderr);
  return signal === null && status === 0 ? 'whole' : 'interrupted';
}

const before = { 'a.md': 'one', 'faq/old.md': 'two' };
const after = { 'a.md': '1', 'faq/new.md': '2' };

async function createContent(): Promise<string> {
  const folder = await createTemporaryFolder();
  await mkdir(join(folder, 'faq'));
  for (const [path, text] of Object.entries(before)) await writeFile(join(folder, path), text);
  return folder;
}

describe('a command that was killed', () => {
  it(
    'has made all of its changes or none once the next one has run, whatever it was about to do',
    { timeout: 60_000 },
    async () => {
      const outcomes = new Set<string>();
      for (let at = 1; ; at += 1) {
        const folder = await createContent();
        if (runInterrupted(folder, at, 'kill') === 'whole') break;
        await finishChanges(folder);
        const found = await readAll(folder);
        expect([before, after], `killed before call ${at}`).toContainEqual(found);
        outcomes.add(JSON.stringify(found));
      }
      expect(outcomes.size).toBe(2);
    },
  );

  it('is finished also if the next one is killed as well', { timeout: 60_000 }, async () => {
    const cutOff = await createContent();
    for (let at = 1; !(await readdir(cutOff, { recursive: true })).includes(state); at += 1)
      runInterrupted(cutOff, at, 'kill');
    for (let at = 1; ; at += 1) {
      const folder = await createTemporaryFolder();
      await cp(cutOff, folder, { recursive: true });
      if (runInterrupted(folder, at, 'kill', 'finish') === 'whole') break;
      await finishChanges(folder);
      expect(await readAll(folder), `killed before call ${at}`).toEqual(after);
    }
  });

  it('leaves alone what a person has edited since, and says so', async () => {
    const folder = await createContent();
    for (let at = 1; !(await readdir(folder, { recursive: true })).includes(state); at += 1)
      runInterrupted(folder, at, 'kill');
    await writeFile(join(folder, 'faq/old.md'), 'edited');
    expect(await finishChanges(folder)).toEqual([
      'A command was cut off before; its change of 2 files is finished now.',
      'faq/old.md was edited since, and is left as it is. Run npm run check to see whether it still fits.',
    ]);
    expect(await readAll(folder)).toEqual({ ...after, 'faq/old.md': 'edited' });
  });

  it('leaves nothing half done as a person runs it', { timeout: 120_000 }, async () => {
    const rows = await tryKilledCommands(2);
    expect(rows.flatMap(({ broken }) => broken)).toEqual([]);
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
