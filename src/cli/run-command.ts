// What `run` imports is compiled once and kept, which halves a small check.
import './compile-cache.mjs';
import {
  formatHelp,
  parseArguments,
  UsageError,
  type Arguments,
  type Command,
  type Option,
} from './arguments.ts';

/**
 * Runs a command with the arguments of this process and sets its exit code: what `run` returns, 0 after `--help`,
 * 2 after wrong usage, and 1 where it fails, with one line on standard error.
 */
export async function runCommand<const Options extends Readonly<Record<string, Option>>>(
  command: Command<Options>,
  run: (given: Arguments<Options>) => number | Promise<number>,
): Promise<void> {
  try {
    const given = parseArguments(command, process.argv.slice(2));
    if (given === 'help') console.log(formatHelp(command));
    process.exitCode = given === 'help' ? 0 : await run(given);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
