import { format } from 'node:util';
import type { CommandPlace, CommandResult } from '../../build-release.ts';

/** The commands that leave it to Node to end their process; `dev` does not. */
const commands = {
  announce: () => import('../../../src/cli/commands/announce.ts'),
  build: () => import('../../../src/cli/commands/build.ts'),
  check: () => import('../../../src/cli/commands/check.ts'),
  deploy: () => import('../../../src/cli/commands/deploy.ts'),
  diff: () => import('../../../src/cli/commands/diff.ts'),
  init: () => import('../../../src/cli/commands/init.ts'),
  import: () => import('../../../src/cli/commands/import.ts'),
  new: () => import('../../../src/cli/commands/new.ts'),
  rename: () => import('../../../src/cli/commands/rename.ts'),
  review: () => import('../../../src/cli/commands/review.ts'),
  sources: () => import('../../../src/cli/commands/sources.ts'),
  start: () => import('../../../src/cli/commands/start.ts'),
} as const;

type CommandName = keyof typeof commands;

/** What a command left behind, with its two outputs apart as well. */
export interface CommandOutputs extends CommandResult {
  readonly stdout: string;
  readonly stderr: string;
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Runs a command in this process, which spares the start of another: with its own environment and
 * folder, one command at a time. What is told of processes themselves, such as signals, is tested
 * with `runCommand`.
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
  const { run } = await commands[name]();
  const before = {
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
    // A person at a desk has none of these.
    for (const variable of ['CI', 'FORCE_COLOR', 'NO_COLOR']) delete process.env[variable];
    Object.assign(process.env, env);
    if (cwd !== undefined) process.chdir(cwd);
    Object.assign(console, { log: print, info: print, error: printError, warn: printError });
    return { code: await run(args), stdout, stderr, output };
  } finally {
    const { env: variables, folder, ...outputs } = before;
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

// oxlint-disable-next-line typescript/unbound-method -- they are put back as they were
function pickOutputs({ log, info, error, warn }: Console) {
  return { log, info, error, warn };
}
