import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';

/** A program to start, with its arguments, in a folder. */
export interface Command {
  readonly words: readonly string[];
  readonly cwd: string;
}

/** What a process took, with all that it started. */
export interface ProcessFigures {
  /** Wall time. */
  readonly seconds: number;
  /** Time of all processors together, of the process and of those that it waited for. */
  readonly cpuSeconds: number;
  /**
   * The most memory that all its processes held at once; pages that they share count for each.
   * Undefined on systems without /proc.
   */
  readonly peakBytes: number | undefined;
}

/**
 * How long to wait until the memory of the processes is read again, in milliseconds: a 200th of
 * what they have run, so that short work is read often and long work is not slowed by it.
 */
const toPause = (milliseconds: number): number => Math.min(Math.max(milliseconds / 200, 20), 250);

/**
 * What programs under measure read of the environment besides what this process was given: none may
 * report its use, or look for news.
 */
const quiet = {
  ASTRO_TELEMETRY_DISABLED: '1',
  ASTRO_DISABLE_UPDATE_CHECK: 'true',
  DOCUSAURUS_UPDATE_CHECK: 'false',
  NO_UPDATE_NOTIFIER: '1',
  NO_COLOR: '1',
};

/** The environment of a program under measure. */
export function createEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, NODE_ENV: __, NODE_OPTIONS: ___, ...others } = process.env;
  return { ...others, ...quiet };
}

/**
 * Runs a program to its end and measures it. The shell that starts it tells the time of the
 * processors, since Node tells only that of itself. Throws with the end of what it wrote if it does
 * not end with 0.
 */
export async function runMeasured({ words, cwd }: Command): Promise<ProcessFigures> {
  const start = performance.now();
  const script = '"$@"; status=$?; times >&3; exit $status';
  const child = spawn('sh', ['-c', script, 'sh', ...words], {
    cwd,
    env: createEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  let peakBytes: number | undefined;
  const sample = () => {
    const bytes = child.pid === undefined ? undefined : measureMemory(child.pid);
    if (bytes !== undefined) peakBytes = Math.max(peakBytes ?? 0, bytes);
    timer = setTimeout(sample, toPause(performance.now() - start));
  };
  let timer = setTimeout(sample, 0);
  const [stdout, stderr, times] = [child.stdout, child.stderr, child.stdio[3]].map(collectEnd);
  try {
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', fail).once('close', done);
    });
    if (code !== 0)
      throw new Error(
        `${words.join(' ')} ended with ${code} in ${cwd}:\n${stdout?.()}\n${stderr?.()}`,
      );
    const seconds = (performance.now() - start) / 1000;
    return { seconds, cpuSeconds: parseTimes(times?.() ?? ''), peakBytes };
  } finally {
    clearTimeout(timer);
  }
}

/** Keeps the last characters that a stream brings, and returns a function that tells them. */
function collectEnd(stream: unknown): () => string {
  let text = '';
  if (!(stream instanceof Readable)) throw new Error('The shell was started without its pipes.');
  stream.setEncoding('utf8').on('data', (more: string) => {
    text = (text + more).slice(-4000);
  });
  return () => text;
}

/**
 * The seconds of all children, user and system, of the second line that the shell's `times` writes,
 * such as `0m1.20s 0m0.31s`.
 */
function parseTimes(text: string): number {
  return [...(text.split('\n')[1] ?? '').matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

const pageBytes = 4096;

/**
 * The resident memory of a process and of all below it, in bytes; undefined on systems without
 * /proc.
 */
function measureMemory(root: number): number | undefined {
  const children = new Map<number, { readonly pid: number; readonly bytes: number }[]>();
  let names: readonly string[];
  try {
    names = readdirSync('/proc');
  } catch {
    return undefined;
  }
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readStat(name);
    if (stat === undefined) continue;
    // The name of the program is in parentheses, and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [parent, pages] = [Number(fields[1]), Number(fields[21])];
    const siblings = children.get(parent) ?? [];
    siblings.push({ pid: Number(name), bytes: pages * pageBytes });
    children.set(parent, siblings);
  }
  const sum = (pid: number): number =>
    (children.get(pid) ?? []).reduce((total, each) => total + each.bytes + sum(each.pid), 0);
  return sum(root);
}

/** The line that the kernel keeps of a process; undefined if it has ended. */
function readStat(pid: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return undefined;
  }
}
