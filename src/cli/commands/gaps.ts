import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  findGaps,
  findLostWordings,
  parseQuestions,
  type Gap,
  type LostWording,
} from '../../search/ask/index.ts';
import { UsageError } from '../arguments.ts';
import { defineCommand } from '../command.ts';
import { openReleaseSearch, searchOptions } from '../release-search.ts';

const command = {
  name: 'gaps',
  describe:
    'Asks the search of a release the questions of a file, such as mails, a chat log or the export of a search console, and groups those that nothing surely answers by the entry that comes nearest. Without a file it asks what the entries themselves ask, in the question and in asks, and lists what finds another page first. Ends with 1 where there are some.',
  options: searchOptions,
  positionals: {
    placeholder: 'FILE',
    describe: 'A question a line, or a table in CSV with a column of questions.',
    min: 0,
    max: 1,
  },
} as const;

export const run = defineCommand(command, async ({ values, positionals: [file] }) => {
  const engine = await openReleaseSearch(values.release);
  const isJson = values.format === 'json';
  if (file === undefined) {
    const lost = await findLostWordings(engine);
    console.log(isJson ? JSON.stringify(lost, null, 2) : formatLost(lost));
    return lost.length === 0 ? 0 : 1;
  }
  const questions = parseQuestions(read(file), /\.(?:csv|tsv)$/i.test(file));
  if (questions.length === 0)
    throw new UsageError(`${file} holds no question. Name a file with a question a line.`);
  const gaps = await findGaps(questions, engine);
  console.log(isJson ? JSON.stringify(gaps, null, 2) : format(gaps, questions.length));
  return gaps.length === 0 ? 0 : 1;
});

function read(file: string): string {
  try {
    return readFileSync(resolve(file), 'utf8');
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no reason';
    throw new UsageError(`${file} cannot be read (${reason}). Name a file that is there.`);
  }
}

function format(gaps: readonly Gap[], asked: number): string {
  const open = gaps
    .flatMap(({ questions }) => questions)
    .reduce((sum, { times }) => sum + times, 0);
  const lines = gaps.flatMap(({ nearest, questions }) => {
    const texts = questions.map(({ text, times }) =>
      times === 1 ? JSON.stringify(text) : `${JSON.stringify(text)} # asked ${times} times`,
    );
    return nearest === undefined
      ? ['', 'No page has a word of these:', ...texts.map((text) => `  - ${text}`)]
      : [
          '',
          `Nearest: ${nearest.title} (${nearest.address}). If it answers them, add to it:`,
          'asks:',
          ...texts.map((text) => `  - ${text}`),
        ];
  });
  return [`Of ${asked} questions ${open} have no sure answer.`, ...lines].join('\n');
}

function formatLost(lost: readonly LostWording[]): string {
  if (lost.length === 0) return 'Every entry is the first that its question and its asks find.';
  const lines = lost.flatMap(({ text, entry, first }) => [
    '',
    `${JSON.stringify(text)} of ${entry.title} (${entry.address})`,
    first === undefined ? '  finds nothing.' : `  finds first: ${first.title} (${first.address})`,
  ]);
  return [
    `${lost.length} wordings do not find their own entry first. Say them otherwise, or put both entries into one.`,
    ...lines,
  ].join('\n');
}
