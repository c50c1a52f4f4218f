import { join, relative } from 'node:path';
import { formatCommand } from '../../domain/text/index.ts';
import { toCalendarDate } from '../../domain/locale/index.ts';
import { readTimeZone } from '../../check/index.ts';
import {
  createStepsProcess,
  describeFormats,
  findInputs,
  formatImport,
  formatImportJson,
  hasEntry,
  type ImportLimits,
  minMemory,
  planDocuments,
  requiresAction,
  defaultLimits,
  writePlan,
} from '../../import/index.ts';
import { createProgress } from '../../progress/index.ts';
import { formatPath } from '../../publish/project/index.ts';
import { UsageError } from '../arguments.ts';
import { checkImported } from '../check-imported.ts';
import { hasColour } from '../colour.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'import',
  describe:
    `Makes entries of documents: ${describeFormats()}. No file is ever written over. ` +
    'Says what became of every word, and checks what it wrote. Exit code 0: done; 1: something is left for a person; 2: wrong usage.',
  positionals: {
    placeholder: 'FILE|FOLDER...',
    describe: 'The documents, or folders of them.',
    min: 1,
    max: Number.POSITIVE_INFINITY,
  },
  options: {
    ...contentOptions,
    into: {
      kind: 'choice',
      of: ['article', 'faq', 'page'],
      describe: 'What to make of each document. Default: what it is.',
    },
    faq: {
      kind: 'choice',
      of: ['split', 'keep'],
      describe: 'Whether questions in a text become FAQ entries of their own, or stay in it.',
      default: 'split',
    },
    topic: {
      kind: 'string',
      placeholder: 'ID',
      describe: 'The topic of entries that name none: a file name in topics/.',
    },
    author: {
      kind: 'string',
      placeholder: 'ID',
      describe: 'The author of articles that name none: a file name in people/.',
    },
    draft: {
      kind: 'boolean',
      describe: 'Keeps all that comes in off the site at first, as drafts.',
    },
    'dry-run': {
      kind: 'boolean',
      describe: 'Writes nothing, and shows each file that would be written.',
    },
    time: {
      kind: 'number',
      placeholder: 'SECONDS',
      describe: 'How long one file may take; what takes longer is left out, and told.',
      default: defaultLimits.seconds,
    },
    memory: {
      kind: 'number',
      placeholder: 'MB',
      describe: 'How much memory one file may take; what needs more is left out, and told.',
      default: defaultLimits.megabytes,
    },
    format: {
      kind: 'choice',
      of: ['text', 'json'],
      describe: 'How the report is written: for people or for programs.',
      default: 'text',
    },
  },
} as const;

export const run = defineCommand(command, async ({ values, positionals }) => {
  const contentFolder = await openContentFolder(values.content);
  const limits = toLimits(values.time, values.memory);
  for (const [collection, id] of [
    ['topics', values.topic],
    ['people', values.author],
  ] as const) {
    if (id !== undefined && !hasEntry(contentFolder, collection, id))
      throw new UsageError(
        `There is no file ${collection}/${id}.yml. Write the name of a file there without its ending, or make it first with ${formatCommand('new')}.`,
      );
  }
  const timeZone = readTimeZone(contentFolder);
  const today = values.today ?? toCalendarDate(new Date(), timeZone);
  const planned = await planDocuments(
    findInputs(positionals),
    contentFolder,
    {
      into: values.into,
      faq: values.faq,
      today,
      timeZone,
      topic: values.topic,
      author: values.author,
      isDraft: values.draft,
    },
    () => createStepsProcess(limits),
    createProgress(process.stderr),
  );
  const plan = values['dry-run'] ? planned : await writePlan(contentFolder, planned);
  if (values.format === 'json') console.log(formatImportJson(plan));
  else
    console.log(
      formatImport(plan, {
        isDryRun: values['dry-run'],
        show: (path) => formatPath(join(contentFolder, path)),
      }),
    );
  if (values['dry-run']) return requiresAction(plan) ? 1 : 0;
  const paths = new Set(plan.inputs.flatMap(({ files }) => files.map(({ path }) => path)));
  if (paths.size === 0) return requiresAction(plan) ? 1 : 0;
  const checked = await checkImported(
    {
      contentFolder,
      paths,
      today,
      shownFolder: relative('', contentFolder),
      hasColour: hasColour(process.stdout),
    },
    limits,
  );
  if (checked.kind === 'unchecked') {
    console.error(
      `\nWhat was written is not checked. ${checked.reason} Look at the files named above, take out what no text needs, and run ${formatCommand('check')}.`,
    );
    return 1;
  }
  if (values.format === 'text' && checked.report !== '')
    console.log(`\nWhat the check says of these files:\n\n${checked.report}`);
  return requiresAction(plan) || checked.hasErrors ? 1 : 0;
});

function toLimits(seconds: number, megabytes: number): ImportLimits {
  if (seconds < 1)
    throw new UsageError('--time takes a number of seconds from 1 on. Write --time 300.');
  if (megabytes < minMemory)
    throw new UsageError(
      `--memory takes a number of MB from ${minMemory} on; found ${megabytes}. Write --memory 4000.`,
    );
  return { seconds, megabytes };
}
