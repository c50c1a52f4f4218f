import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { packageRoot } from '../../../../src/publish/project/index.ts';
import { runHere } from '../../cli/run-here.ts';
import { createRelease, createTargetPath, toPages } from './sample-release.ts';

const many = (words: string) =>
  Object.fromEntries(
    Array.from({ length: 300 }, (_, number) => [`faq/q${number}/index.html`, `${words} ${number}`]),
  );

/** How far a deploy is: how many of its pages lie in the folder in which it works. */
function countCopied(folder: string): number {
  const releases = join(folder, 'releases');
  const name = existsSync(releases)
    ? readdirSync(releases).find((each) => each.startsWith('copy-'))
    : undefined;
  const pages = name === undefined ? '' : join(releases, name, 'site/faq');
  return existsSync(pages) ? readdirSync(pages).length : 0;
}

/** Starts a deploy and kills it once so many pages are copied. Returns whether it still ran. */
async function killAt(count: number, folder: string, release: string): Promise<boolean> {
  const child = spawn(
    process.execPath,
    [resolve(packageRoot, 'src/cli/answerable.js'), 'deploy', folder, '--from', release],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>((done) => child.on('close', () => done()));
  // Asked again and again, not waited for: a busy loop would take the processor from the deploy.
  while (countCopied(folder) < count && child.exitCode === null) await setTimeout(1);
  const wasReached = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return wasReached;
}

it('a deploy to a folder leaves the old release whole where a deploy is killed in the middle, and the next one cleans up', async () => {
  const folder = await createTargetPath();
  const [one, two] = [
    await createRelease({ ...toPages('one'), ...many('one') }),
    await createRelease({ ...toPages('two'), ...many('two') }),
  ];
  expect(await runHere('deploy', [folder, '--from', one.folder])).toEqual({
    code: 0,
    output: `Deployed to ${folder}: 307 files sent, 0 unchanged, 0 gone.\n`,
  });
  for (const count of [1, 150]) {
    expect(await killAt(count, folder, two.folder)).toBe(true);
    expect(await readFile(join(folder, 'current/faq/q299/index.html'), 'utf8')).toBe('one 299');
    expect(await readdir(join(folder, 'current/faq'))).toHaveLength(301);
  }
  const { output } = await runHere('deploy', [folder, '--from', two.folder]);
  expect(output).toBe(
    `Deployed to ${folder}: 304 files sent, 3 unchanged, 1 file of earlier releases kept for pages that are still open, 0 gone.\n`,
  );
  expect(await readFile(join(folder, 'current/faq/q299/index.html'), 'utf8')).toBe('two 299');
  expect(
    (await readdir(join(folder, 'releases'))).filter((name) => !/^2\d{3}-.*Z(\.json)?$/.test(name)),
  ).toEqual(['lock']);
});
