import { createHash } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { appendFile, cp, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { tryReleases } from '../../../bench/safe/releases.ts';
import {
  createOwnedName,
  hasOwnedName,
  getLockFile,
} from '../../../src/publish/files/owned-folder.ts';
import { packageRoot, getCacheFolder } from '../../../src/publish/project/index.ts';
import { buildInBuilder } from '../../builder/index.ts';
import { deep, usualOrDeep } from '../../deep.ts';
import { createPublishedSite, toTree, type SmallSite } from './small-site.ts';

const cacheFolder = getCacheFolder(packageRoot);

/** A build under way: what it printed so far, and the folders that are there since it began. */
interface Running {
  readonly printed: () => string;
  readonly workspace: () => string | undefined;
  readonly release: () => string | undefined;
  /** The folder in which a release is put together. */
  readonly copy: () => string | undefined;
  /** Where it keeps what the next one need not make again. */
  readonly kept: string;
}

const keeps =
  (path: string) =>
  ({ kept }: Running) =>
    existsSync(join(kept, path));
const says =
  (words: string) =>
  ({ printed }: Running) =>
    printed().includes(words);

/** The moments at which a build is killed, in the order in which they come. */
const moments: readonly (readonly [string, (running: Running) => boolean])[] = [
  ['it has just started', () => true],
  ['the content is checked', says('23 files')],
  ['its workspace exists', ({ workspace }) => workspace() !== undefined],
  ['the first files are kept', keeps('files')],
  ['a thread has rendered its pages', keeps('pages-0-of-1')],
  ['the pages are rendered', says('Rendered')],
  ['the search index is made', keeps('search-index')],
  ['the release is verified', says('Verified')],
  ['the release is finalized', says('Finalized')],
  ['the release is put together', ({ copy, release }) => (copy() ?? release()) !== undefined],
  ['the release lies beside the one on show', ({ release }) => release() !== undefined],
];

/** A build in a process of its own that can be held and killed. */
function startBuild(site: SmallSite) {
  const child = spawn(
    process.execPath,
    [resolve(packageRoot, 'src/cli/answerable.js'), 'build', ...site.args],
    {
      cwd: packageRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const running = toRunning(child, site, () => printed);
  return {
    /**
     * Lets it work until a moment comes, and holds it there. Returns whether it came before the
     * end.
     */
    holdAt: async (moment: (running: Running) => boolean): Promise<boolean> => {
      child.kill('SIGCONT');
      // Asked again and again, not waited for: a busy loop would take the processor from the build.
      while (!moment(running) && child.exitCode === null) await setTimeout(2);
      child.kill('SIGSTOP');
      return child.exitCode === null;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    getWorkspace: running.workspace,
  };
}

const list = (parent: string) =>
  existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];

function toRunning(child: ChildProcess, site: SmallSite, printed: () => string): Running {
  const releases = join(site.folder, '.dist-releases');
  const before = new Set([...list(cacheFolder), ...list(releases)]);
  const find = (parent: string, kind: string) =>
    list(parent).find(
      (path) => basename(path).startsWith(`${kind}-`) && hasOwnedName(path) && !before.has(path),
    );
  // Builds of other tests may be under way, and only Linux tells which process has which file open.
  const findWorkspace = () =>
    process.platform === 'linux' ? findLocked(child, before) : find(cacheFolder, 'build');
  let workspace: string | undefined;
  return {
    printed,
    workspace: () => (workspace ??= findWorkspace()),
    release: () => find(releases, 'release'),
    copy: () => find(releases, 'copy'),
    kept: join(cacheFolder, `kept-${hashName(site.content)}`),
  };
}

/**
 * The workspace whose lock a process holds, but for those that were there `before` and that it may
 * be removing.
 */
function findLocked({ pid }: ChildProcess, before: ReadonlySet<string>): string | undefined {
  try {
    const open = new Set(list(`/proc/${pid}/fd`).map((file) => basename(readlinkSync(file))));
    return list(cacheFolder).find(
      (path) =>
        basename(path).startsWith('build-') &&
        !before.has(path) &&
        open.has(basename(getLockFile(path))),
    );
  } catch {
    // It has closed a file, or ended, meanwhile.
    return undefined;
  }
}

/** As `openKeptFolder` names the folder of a content folder. */
function hashName(contentFolder: string): string {
  return createHash('sha256').update(contentFolder).digest('hex').slice(0, 16);
}

/**
 * Leaves in the cache what a build would leave that is killed now: its workspace, which nobody
 * holds any more.
 */
async function leaveBehind(workspace: string): Promise<string> {
  const left = join(cacheFolder, createOwnedName('build'));
  // Builds of other tests may remove it as soon as it has the name of a workspace.
  const copy = join(cacheFolder, `copy-of-${basename(left)}`);
  await cp(workspace, copy, { recursive: true, verbatimSymlinks: true });
  await writeFile(getLockFile(left), '');
  await rename(copy, left);
  return left;
}

it('a release on show stays whole when a build is killed, whenever that is, and the next build succeeds and cleans up', async () => {
  const site = await createPublishedSite();
  const before = await toTree(site.out);
  await appendFile(join(site.content, 'faq/can-i-freeze-bread.md'), '\nWords of trial 0.\n');

  // At a desk one build is held at each moment and killed at the last.
  const left: string[] = [];
  let build = startBuild(site);
  for (const [name, moment] of moments.slice(0, -1)) {
    expect(await build.holdAt(moment), name).toBe(true);
    const workspace = build.getWorkspace();
    if (deep) {
      await build.kill();
      build = startBuild(site);
    } else if (workspace !== undefined) left.push(await leaveBehind(workspace));
    expect(await toTree(site.out), name).toEqual(before);
  }
  const [[name, moment] = ['', () => true]] = moments.slice(-1);
  expect(await build.holdAt(moment), name).toBe(true);
  left.push(build.getWorkspace() ?? '');
  await build.kill();
  const between = await toTree(site.out);

  const { output } = await buildInBuilder(site.args);
  expect(output).toContain('Published');
  const after = await toTree(site.out);
  expect(after).not.toEqual(before);
  // The last moment lies so close to the swap that either release may be on show; never a mixture.
  expect([before, after]).toContainEqual(between);
  expect(
    (await readdir(join(site.folder, '.dist-releases'))).filter(
      (each) => !/^release-[0-9a-f]{12}$/.test(each),
    ),
  ).toEqual(['lock']);
  expect((await readdir(join(site.folder, '.dist-releases'))).length).toBeLessThanOrEqual(3);
  expect(left.length).toBeGreaterThan(0);
  expect(left.filter((each) => existsSync(each) || existsSync(getLockFile(each)))).toEqual([]);
}, 300_000);

// In one file with the test above, which would be found to leave something in the cache while it is
// under way.
it.each(usualOrDeep<number[]>([], [2]))(
  'a release on show stays whole, and the next command works at once, where builds and deploys are killed at random moments and two containers publish to one folder, %i times',
  async (trials) => {
    const rows = await tryReleases(trials);
    expect(rows.map(({ tried }) => tried)).toEqual([trials, trials, trials * 10, 1]);
    expect(
      rows.flatMap(({ promise, broken }) => broken.map((line) => `${promise}: ${line}`)),
    ).toEqual([]);
  },
);
