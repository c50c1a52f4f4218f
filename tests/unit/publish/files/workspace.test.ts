import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openKeptFolder, useWorkspace } from '../../../../src/publish/files/workspace.ts';
import { getCacheFolder } from '../../../../src/publish/project/index.ts';
import { createTemporaryFolder } from '../temporary-folder.ts';

const source = resolve(import.meta.dirname, '../../../../src/publish');

/** Runs a program that uses a workspace and then leaves a promise that fails at this path. */
function run(path: string) {
  const program = `
    import { join } from 'node:path';
    import { useWorkspace } from ${JSON.stringify(join(source, 'files/workspace.ts'))};
    import { packageRoot, getCacheFolder } from ${JSON.stringify(join(source, 'project/index.ts'))};
    const cacheFolder = getCacheFolder(packageRoot);
    await useWorkspace(join(packageRoot, 'content'), async () => undefined);
    const cause = Object.assign(new Error('no such file'), { code: 'ENOENT', path: ${path} });
    void Promise.reject(new Error('The file system failed.', { cause }));
    setTimeout(() => console.log('went on'));
  `;
  return spawnSync(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    encoding: 'utf8',
  });
}

describe('a workspace that is gone', () => {
  it('lets a late write into it fail in silence', () => {
    expect(run("join(cacheFolder, 'build-1', 'data-store.json')")).toMatchObject({
      status: 0,
      stdout: 'went on\n',
      stderr: '',
    });
  });

  it('hides no other failure that nobody waits for', () => {
    const { status, stderr } = run("'/elsewhere/data.json'");
    expect({ status, told: stderr.includes('The file system failed.') }).toEqual({
      status: 1,
      told: true,
    });
  });
});

describe('what is kept for the content folders of a site', () => {
  const listKept = (folder: string) =>
    readdirSync(getCacheFolder(folder)).filter((name) => name.startsWith('kept-'));

  it('goes down to that of the five that were built last, as soon as no other build runs', async () => {
    const folder = await createTemporaryFolder();
    writeFileSync(join(folder, 'package.json'), '{}');
    const contents = Array.from({ length: 7 }, (_, index) => join(folder, `content-${index}`));
    for (const content of contents) mkdirSync(content);
    const [running = '', ...others] = contents;
    await useWorkspace(running, async () => {
      const used = await openKeptFolder(running);
      for (const content of others)
        await useWorkspace(content, async () => void (await openKeptFolder(content)));
      expect(listKept(folder)).toHaveLength(7);
      expect(readdirSync(used)).toEqual([]);
    });
    expect(listKept(folder)).toHaveLength(5);
  });
});
