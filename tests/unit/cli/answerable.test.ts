import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';

const launcher = resolve('src/cli/answerable.js');
const cachePath = 'node_modules/.cache/answerable';

/** A clone whose one command says where Node keeps what it compiles. */
async function createProject(): Promise<string> {
  const project = await createTemporaryFolder();
  mkdirSync(join(project, 'src/cli'), { recursive: true });
  mkdirSync(join(project, 'node_modules'));
  cpSync(launcher, join(project, 'src/cli/answerable.js'));
  writeFileSync(
    join(project, 'src/cli/main.ts'),
    `import { getCompileCacheDir } from 'node:module';\nconsole.log(getCompileCacheDir() ?? 'none');\n`,
  );
  return project;
}

function run(project: string): string {
  const { NODE_COMPILE_CACHE: _, ...env } = process.env;
  // The widest rights that a shell can give new files.
  const umask = `process.umask(0); await import('./src/cli/answerable.js');`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', umask], {
    cwd: project,
    env,
    encoding: 'utf8',
  }).trim();
}

describe('the cache of compiled commands', () => {
  it('lies within the project, in folders that nobody else may enter', async () => {
    const project = await createProject();
    expect(run(project)).toContain(join(project, cachePath, 'compile'));
    expect(
      ['', 'compile'].map((name) => lstatSync(join(project, cachePath, name)).mode & 0o777),
    ).toEqual([0o700, 0o700]);
  });

  it('closes a folder of before to others, and throws away what they may have left in it', async () => {
    const project = await createProject();
    const compiled = join(project, cachePath, 'compile');
    mkdirSync(compiled, { recursive: true });
    writeFileSync(join(compiled, 'planted'), 'code');
    chmodSync(join(project, cachePath), 0o777);
    expect(run(project)).toContain(compiled);
    expect(existsSync(join(compiled, 'planted'))).toBe(false);
    expect(lstatSync(join(project, cachePath)).mode & 0o777).toBe(0o700);
  });

  it('is not used if its folder is a link to a place elsewhere', async () => {
    const project = await createProject();
    const elsewhere = await createTemporaryFolder();
    chmodSync(elsewhere, 0o755);
    mkdirSync(join(project, 'node_modules/.cache'), { recursive: true });
    symlinkSync(elsewhere, join(project, cachePath));
    expect(run(project)).toBe('none');
    expect([readdirSync(elsewhere), lstatSync(elsewhere).mode & 0o777]).toEqual([[], 0o755]);
  });

  it.runIf(process.getuid?.() === 0)(
    'is not used if its folder belongs to another user',
    async () => {
      const project = await createProject();
      const compiled = join(project, cachePath, 'compile');
      mkdirSync(compiled, { recursive: true, mode: 0o700 });
      chmodSync(join(project, cachePath), 0o700);
      execFileSync('chown', ['12345', compiled]);
      expect(run(project)).toBe('none');
    },
  );

  it('is what a command uses', async () => {
    const { NODE_COMPILE_CACHE: _, ...env } = process.env;
    const say = `import { getCompileCacheDir } from 'node:module'; process.on('exit', () => console.log(getCompileCacheDir()));`;
    const preload = `data:text/javascript,${encodeURIComponent(say)}`;
    const output = execFileSync(
      process.execPath,
      ['--import', preload, launcher, 'schemas', '--help'],
      { env, encoding: 'utf8' },
    );
    expect(output).toContain(resolve(cachePath, 'compile'));
  });
});

describe.runIf(process.platform !== 'win32')('the Node that runs a command', () => {
  /**
   * Runs a command below an npm that says of itself that it runs on a Node of this version at this
   * place.
   */
  async function runBelowNpm(version: string): Promise<string> {
    const folder = await createTemporaryFolder();
    const own = join(folder, 'node');
    writeFileSync(own, '#!/bin/sh\necho own "$2" "$ANSWERABLE_NODE_CHOSEN"\n', { mode: 0o755 });
    return execFileSync(process.execPath, [launcher, '--version'], {
      encoding: 'utf8',
      env: {
        ...process.env,
        npm_node_execpath: own,
        npm_config_user_agent: `npm/11.0.0 node/${version} linux x64 workspaces/false`,
      },
    }).trim();
  }

  const isPackaged = process.execPath.includes('node_modules');

  it.runIf(isPackaged)('is the own one of the person if that is new enough', async () => {
    expect(await runBelowNpm('v24.11.0')).toBe('own --version 1');
    expect(await runBelowNpm('v22.19.0')).toBe('own --version 1');
  });

  it.each(['v20.20.2', 'v22.18.0', 'v23.11.0'])(
    'is the one of the program if their own is too old: %s',
    async (version) => {
      expect(await runBelowNpm(version)).toMatch(/^\d+\.\d+\.\d+$/);
    },
  );
});
