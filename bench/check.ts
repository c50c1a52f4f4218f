import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { contentSizes, generatedToday, writeContent } from './generated-content.ts';

const root = resolve(import.meta.dirname, '..');

/** What `npm run check` hands to Node. */
const script = readScript();

function readScript(): string[] {
  const [, words] =
    /"check": "node ([^"]+)"/.exec(readFileSync(join(root, 'package.json'), 'utf8')) ?? [];
  if (words === undefined)
    throw new Error('package.json has no script "check" that begins with node.');
  return words.split(' ');
}

/**
 * What a run must not take, in seconds and megabytes: `npm run bench -- check` prints it beside
 * what was measured.
 */
const goals = [
  { name: 'S', first: 0.8, again: 0.4 },
  { name: 'M', first: 3, again: 0.7 },
  { name: 'L', first: 8, again: 2 },
] as const;

const runs = 3;

/**
 * Times `npm run check` as a whole process, start of Node included, on sites of three sizes: the
 * first time, with nothing changed since, and with a sentence more in one article. Beside each
 * stands the time of Node starting and doing nothing, measured in turn, so that the ratio holds on
 * any machine, and the most memory that the process held.
 */
export function benchCheck(print: (line: string) => void): void {
  for (const { name, first, again } of goals) {
    const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'));
    const content = join(folder, 'content');
    try {
      // A site of its own, with a cache.
      mkdirSync(join(folder, 'node_modules'));
      writeFileSync(join(folder, 'package.json'), '{}');
      writeContent(content, contentSizes[name]);
      const check = [...script, '--content', content, '--today', generatedToday];
      // The first two leave the program compiled, as every editor has it after the first day.
      run(check);
      run(check);
      const rows: readonly (readonly [string, number, () => void])[] = [
        ['first', first, () => rmSync(join(folder, 'node_modules/.cache'), { recursive: true })],
        ['unchanged', again, () => undefined],
        [
          'one changed',
          again,
          () => appendFileSync(join(content, 'articles/article-7.mdx'), '\nIt rose again.\n'),
        ],
      ];
      for (const [what, goal, prepare] of rows)
        print(`${name}, ${what}: ${measure(check, prepare)}; the goal is ${goal} s`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

/**
 * The median time of a command in seconds, each time after `prepare`, and the most memory that it
 * held.
 */
function measure(command: readonly string[], prepare: () => void): string {
  const measured = Array.from({ length: runs }, () => {
    prepare();
    return { ...toTimeAndMemory(command), start: toTimeAndMemory(['--eval', '0']).seconds };
  });
  const times = measured.map(({ seconds }) => seconds);
  const [time, start] = [toMedian(times), toMedian(measured.map((each) => each.start))];
  const held = Math.max(...measured.map(({ megabytes }) => megabytes));
  return `median ${time.toFixed(2)} s of ${runs} runs (${Math.min(...times).toFixed(2)} to ${Math.max(...times).toFixed(2)}), ${(time / start).toFixed(1)} times a bare start of Node, ${held.toFixed(0)} MB at most`;
}

const memoryMark = '\nmost memory in KB: ';

/** Loaded before the program: says at its end, behind all that it printed, what it held at most. */
const reporter = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(2, ${encodeURIComponent(JSON.stringify(memoryMark))} + process.resourceUsage().maxRSS));`;

/** How long a whole process took, and the most memory that it held. */
function toTimeAndMemory(args: readonly string[]): {
  readonly seconds: number;
  readonly megabytes: number;
} {
  const start = performance.now();
  const said = run(['--import', reporter, ...args]);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, megabytes: Number(said.split(memoryMark)[1]) / 1024 };
}

/** What a process says on standard error; throws if it does not end well. */
function run(args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  if (status !== 0)
    throw new Error(
      `node ${args.join(' ')} ended with ${status}:\n${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`,
    );
  return stderr;
}

function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
