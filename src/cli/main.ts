import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatCommand, setCommandStyle, findNearest } from '../domain/text/index.ts';
import { packageRoot } from '../publish/project/index.ts';
import { findCommandStyle } from './command-style.ts';
import type { RunCommand } from './command.ts';

interface Entry {
  readonly describe: string;
  readonly load: () => Promise<{ readonly run: RunCommand }>;
}

/**
 * Every command in the order in which `--help` lists them. A command is loaded only when it is run.
 */
const commands: Readonly<Record<string, Entry>> = {
  init: {
    describe: 'Writes a new site.',
    load: () => import('./commands/init.ts'),
  },
  start: {
    describe: 'Builds the site and serves it on this computer.',
    load: () => import('./commands/start.ts'),
  },
  dev: {
    describe: 'Shows the site while you write, with drafts and problems.',
    load: () => import('./commands/dev.ts'),
  },
  check: {
    describe: 'Checks all content and prints every problem with its place.',
    load: () => import('./commands/check.ts'),
  },
  build: {
    describe: 'Checks the content and builds the site.',
    load: () => import('./commands/build.ts'),
  },
  assemble: {
    describe: 'Makes the release of what several machines have rendered.',
    load: () => import('./commands/assemble.ts'),
  },
  deploy: {
    describe: 'Sends a release to a folder or a storage.',
    load: () => import('./commands/deploy.ts'),
  },
  verify: {
    describe: 'Compares what is on a host with the release.',
    load: () => import('./commands/verify.ts'),
  },
  announce: {
    describe: 'Tells search engines which pages changed.',
    load: () => import('./commands/announce.ts'),
  },
  new: {
    describe: 'Writes a new entry with every field explained.',
    load: () => import('./commands/new.ts'),
  },
  import: {
    describe: 'Makes entries of documents.',
    load: () => import('./commands/import.ts'),
  },
  sources: {
    describe: 'Adds sources, or asks whether they were retracted.',
    load: () => import('./commands/sources.ts'),
  },
  review: {
    describe: 'Says what changed since a review, and stamps an entry as reviewed.',
    load: () => import('./commands/review.ts'),
  },
  rename: {
    describe: 'Gives an entry another address and mends all that names it.',
    load: () => import('./commands/rename.ts'),
  },
  diff: {
    describe: 'Says what changed between two revisions or releases.',
    load: () => import('./commands/diff.ts'),
  },
  ask: {
    describe: 'Asks the search a question, and says why it answers so.',
    load: () => import('./commands/ask.ts'),
  },
  gaps: {
    describe: 'Finds the questions of a list that nothing answers.',
    load: () => import('./commands/gaps.ts'),
  },
  schemas: {
    describe: 'Writes the JSON Schemas for editors.',
    load: () => import('./commands/schemas.ts'),
  },
};

/** Names that commands had before. */
const formerNames: Readonly<Record<string, string>> = { changes: 'diff' };

setCommandStyle(findCommandStyle(process.env, process.argv[1] ?? ''));
process.exitCode = await main(process.argv.slice(2));

async function main([word, ...words]: readonly string[]): Promise<number> {
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
    (word === undefined ? console.error : console.log)(formatCommands());
    return word === undefined ? 2 : 0;
  }
  if (word === '--version' || word === '-v') {
    console.log(readVersion());
    return 0;
  }
  const former = Object.hasOwn(formerNames, word) ? formerNames[word] : undefined;
  if (former !== undefined)
    console.error(`The command ${word} is called ${former} now. Write ${formatCommand(former)}.`);
  const name = former ?? word;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command !== undefined) return (await command.load()).run(words);
  const nearest = findNearest(word, [...Object.keys(commands), ...Object.keys(formerNames)]);
  console.error(
    `There is no command "${word}". ${nearest === undefined ? `Write one of ${Object.keys(commands).join(', ')}.` : `Did you mean ${formatCommand(nearest)}?`}`,
  );
  return 2;
}

function formatCommands(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return [
    'Usage: answerable COMMAND [OPTIONS]',
    '',
    'Publishes articles and FAQs that can answer for themselves.',
    '',
    ...Object.entries(commands).map(
      ([name, { describe }]) => `  ${name.padEnd(width)}  ${describe}`,
    ),
    '',
    `What a command takes is shown by ${formatCommand('check --help')}, and so with each other. --version shows the version.`,
  ].join('\n');
}

function readVersion(): string {
  const { version }: { readonly version: string } = JSON.parse(
    readFileSync(join(packageRoot, 'package.json'), 'utf8'),
  );
  return version;
}
