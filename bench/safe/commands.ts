import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { packageRoot } from '../../src/publish/project/index.ts';
import type { SafetyRow } from './row.ts';

const entries = 200;

/** Commands that change many files of the content, with what they take. */
const commands = {
  rename: { name: 'rename', words: ['topics/bread', 'loaves'] },
  'check --fix': { name: 'check', words: ['--fix'] },
} as const;

/**
 * Kills `npm run rename` and `npm run check -- --fix` so many times each, at random moments, most
 * of them while files are being written. Afterwards the next command must find all of the changes
 * made or none, and leave nothing else behind.
 */
export async function tryKilledCommands(count: number): Promise<readonly SafetyRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-killed-'));
  try {
    const original = join(folder, 'original');
    await writeSite(original);
    const rows: SafetyRow[] = [];
    for (const [trial, { name, words }] of Object.entries(commands)) {
      const start = (content: string) =>
        run(name, [...words, '--content', content, '--today', '2026-06-01']);
      rows.push({
        promise: `a killed ${trial} leaves all of its changes or none`,
        tried: count,
        broken: await tryKills(count, original, folder, start),
      });
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryKills(
  count: number,
  original: string,
  folder: string,
  start: (content: string) => ChildProcess,
): Promise<string[]> {
  const content = join(folder, 'content');
  const before = await readFolder(original);
  await rm(content, { recursive: true, force: true });
  await cp(original, content, { recursive: true });
  // One run that is not killed tells what the command does, and how long it writes.
  const writing = await watchJournal(content, start(content));
  const after = await readFolder(content);
  if (describeDifference(after, before) === undefined || writing === 0)
    throw new Error('The command changed nothing, so that there is nothing to kill.');
  const broken: string[] = [];
  for (let trial = 0; trial < count; trial += 1) {
    await rm(content, { recursive: true });
    await cp(original, content, { recursive: true });
    const delay = Math.random() * writing * 1.2;
    await watchJournal(content, start(content), delay);
    const check = run('check', ['--content', content, '--today', '2026-06-01']);
    const [code] = await once(check, 'exit');
    const found = await readFolder(content);
    const [toBefore, toAfter] = [
      describeDifference(found, before),
      describeDifference(found, after),
    ];
    if (toBefore !== undefined && toAfter !== undefined) {
      broken.push(
        `killed ${delay.toFixed(1)} ms after it began to write, it left neither what was there before (${toBefore}) nor what it makes (${toAfter})`,
      );
    }
    // The content has errors on purpose before it is fixed; only a command that cannot work ends
    // otherwise.
    if (code !== 0 && code !== 1)
      broken.push(`killed after ${delay.toFixed(1)} ms, the next check ended with ${code}`);
  }
  return broken;
}

/**
 * Waits until a command ends and returns how long its journal was there, in milliseconds; with
 * `delay` kills it so long after that began.
 */
async function watchJournal(content: string, child: ChildProcess, delay?: number): Promise<number> {
  const ended = once(child, 'exit');
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const journal = join(content, '.changes~');
  // Asked again and again: a busy loop would take the processor from the command that is waited
  // for.
  while (isRunning() && !existsSync(journal)) await setTimeout(1);
  const start = performance.now();
  let last = start;
  while (isRunning() && existsSync(journal)) {
    last = performance.now();
    if (delay !== undefined && last - start >= delay) child.kill('SIGKILL');
    await setImmediate();
  }
  await ended;
  return last - start;
}

function run(name: string, words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(packageRoot, 'src/cli/answerable.js'), name, ...words], {
    stdio: 'ignore',
  });
}

/** A site whose every answer names the topic, and has a date that the check can fix. */
async function writeSite(folder: string): Promise<void> {
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  };
  await write(
    'site.yml',
    'title: Bread\nurl: https://bread.example\nlanguage: en\npublisher:\n  name: Ada\n',
  );
  await write(
    'topics/bread.yml',
    'label: Bread\ndescription: All about bread and how it is made.\n',
  );
  for (let index = 0; index < entries; index += 1) {
    await write(
      `faq/question-${index}.md`,
      `---\nquestion: Is bread number ${index} good?\ntopic: bread\npublished: 2026/01/02\n---\n\nBread number ${index} is baked every day, see [the topic](/topics/bread/).\n`,
    );
  }
}

/** A hash of each file below a folder, by its path. */
async function readFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return new Map(
    await Promise.all(
      paths.map(
        async (path) =>
          [
            path.slice(folder.length + 1),
            createHash('sha256')
              .update(await readFile(path))
              .digest('hex'),
          ] as const,
      ),
    ),
  );
}

/** Counts the files that differ and names the first; undefined if none does. */
function describeDifference(
  found: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
): string | undefined {
  const paths = [...new Set([...found.keys(), ...expected.keys()])].filter(
    (path) => found.get(path) !== expected.get(path),
  );
  return paths.length === 0 ? undefined : `${paths.length} files differ, such as ${paths[0]}`;
}
