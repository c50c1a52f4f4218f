// Runs commands one after the other in this one process, as its parent sends them: Astro and Vite,
// which take longer to load than a small site takes to build, are loaded once.
import { pathToFileURL } from 'node:url';
import type { Command } from './command.ts';

/** What the parent is told of each command. */
export interface Done {
  readonly code: number;
  readonly output: string;
  /** Whether another process shall go on: Vite lets go of little memory after a build. */
  readonly isSpent: boolean;
}

const enough = 1_500_000_000;
const environment = { ...process.env };
let output = '';
for (const stream of [process.stdout, process.stderr])
  stream.write = (chunk: string | Uint8Array) => {
    output += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };

let count = 0;

async function run({ program, args, cwd, env }: Command): Promise<Done> {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, environment, env);
  process.chdir(cwd);
  process.argv = [process.execPath, program, ...args];
  process.exitCode = undefined;
  output = '';
  count += 1;
  // A command runs when it is imported, so each needs an address of its own.
  await import(`${pathToFileURL(program).href}?${count}`);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { code, output, isSpent: process.memoryUsage.rss() > enough };
}

process.on('message', (command: Command) => {
  void run(command)
    .catch((error: unknown) => ({ code: 1, output: `${output}${String(error)}`, isSpent: true }))
    .then((result) => process.send?.(result));
});
process.on('disconnect', () => process.exit());
