import { spawnSync } from 'node:child_process';
import { mkdir, readdir, utimes } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOwnedFolder, releaseOwnedName, removeAbandoned } from '../../../src/publish/owned-folder.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

/** The name with the process of another owner in it. */
function withProcess(name: string, pid: number): string {
  return name.replace(/-\d+-/, `-${pid}-`);
}

describe('the folders that builds work in', () => {
  it('are removed when their process has ended, and not before', async () => {
    const parent = await createTemporaryFolder();
    const mine = basename(await createOwnedFolder(parent, 'build'));
    const ended = withProcess(mine, spawnSync(process.execPath, ['-e', '']).pid);
    const running = withProcess(mine, process.ppid);
    await Promise.all([ended, running, 'images-0123', 'build-of-a-house'].map((name) => mkdir(join(parent, name))));
    await removeAbandoned(parent);
    expect((await readdir(parent)).sort()).toEqual([mine, running, 'build-of-a-house', 'images-0123'].sort());
  });

  it('are removed when this process is done with them, or when an earlier one had its number', async () => {
    const parent = await createTemporaryFolder();
    const mine = basename(await createOwnedFolder(parent, 'build'));
    await mkdir(join(parent, mine.replace(/[0-9a-f]{12}$/, '0'.repeat(12))));
    await removeAbandoned(parent);
    expect(await readdir(parent)).toEqual([mine]);
    releaseOwnedName(mine);
    await removeAbandoned(parent);
    expect(await readdir(parent)).toEqual([]);
  });

  it('of another machine are removed after a day', async () => {
    const parent = await createTemporaryFolder();
    const [fresh, old] = ['build-1-aaaaaa-000000000000', 'build-1-aaaaaa-111111111111'];
    await Promise.all([fresh, old].map((name) => mkdir(join(parent, name))));
    const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60 * 1000);
    await utimes(join(parent, old), twoDaysAgo, twoDaysAgo);
    await removeAbandoned(parent);
    expect(await readdir(parent)).toEqual([fresh]);
  });

  it('need no parent to be removed from', async () => {
    await expect(removeAbandoned(join(await createTemporaryFolder(), 'none'))).resolves.toBeUndefined();
  });
});
