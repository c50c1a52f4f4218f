import { execFileSync } from 'node:child_process';
import { mkdir, readdir, rename, utimes, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBundlePath, writeBundle, type Program } from '../../../src/cli/command-bundle.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

describe('the bundle of a program', () => {
  it('says what the program says, also where the source is gone', async () => {
    const program = await createProgram();
    await writeBundle(program, toBundlePath(program));
    const bundle = toBundlePath(program);
    await rename(join(program.source, 'lazy.ts'), join(program.source, 'away.txt'));
    expect(run(bundle)).toBe('eager and lazy beside main.ts\n');
  });

  it.each(['main.ts', 'lazy.ts'])('has another name after a change of %s', async (name) => {
    const program = await createProgram();
    const before = toBundlePath(program);
    await utimes(join(program.source, name), 1, 1);
    expect(toBundlePath(program)).not.toBe(before);
  });

  it('has another name after a change of the packages', async () => {
    const program = await createProgram();
    const before = toBundlePath(program);
    await writeFile(program.lock, '{"changed": true}');
    expect(toBundlePath(program)).not.toBe(before);
  });

  it('takes the place of the one before it and touches nothing else', async () => {
    const program = await createProgram();
    await mkdir(join(program.cache, 'images-1'), { recursive: true });
    await writeBundle(program, toBundlePath(program));
    await writeFile(join(program.source, 'lazy.ts'), `export const lazy: string = 'changed';\n`);
    const path = toBundlePath(program);
    await writeBundle(program, path);
    expect(run(path)).toBe('eager and changed beside main.ts\n');
    expect((await readdir(program.cache)).map((name) => name.replace(/-.*/, ''))).toEqual([
      'bundle',
      'images',
    ]);
  });

  it('is whole where two write it at once', async () => {
    const program = await createProgram();
    const path = toBundlePath(program);
    await Promise.allSettled([writeBundle(program, path), writeBundle(program, path)]);
    expect(run(path)).toBe('eager and lazy beside main.ts\n');
    expect(await readdir(program.cache)).toHaveLength(1);
  });

  it('is not there at all where the source cannot be bundled', async () => {
    const program = await createProgram();
    await writeFile(join(program.source, 'lazy.ts'), 'export const = ;');
    await expect(writeBundle(program, toBundlePath(program))).rejects.toThrow('Build failed');
    expect(existsSync(program.cache) ? await readdir(program.cache) : []).toEqual([]);
  });
});

async function createProgram(): Promise<Program> {
  const folder = await createTemporaryFolder();
  await mkdir(join(folder, 'src'));
  await writeFile(join(folder, 'package-lock.json'), '{}');
  await writeFile(join(folder, 'src/lazy.ts'), `export const lazy: string = 'lazy';\n`);
  await writeFile(
    join(folder, 'src/main.ts'),
    `const { lazy } = await import('./lazy.ts');\nconst place: string = import.meta.url;\nconsole.log('eager and ' + lazy + ' beside ' + place.split('/').at(-1));\n`,
  );
  return {
    source: join(folder, 'src'),
    entry: 'main.ts',
    lock: join(folder, 'package-lock.json'),
    cache: join(folder, 'cache'),
  };
}

function run(path: string): string {
  return execFileSync(process.execPath, [path], { encoding: 'utf8' });
}
