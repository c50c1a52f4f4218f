import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where the benches keep other programs and generated sites, outside of every repository. It can be
 * removed at any time.
 */
export const benchCache: string = join(
  process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'),
  'answerable-bench',
);

/**
 * Installs packages from the registry of npm into a folder of their own and returns it; what is
 * installed already in these versions stays. No install script runs. Throws with what npm says if
 * it cannot.
 */
export function installPackages(name: string, packages: Readonly<Record<string, string>>): string {
  const folder = join(benchCache, name);
  const manifest = join(folder, 'package.json');
  const text = JSON.stringify({ private: true, type: 'module', dependencies: packages }, null, 2);
  const done = join(folder, 'node_modules', '.package-lock.json');
  if (existsSync(manifest) && readFileSync(manifest, 'utf8') === text && existsSync(done))
    return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(manifest, text);
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stdout, stderr, error } = spawnSync('npm', ['install', ...options], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error(`npm could not install ${name} in ${folder}:\n${stdout}${stderr}`, {
      cause: error,
    });
  return folder;
}
