import { spawn } from 'node:child_process';
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

/** Runs a command as a person would at a desk, from the project's folder, even if the tests themselves run on CI. */
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
