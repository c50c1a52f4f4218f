import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { generatedToday, toContentSize, writeContent } from './generated-content.ts';

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

/** What a run must not take: `npm run bench -- check` prints it beside what was measured. */
const goals = [
  { files: 1_000, seconds: 0.6, megabytes: 400 },
  { files: 10_000, seconds: 5, megabytes: 400 },
] as const;

/**
 * Times `npm run check` as a whole process, start of Node included, on folders of 1,000 and 10,000 files, with the most
 * memory that it held. Beside each stands the time of Node starting and doing nothing, measured in turn, so that the
 * ratio holds on any machine.
 */
export function benchCheck(print: (line: string) => void): void {
  for (const { files, seconds, megabytes } of goals) {
    const folder = mkdtempSync(join(tmpdir(), 'answerable-bench-'));
    try {
      writeContent(folder, toContentSize(files));
      const check = [...script, '--content', folder, '--today', generatedToday];
      // The first two leave the program compiled, as every editor has it after the first day.
      const held = Math.max(toMemory(check), toMemory(check));
      const runs = Array.from({ length: 9 }, () => ({
        check: toTime(check),
        start: toTime(['--eval', '0']),
      }));
      const times = runs.map((each) => each.check);
      const [time, start] = [toMedian(times), toMedian(runs.map((each) => each.start))];
      print(
        `check, ${files} files: median ${time.toFixed(0)} ms of ${runs.length} runs (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}), ${(time / start).toFixed(1)} times a bare start of Node, ` +
          `${held.toFixed(0)} MB at most; the goal is ${seconds * 1000} ms and ${megabytes} MB`,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

const memoryMark = '\nmost memory in KB: ';

/** Loaded before the program: says at its end, behind all that it printed, what it held at most. */
const reporter = `data:text/javascript,import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(2, ${encodeURIComponent(JSON.stringify(memoryMark))} + process.resourceUsage().maxRSS));`;

/** The time of a whole process in milliseconds. */
function toTime(args: readonly string[]): number {
  const start = performance.now();
  run(args);
  return performance.now() - start;
}

/** The most memory that a process held, in megabytes. */
function toMemory(args: readonly string[]): number {
  return Number(run(['--import', reporter, ...args]).split(memoryMark)[1]) / 1024;
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
