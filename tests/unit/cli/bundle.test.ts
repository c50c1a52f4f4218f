import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  cacheBundles,
  getBundleFolder,
  writeBundles,
  type Program,
} from '../../../src/cli/bundle.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

describe('the bundles of a program', () => {
  it('say what the program says, also if the source is gone', async () => {
    const { program, cache } = await createProgram();
    const folder = getBundleFolder(program, cache);
    await cacheBundles(program, folder);
    await rename(join(program.root, 'src/lazy.ts'), join(program.root, 'src/away.txt'));
    expect(run(folder)).toBe('eager and lazy beside main.ts, which starts other\n');
  });

  it('find files beside their source from wherever the folder around both lies', async () => {
    const { program } = await createProgram();
    await writeBundles(program, join(program.root, 'bin'));
    const moved = `${program.root}/moved`;
    await mkdir(moved);
    for (const name of ['bin', 'src']) await rename(join(program.root, name), join(moved, name));
    const text = await readFile(join(moved, 'bin/main.js'), 'utf8');
    expect(text).not.toContain(program.root);
    expect(run(join(moved, 'bin'))).toBe('eager and lazy beside main.ts, which starts other\n');
  });

  it('hold the licences of the packages that became part of them', async () => {
    const { program } = await createProgram();
    await writeBundles(program, join(program.root, 'bin'));
    expect(await readFile(join(program.root, 'bin/LICENSES.txt'), 'utf8')).toBe(
      'baker 1.2.3\n\nYou may.\n',
    );
  });

  it.each(['main.ts', 'lazy.ts'])('have another folder after a change of %s', async (name) => {
    const { program, cache } = await createProgram();
    const before = getBundleFolder(program, cache);
    await utimes(join(program.root, 'src', name), 1, 1);
    expect(getBundleFolder(program, cache)).not.toBe(before);
  });

  it('have another folder after a change of the packages', async () => {
    const { program, cache } = await createProgram();
    const before = getBundleFolder(program, cache);
    await writeFile(join(program.root, 'package-lock.json'), '{"changed": true}');
    expect(getBundleFolder(program, cache)).not.toBe(before);
  });

  it('take the place of those before and touch nothing else', async () => {
    const { program, cache } = await createProgram();
    await mkdir(join(cache, 'images-1'), { recursive: true });
    await cacheBundles(program, getBundleFolder(program, cache));
    await writeFile(join(program.root, 'src/lazy.ts'), `export const lazy: string = 'changed';\n`);
    const folder = getBundleFolder(program, cache);
    await cacheBundles(program, folder);
    expect(run(folder)).toContain('eager and changed');
    expect((await readdir(cache)).map((name) => name.replace(/-.*/, ''))).toEqual([
      'bundle',
      'images',
    ]);
  });

  it('are whole if two write them at once', async () => {
    const { program, cache } = await createProgram();
    const folder = getBundleFolder(program, cache);
    await Promise.allSettled([cacheBundles(program, folder), cacheBundles(program, folder)]);
    expect(run(folder)).toContain('eager and lazy');
    expect(await readdir(cache)).toHaveLength(1);
  });

  it('are not there at all if the source cannot be bundled', async () => {
    const { program, cache } = await createProgram();
    await writeFile(join(program.root, 'src/lazy.ts'), 'export const = ;');
    await expect(cacheBundles(program, getBundleFolder(program, cache))).rejects.toThrow(
      'Build failed',
    );
    expect(existsSync(cache) ? await readdir(cache) : []).toEqual([]);
  });
});

/** A program that imports a module, a package and the address of another module. */
async function createProgram(): Promise<{ program: Program; cache: string }> {
  const root = await createTemporaryFolder();
  const files = {
    'package-lock.json': '{}',
    'node_modules/baker/package.json':
      '{ "name": "baker", "version": "1.2.3", "type": "module", "exports": "./index.js" }',
    'node_modules/baker/index.js': `export const eager = 'eager';\n`,
    'node_modules/baker/LICENSE': 'You may.\n',
    'src/lazy.ts': `export const lazy: string = 'lazy';\n`,
    'src/other.ts': `export const other: string = 'starts other';\n`,
    'src/main.ts': [
      `import { eager } from 'baker';`,
      `const { lazy } = await import('./lazy.ts');`,
      `const place: string = import.meta.url;`,
      `const other = new URL('./other.ts', import.meta.url);`,
      `const end = (url: string) => url.split('/').at(-1);`,
      'const { other: started } = await import(other.href);',
      'console.log(`${eager} and ${lazy} beside ${end(place)}, which ${started}`);\n',
    ].join('\n'),
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return { program: { root, entry: 'src/main.ts', inlined: /^baker/ }, cache: join(root, 'cache') };
}

function run(folder: string): string {
  return execFileSync(process.execPath, [join(folder, 'main.js')], { encoding: 'utf8' });
}
