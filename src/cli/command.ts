import {
  formatHelp,
  parseArguments,
  UsageError,
  type Arguments,
  type Command,
  type Option,
} from './arguments.ts';

/**
 * Runs a command with its arguments (without the name) and returns the exit code of the process.
 */
export type RunCommand = (words: readonly string[]) => Promise<number>;

/**
 * A command that can be run. Its exit code is what `run` returns, 0 after `--help`, 2 after wrong
 * usage, and 1 if it fails, with one line on standard error.
 */
export function defineCommand<const Options extends Readonly<Record<string, Option>>>(
  command: Command<Options>,
  run: (given: Arguments<Options>) => number | Promise<number>,
): RunCommand {
  return async (words) => {
    try {
      const given = parseArguments(command, words);
      if (given !== 'help') return await run(given);
      console.log(formatHelp(command));
      return 0;
    } catch (error) {
      console.error(error instanceof Error ? error.message : String(error));
      return error instanceof UsageError ? 2 : 1;
    }
  };
}
