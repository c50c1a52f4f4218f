import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as locks from '../../../../src/publish/files/lock.ts';
import {
  createOwnedFolder,
  hasOwnedName,
  removeAbandoned,
  removeUnlocked,
  getLockFile,
} from '../../../../src/publish/files/owned-folder.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const listFolders = async (parent: string) =>
  (await readdir(parent)).filter((name) => name !== 'lock' && !name.endsWith('.lock')).sort();
const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);

async function makeOld(folder: string): Promise<void> {
  await mkdir(folder);
  await utimes(folder, twoDaysAgo, twoDaysAgo);
}

/**
 * Starts a process that makes a folder and keeps it; returns the name, and what kills the process.
 */
async function startOwner(parent: string): Promise<{ name: string; kill: () => Promise<void> }> {
  const program = `
    const { createOwnedFolder } = await import(${JSON.stringify(resolve('src/publish/files/owned-folder.ts'))});
    console.log((await createOwnedFolder(process.argv[1], 'build')).path);
    setInterval(() => undefined, 1000);
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, parent], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  const kill = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { name: basename(String(said).trim()), kill };
}

describe('the folders that builds work in', () => {
  it('are removed when their process was killed, and not before', async () => {
    const parent = await createTemporaryFolder();
    const { name, kill } = await startOwner(parent);
    const mine = basename((await createOwnedFolder(parent, 'build')).path);
    await Promise.all(['images-0123', 'build-of-a-house'].map((each) => mkdir(join(parent, each))));
    await removeAbandoned(parent);
    expect(await listFolders(parent)).toEqual(
      [mine, name, 'build-of-a-house', 'images-0123'].sort(),
    );
    await kill();
    await removeAbandoned(parent);
    expect(await listFolders(parent)).toEqual([mine, 'build-of-a-house', 'images-0123'].sort());
  });

  it('are removed, with their locks, when this process is done with them', async () => {
    const parent = await createTemporaryFolder();
    const { release, path } = await createOwnedFolder(parent, 'build');
    await writeFile(join(path, 'page.html'), '');
    await removeAbandoned(parent);
    expect(await listFolders(parent)).toEqual([basename(path)]);
    release();
    await removeAbandoned(parent);
    expect(await readdir(parent)).toEqual(['lock']);
  });

  it('stay where somebody else says that they are in use, and where they are to be kept', async () => {
    const parent = await createTemporaryFolder();
    const [used, kept, free] = [
      'release-0123456789ab',
      'release-aaaaaaaaaaaa',
      'release-bbbbbbbbbbbb',
    ].map((name) => join(parent, name));
    for (const folder of [used, kept, free]) await mkdir(folder ?? '');
    const holds = [1, 2].map(() => locks.tryLock(getLockFile(used ?? ''), { shared: true }));
    await removeUnlocked(parent, true, async (path) => path === kept);
    expect(await listFolders(parent)).toEqual(['release-0123456789ab', 'release-aaaaaaaaaaaa']);
    for (const hold of holds) hold?.release();
    await removeUnlocked(parent, true, async (path) => path === kept);
    expect(await readdir(parent)).toEqual(['release-aaaaaaaaaaaa']);
  });

  it('of earlier versions, whose names hold a process, are removed after a day', async () => {
    const parent = await createTemporaryFolder();
    const [fresh, old] = ['build-1-aaaaaa-000000000000', 'build-1-aaaaaa-111111111111'];
    await mkdir(join(parent, fresh));
    await makeOld(join(parent, old));
    await removeAbandoned(parent);
    expect(await listFolders(parent)).toEqual([fresh]);
  });

  it('on a disk without locks are removed after a day, and not before', async () => {
    const hasLocks = vi.spyOn(locks, 'hasLocks').mockReturnValue(false);
    onTestFinished(() => hasLocks.mockRestore());
    const parent = await createTemporaryFolder();
    const { path, release } = await createOwnedFolder(parent, 'build');
    release();
    await makeOld(join(parent, 'build-0123456789ab'));
    await removeAbandoned(parent);
    expect(await readdir(parent)).toEqual([basename(path)]);
  });

  it('are never mistaken for a trial whether the disk has locks, which is removed only after a day', async () => {
    const parent = await createTemporaryFolder();
    const [fresh, old] = ['probe-000000000000.lock', 'probe-111111111111.lock'].map((name) =>
      join(parent, name),
    );
    for (const file of [fresh, old]) await writeFile(file ?? '', '');
    await utimes(old ?? '', twoDaysAgo, twoDaysAgo);
    await removeUnlocked(parent, true);
    expect(await readdir(parent)).toEqual([basename(fresh ?? '')]);
  });

  it('need no parent to be removed from', async () => {
    await expect(
      removeAbandoned(join(await createTemporaryFolder(), 'none')),
    ).resolves.toBeUndefined();
  });

  it('have names that no folder of a person has by chance', () => {
    expect(
      ['release-0123456789ab', 'build-12-0a1b2c-0123456789ab'].every((name) =>
        hasOwnedName(`/srv/${name}`),
      ),
    ).toBe(true);
    expect(
      ['release-0123456789ab.lock', 'dist', 'release-1', 'my-release-0123456789ab'].some((name) =>
        hasOwnedName(`/srv/${name}`),
      ),
    ).toBe(false);
  });
});
