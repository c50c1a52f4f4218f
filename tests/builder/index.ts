import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { inject } from 'vitest';
import type { CommandPlace, CommandResult } from '../build-release.ts';
import { keepPages, mainProgram, root, type BuiltSite, type SiteOptions } from './command.ts';

/**
 * Runs a command in a process that has run others before, which costs a fraction of a new one;
 * pages that this run has rendered already are not rendered again. Where a test is about the
 * process or the rendering, `runCommand` starts its own.
 */
export function runInBuilder(
  name: string,
  args: readonly string[],
  place: CommandPlace = {},
): Promise<CommandResult> {
  return runProgramInBuilder(mainProgram, [name, ...args], place);
}

/** The same of any program that has done its work once it is imported. */
export function runProgramInBuilder(
  program: string,
  args: readonly string[],
  { cwd = root, env = {} }: CommandPlace = {},
): Promise<CommandResult> {
  return ask('/command', { program, args, cwd, env });
}

/** Builds a release in a builder and throws with all that was printed where that fails. */
export async function buildInBuilder(
  args: readonly string[],
  place: CommandPlace = {},
): Promise<CommandResult> {
  const result = await runInBuilder('build', args, place);
  if (result.code !== 0)
    throw new Error(`build ${args.join(' ')} ended with ${result.code}:\n${result.output}`);
  return result;
}

/** A site that is built once for all tests of this run, whichever asks first. */
export function getSite(options: SiteOptions): Promise<BuiltSite> {
  return ask('/site', options);
}

/**
 * With these in its environment a command in a process of its own, too, takes pages that this run
 * has rendered.
 */
export function toKeptPages(): {
  readonly NODE_OPTIONS: string;
  readonly ANSWERABLE_KEPT_PAGES: string;
  readonly ANSWERABLE_KEPT_COPIES: string;
} {
  return {
    NODE_OPTIONS: `--import=${keepPages}`,
    ANSWERABLE_KEPT_PAGES: inject('builders').keptPages,
    ANSWERABLE_KEPT_COPIES: inject('builders').keptCopies,
  };
}

/**
 * On a connection of its own, which ends with the answer: one that is kept may end on the other side
 * while a test is too busy to see it. An answer may take as long as a build and those before it.
 */
async function ask<Answer>(path: string, question: unknown): Promise<Answer> {
  const asked = request(inject('builders').url + path, { method: 'POST', agent: false });
  asked.end(JSON.stringify(question));
  const response = await new Promise<IncomingMessage>((done, fail) => {
    asked.once('response', done).once('error', fail);
  });
  const answer = await text(response);
  if (response.statusCode !== 200) throw new Error(answer);
  return JSON.parse(answer);
}
