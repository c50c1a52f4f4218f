import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { getCacheFolder, packageRoot } from '../../src/publish/project/index.ts';
import { InputError } from './input-error.ts';
import type { BedReport } from './measure-beds.ts';

/**
 * What the bench of a revision of this repository measures on the beds of a folder. It is checked
 * out below this folder, so that it finds the packages of this one; sites that this one has
 * measured are lent to it, and those that it builds are kept. Throws an `InputError` if there is no
 * such revision.
 */
export function measureRevision(revision: string, beds: string): BedReport[] {
  const git = (...args: string[]) =>
    spawnSync('git', args, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
  const found = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (found.status !== 0)
    throw new InputError(`--against ${revision} names neither a file nor a revision.`);
  // Node takes no types out of sources below node_modules.
  const folder = join(packageRoot, '.astro', `revision-${process.pid}`);
  const own = getCacheFolder(packageRoot);
  const cache = join(folder, 'node_modules', '.cache', 'answerable');
  const listSites = (at: string) =>
    readdirSync(at).filter((name) => name.startsWith('bench-search-'));
  try {
    const { status } = git('worktree', 'add', '--detach', folder, found.stdout.trim());
    if (status !== 0) throw new Error(`${revision} could not be checked out.`);
    mkdirSync(cache, { recursive: true });
    const lent = existsSync(own) ? listSites(own) : [];
    for (const name of lent) symlinkSync(join(own, name), join(cache, name));
    const args = ['bench/run.ts', 'search', '--beds', resolve(beds), '--format', 'json'];
    const run = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(`The bench of ${revision} failed, see above.`);
    for (const name of listSites(cache).filter((each) => !lent.includes(each)))
      renameSync(join(cache, name), join(own, name));
    const reports: BedReport[] = JSON.parse(run.stdout);
    return reports;
  } finally {
    git('worktree', 'remove', '--force', folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
