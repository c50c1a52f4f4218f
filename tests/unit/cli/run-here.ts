import { format } from 'node:util';
import { vi } from 'vitest';
import type { CommandPlace, CommandResult } from '../../build-release.ts';

/** The commands that leave it to Node to end their process; `dev` does not. */
const commands = {
  announce: () => import('../../../src/cli/announce.ts'),
  build: () => import('../../../src/cli/build.ts'),
  changes: () => import('../../../src/cli/changes.ts'),
  check: () => import('../../../src/cli/check.ts'),
  deploy: () => import('../../../src/cli/deploy.ts'),
  import: () => import('../../../src/cli/import.ts'),
  new: () => import('../../../src/cli/new.ts'),
  rename: () => import('../../../src/cli/rename.ts'),
  review: () => import('../../../src/cli/review.ts'),
  sources: () => import('../../../src/cli/sources.ts'),
  start: () => import('../../../src/cli/start.ts'),
} as const;

type CommandName = keyof typeof commands;

/** What a command left behind, with its two outputs apart as well. */
export interface CommandOutputs extends CommandResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Each command that was loaded, ready to be run with the arguments that this process has at that moment. */
const loaded = new Map<CommandName, () => Promise<void>>();

/** A command runs as its file is loaded, which happens once in a process; here it waits until it is asked for. */
async function load(name: CommandName): Promise<() => Promise<void>> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  const { runCommand } = await vi.importActual<typeof import('../../../src/cli/run-command.ts')>(
    '../../../src/cli/run-command.ts',
  );
  vi.doMock('../../../src/cli/run-command.ts', () => ({
    runCommand: (...given: Parameters<typeof runCommand>) =>
      loaded.set(name, () => runCommand(...given)),
  }));
  await commands[name]();
  vi.doUnmock('../../../src/cli/run-command.ts');
  const run = loaded.get(name);
  if (run === undefined) throw new Error(`src/cli/${name}.ts runs no command.`);
  return run;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command of `src/cli` in this process, which spares the start of another: with its own arguments, environment and
 * folder, one command at a time. What is told of processes themselves, such as signals, is tested with `runCommand`.
 */
export function runApart(
  name: CommandName,
  args: readonly string[],
  place: CommandPlace = {},
): Promise<CommandOutputs> {
  const turn = last.then(() => runNow(name, args, place));
  last = turn.catch(() => undefined);
  return turn;
}

/** The same with both outputs as one, as on a terminal. */
export async function runHere(...given: Parameters<typeof runApart>): Promise<CommandResult> {
  const { code, output } = await runApart(...given);
  return { code, output };
}

async function runNow(
  name: CommandName,
  args: readonly string[],
  { cwd, env }: CommandPlace,
): Promise<CommandOutputs> {
  const run = await load(name);
  const before = {
    argv: process.argv,
    env: { ...process.env },
    folder: process.cwd(),
    ...pickOutputs(console),
  };
  const signals = (['SIGINT', 'SIGTERM'] as const).map(
    (signal) => [signal, process.listeners(signal)] as const,
  );
  let [stdout, stderr, output] = ['', '', ''];
  const print = (...words: unknown[]) => {
    const line = `${format(...words)}\n`;
    stdout += line;
    output += line;
  };
  const printError = (...words: unknown[]) => {
    const line = `${format(...words)}\n`;
    stderr += line;
    output += line;
  };
  try {
    process.argv = [process.execPath, name, ...args];
    // A person at a desk has none of these.
    for (const variable of ['CI', 'FORCE_COLOR', 'NO_COLOR']) delete process.env[variable];
    Object.assign(process.env, env);
    if (cwd !== undefined) process.chdir(cwd);
    Object.assign(console, { log: print, info: print, error: printError, warn: printError });
    await run();
    return { code: Number(process.exitCode), stdout, stderr, output };
  } finally {
    process.exitCode = undefined;
    const { argv, env: variables, folder, ...outputs } = before;
    process.argv = argv;
    for (const variable of Object.keys(process.env))
      if (!(variable in variables)) delete process.env[variable];
    Object.assign(process.env, variables);
    if (cwd !== undefined) process.chdir(folder);
    Object.assign(console, outputs);
    for (const [signal, listeners] of signals)
      for (const listener of process.listeners(signal))
        if (!listeners.includes(listener)) process.removeListener(signal, listener);
  }
}

function pickOutputs({ log, info, error, warn }: Console) {
  return { log, info, error, warn };
}
