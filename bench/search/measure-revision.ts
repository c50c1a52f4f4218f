import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../src/publish/project/index.ts';
import { InputError } from './input-error.ts';
import type { BedReport } from './measure-beds.ts';

/**
 * What the bench of a revision of this repository measures on the beds of a folder. It has the
 * packages and the cache of this one, so that an index which would be the same is not made again.
 * Throws an `InputError` if there is no such revision.
 */
export function measureRevision(revision: string, beds: string): BedReport[] {
  const git = (...args: string[]) =>
    spawnSync('git', args, { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 2] });
  const found = git('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
  if (found.status !== 0)
    throw new InputError(`--against ${revision} names neither a file nor a revision.`);
  const folder = mkdtempSync(join(tmpdir(), 'answerable-revision-'));
  try {
    const { status } = git('worktree', 'add', '--detach', '--force', folder, found.stdout.trim());
    if (status !== 0) throw new Error(`${revision} could not be checked out.`);
    symlinkSync(join(packageRoot, 'node_modules'), join(folder, 'node_modules'));
    const args = ['bench/run.ts', 'search', '--beds', resolve(beds), '--format', 'json'];
    const run = spawnSync(process.execPath, args, {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
      maxBuffer: 1 << 28,
    });
    if (run.status !== 0) throw new Error(`The bench of ${revision} failed, see above.`);
    const reports: BedReport[] = JSON.parse(run.stdout);
    return reports;
  } finally {
    // A link, which is not followed.
    rmSync(join(folder, 'node_modules'), { force: true });
    git('worktree', 'remove', '--force', folder);
  }
}
