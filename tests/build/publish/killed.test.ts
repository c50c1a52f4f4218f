import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { tryLock } from '../../../src/publish/files/lock.ts';
import { hasOwnedName, toLockFile } from '../../../src/publish/files/owned-folder.ts';
import { packageRoot, toCacheFolder } from '../../../src/publish/project.ts';
import { buildRelease } from '../../build-release.ts';
import { createSmallSite, toTree, type SmallSite } from './small-site.ts';

const cacheFolder = toCacheFolder(packageRoot);

/** A build under way: what it printed so far, and the folders that are there since it began. */
interface Running {
  readonly printed: () => string;
  readonly workspace: () => string | undefined;
  readonly release: () => string | undefined;
  readonly shown: () => string;
}

const has =
  (path: string) =>
  ({ workspace }: Running) =>
    workspace() !== undefined && existsSync(join(workspace() ?? '', path));
const says =
  (words: string) =>
  ({ printed }: Running) =>
    printed().includes(words);

/** The moments at which a build is killed, in the order in which they come. */
const moments: readonly (readonly [string, (running: Running) => boolean])[] = [
  ['it has just started', () => true],
  ['the content is checked', says('19 files')],
  ['its workspace exists', ({ workspace }) => workspace() !== undefined],
  ['the content is read', has('.astro/content-modules.mjs')],
  ['the code that renders is bundled', has('site/.prerender')],
  ['the first page is written', has('site/index.html')],
  ['the pages are rendered', says('Rendered')],
  ['the search index is begun', has('site/pagefind')],
  ['the release is verified', says('Verified')],
  ['the release is sealed', says('Sealed')],
  ['the release lies beside the one on show', ({ release }) => release() !== undefined],
];

async function killAt(
  moment: (running: Running) => boolean,
  site: SmallSite,
): Promise<{ wasReached: boolean }> {
  const before = new Set([...list(cacheFolder), ...list(join(site.folder, '.dist-releases'))]);
  const child = spawn(
    process.execPath,
    [resolve(packageRoot, 'src/cli/answerable.js'), 'build', ...site.args],
    {
      cwd: packageRoot,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const running = toRunning(before, site, () => printed);
  // Asked again and again, not waited for: a busy loop would take the processor from the build.
  while (!moment(running) && child.exitCode === null) await setTimeout(2);
  const wasReached = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return { wasReached };
}

const list = (parent: string) =>
  existsSync(parent) ? readdirSync(parent).map((name) => join(parent, name)) : [];

function toRunning(before: ReadonlySet<string>, site: SmallSite, printed: () => string): Running {
  const find = (parent: string, kind: string) =>
    list(parent).find(
      (path) => basename(path).startsWith(`${kind}-`) && hasOwnedName(path) && !before.has(path),
    );
  return {
    printed,
    workspace: () => find(cacheFolder, 'build'),
    release: () => find(join(site.folder, '.dist-releases'), 'release'),
    shown: () => readlinkSync(site.out),
  };
}

describe('a release on show', () => {
  it('stays whole when a build is killed, whenever that is, and the next build succeeds and cleans up', async () => {
    const site = await createSmallSite();
    await buildRelease(site.args);
    const before = await toTree(site.out);
    await site.edit('faq/can-i-freeze-bread.md', 'Slice it first', 'Slice it thinly first');

    for (const [name, moment] of moments.slice(0, -1)) {
      const { wasReached } = await killAt(moment, site);
      expect(wasReached, name).toBe(true);
      expect(await toTree(site.out), name).toEqual(before);
    }
    const [[name, moment] = ['', () => true]] = moments.slice(-1);
    expect((await killAt(moment, site)).wasReached, name).toBe(true);
    const between = await toTree(site.out);

    const { output } = await buildRelease(site.args);
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
    expect(
      list(cacheFolder)
        .filter((each) => hasOwnedName(each) && existsSync(toLockFile(each)))
        .filter(isFree),
    ).toEqual([]);
  }, 300_000);
});

/** Whether nobody works in a folder; builds of other tests may be under way. */
function isFree(folder: string): boolean {
  const lock = tryLock(toLockFile(folder));
  lock?.release();
  return lock !== undefined;
}
