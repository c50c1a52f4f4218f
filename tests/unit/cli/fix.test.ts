import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wellFiles, writeFiles, type Files } from '../check/small-content.ts';
import { createTemporaryFolder } from '../publish/temporary-folder.ts';
import { runApart } from './run-here.ts';

const command = join(import.meta.dirname, '../../../src/cli/answerable.js');
const wrong = {
  ...wellFiles,
  'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md']
    .replace('topic: safety', 'topic: saftey')
    .replace('2026-01-01', '1 January 2026'),
  'pages/about.mdx': wellFiles['pages/about.mdx'].replace('/faq/#q', '/faq#q'),
} satisfies Files;

/** A folder of content with two files that can be mended. */
async function createWrong(): Promise<string> {
  const folder = await createTemporaryFolder();
  writeFiles(folder, wrong);
  return folder;
}

/** Runs `npm run check` as a person does who stands beside the folder `content`. */
const run = (folder: string, ...words: string[]) =>
  runApart('check', ['--content', folder, '--today', '2026-06-01', ...words], { cwd: folder });

describe('npm run check -- --fix', () => {
  it('mends, says what it did and what is left, and does nothing the second time', async () => {
    const folder = await createWrong();
    chmodSync(join(folder, 'faq/is-it-safe.md'), 0o640);
    const first = await run(folder, '--fix');
    expect(first.stdout).toBe(
      'faq/is-it-safe.md:3:8 Write safety for saftey\nfaq/is-it-safe.md:4:12 Write the date as 2026-01-01\npages/about.mdx:6:26 Write /faq/#q-is-it-safe for /faq#q-is-it-safe\n11 files, no problems.\n',
    );
    expect(first.code).toBe(0);
    expect(readFileSync(join(folder, 'faq/is-it-safe.md'), 'utf8')).toBe(
      wellFiles['faq/is-it-safe.md'],
    );
    expect(statSync(join(folder, 'faq/is-it-safe.md')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'faq')).sort()).toEqual(['how-long.md', 'is-it-safe.md']);
    const second = await run(folder, '--fix');
    expect(second.stdout).toBe('11 files, no problems.\n');
  });

  it('mends only the files that are named', async () => {
    const folder = await createWrong();
    const { stdout } = await run(folder, '--fix', 'pages/about.mdx');
    expect(stdout).toBe(
      'pages/about.mdx:6:26 Write /faq/#q-is-it-safe for /faq#q-is-it-safe\n1 file, no problems.\n',
    );
    expect(readFileSync(join(folder, 'faq/is-it-safe.md'), 'utf8')).toBe(
      wrong['faq/is-it-safe.md'],
    );
  });

  it('writes what it did on standard error where a program reads the report', async () => {
    const folder = await createWrong();
    const { stdout, stderr } = await run(folder, '--fix', '--format', 'json');
    expect(stderr).toContain('faq/is-it-safe.md:3:8 Write safety for saftey\n');
    expect(JSON.parse(stdout)).toMatchObject({ problems: [] });
  });

  it('does not go together with --watch', async () => {
    const folder = await createWrong();
    const { code, stderr } = await run(folder, '--fix', '--watch');
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--fix and --watch do not go together'),
    ]);
  });
});

describe('npm run check -- --watch', () => {
  it('checks again after a save, says what changed, and ends with Ctrl+C', async () => {
    const folder = await createTemporaryFolder();
    writeFiles(folder, wellFiles);
    const child = spawn(
      process.execPath,
      [command, 'check', '--content', folder, '--today', '2026-06-01', '--watch'],
      { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    const waiting: { readonly words: RegExp; readonly done: () => void }[] = [];
    child.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      for (const { words, done } of waiting) if (words.test(printed)) done();
    });
    const untilSaid = (words: RegExp) =>
      new Promise<void>((done) => (words.test(printed) ? done() : waiting.push({ words, done })));
    const closed = new Promise<number | null>((done) => child.on('close', done));
    await untilSaid(
      /^\d\d:\d\d:\d\d checks, and again after each save .*\n11 files, no problems\.\n/,
    );
    writeFileSync(join(folder, 'topics/safety.yml'), `${wellFiles['topics/safety.yml']}x: y\n`);
    await untilSaid(
      /\d\d:\d\d:\d\d changed: topics\/safety\.yml\n[^]*3:1 error There is no field "x"/,
    );
    child.kill('SIGINT');
    expect(await closed).toBe(0);
  });
});
