import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

/** What a command left behind: its exit code and all that it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly output: string;
}

/** Where a command runs, and what it finds in the environment beside what a person's shell has. */
export interface CommandPlace {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Runs a command as a person would at a desk, from the project's folder, even if the tests
 * themselves run on CI.
 */
export function runCommand(
  name: string,
  args: readonly string[],
  { cwd = root, env = {} }: CommandPlace = {},
): Promise<CommandResult> {
  return new Promise((done, fail) => {
    const { CI: _, ...shell } = process.env;
    const child = spawn(process.execPath, [resolve(root, 'src/cli/answerable.js'), name, ...args], {
      cwd,
      env: { ...shell, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk: Buffer) => (output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', fail);
    child.on('close', (code) => done({ code, output }));
  });
}

/** Builds a release and throws with all that was printed where that fails. */
export async function buildRelease(
  args: readonly string[],
  place: CommandPlace = {},
): Promise<CommandResult> {
  const result = await runCommand('build', args, place);
  if (result.code !== 0)
    throw new Error(`build ${args.join(' ')} ended with ${result.code}:\n${result.output}`);
  return result;
}

/** A command that goes on until it is stopped. */
export interface RunningCommand {
  readonly getPrinted: () => string;
  /** Waits until it has printed `words`. Throws with all that was printed if it ends before. */
  readonly until: (words: string) => Promise<void>;
  /** Ends it as Ctrl+C does, if it still runs. */
  readonly stop: () => Promise<CommandResult>;
}

/** Starts a command as a person would at a desk, from the project's folder. */
export function startCommand(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): RunningCommand {
  const shell = Object.entries(process.env).filter(
    ([each]) => each !== 'CI' && !each.startsWith('VITEST'),
  );
  const child = spawn(process.execPath, [resolve(root, 'src/cli/answerable.js'), name, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(shell), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listeners = new Set<() => void>();
  const keep = (chunk: Buffer) => {
    output += chunk.toString();
    for (const listener of listeners) listener();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = new Promise<number | null>((done) => child.on('close', done));
  return {
    getPrinted: () => output,
    until: (words) =>
      new Promise((done, fail) => {
        const listener = () => {
          if (output.includes(words)) done();
        };
        listeners.add(listener);
        listener();
        void ended.then((code) =>
          fail(new Error(`${name} ended with ${code} before it printed "${words}":\n${output}`)),
        );
      }),
    stop: async () => {
      child.kill('SIGINT');
      return { code: await ended, output };
    },
  };
}

/**
 * A port of this computer that nothing listens on. It is none of those that the system gives by
 * itself to servers and connections, so that it is still free once the process that shall have it
 * has loaded.
 */
export async function getFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(11_000, 32_000);
    const server = createServer();
    const isFree = await new Promise<boolean>((done) => {
      server.once('error', () => done(false)).listen(port, () => done(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, 'close');
    return port;
  }
}
