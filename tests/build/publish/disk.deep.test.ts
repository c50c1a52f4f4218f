import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, getCacheFolder } from '../../../src/publish/project/index.ts';
import { getSite, toKeptPages } from '../../builder/index.ts';
import { createSiteOnShow, today, toTree, type SmallSite } from './small-site.ts';

const cacheFolder = getCacheFolder(packageRoot);

const toLines = (output: string) => output.trim().split('\n');

/** The command that builds a site, for a shell. */
function quoteBuild({ args }: SmallSite): string {
  return [process.execPath, resolve(packageRoot, 'src/cli/answerable.js'), 'build', ...args]
    .map((word) => `'${word}'`)
    .join(' ');
}

/**
 * Builds in a name space of its own, after `setup` and before `look`: what is mounted there nobody
 * else sees.
 */
function buildInside(
  setup: string,
  site: SmallSite,
  look = 'true',
  env: Readonly<Record<string, string>> = {},
): { code: number | null; lines: readonly string[]; looked: string } {
  const words = quoteBuild(site);
  const script = `set -e; ${setup}; set +e; ${words}; code=$?; echo '== look'; ${look}; exit $code`;
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--map-root-user', '--mount', 'bash', '-c', script],
    { cwd: packageRoot, encoding: 'utf8', env: { ...process.env, ...env } },
  );
  const [, looked = ''] = stdout.split('== look\n');
  return { code: status, lines: toLines(stderr), looked };
}

const canMount = spawnSync('unshare', ['--map-root-user', '--mount', 'true']).status === 0;
const full =
  /^The build stopped while .*: the disk is full\. Free some space, then build again\. \(ENOSPC\)$/;

describe('a disk that fails stops the build with one line, and the release on show stays', () => {
  it.runIf(canMount)('where it is full while the pages are rendered', async () => {
    const { site, before } = await createSiteOnShow();
    await mkdir(cacheFolder, { recursive: true });
    const { code, lines } = buildInside(
      `mount -t tmpfs -o size=1200k tmpfs '${cacheFolder}'`,
      site,
    );
    expect({ code, lines }).toEqual({ code: 1, lines: [expect.stringMatching(full)] });
    expect(await toTree(site.out)).toEqual(before);
  });

  it.runIf(canMount)('where it is full while the release is put on show', async () => {
    const { site } = await createSiteOnShow();
    // Its pages are rendered, so that the disk is not before it comes to what this is about.
    await getSite({ content: 'tests/fixtures/small-site', today, writesLedger: true });
    const releases = `${site.folder}/.dist-releases`;
    const fill = `cp -r '${releases}' '${site.folder}/saved'; mount -t tmpfs -o size=200k tmpfs '${releases}'; cp -r '${site.folder}'/saved/* '${releases}'`;
    const { code, lines, looked } = buildInside(
      fill,
      site,
      `ls '${releases}'; cat '${site.out}/index.html'`,
      toKeptPages(),
    );
    expect({ code, lines, looked }).toEqual({
      code: 1,
      lines: [expect.stringMatching(full)],
      looked: 'lock\nrelease-of-before\non show',
    });
  });

  it.runIf(canMount)('where it may only be read', async () => {
    const { site, before } = await createSiteOnShow();
    const { code, lines } = buildInside(
      `mount --bind '${site.folder}' '${site.folder}'; mount -o remount,ro,bind '${site.folder}'`,
      site,
    );
    expect({ code, lines }).toEqual({
      code: 1,
      lines: [
        expect.stringMatching(
          /this folder may only be read\. Choose another with --out DIR\. \(EROFS\)$/,
        ),
      ],
    });
    expect(await toTree(site.out)).toEqual(before);
  });

  it('where no file may grow as large as it must', async () => {
    const { site, before } = await createSiteOnShow();
    const words = quoteBuild(site);
    const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 20; ${words}`], {
      cwd: packageRoot,
      encoding: 'utf8',
    });
    expect([status, toLines(stderr)]).toEqual([
      1,
      [
        expect.stringMatching(
          /^The build stopped while .* Raise the limit \(ulimit -f\), then build again\. \(EFBIG\)$/,
        ),
      ],
    ]);
    expect(await toTree(site.out)).toEqual(before);
  });
});
