import { readTimeZone } from '../../check/index.ts';
import { toCalendarDate, type CalendarDate } from '../../domain/locale/index.ts';
import {
  createAsk,
  NoAnswerError,
  formatAdditions,
  formatChecked,
  needsWork,
} from '../../sources/index.ts';
import { formatPath } from '../../publish/project/index.ts';
import { UsageError } from '../arguments.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'sources',
  describe:
    'Adds sources (add), or asks whether those that are there were retracted and where their links lead (check). ' +
    'Exit code 0: done; 1: something could not be added, was retracted, or is a dead link; 2: wrong usage.',
  positionals: {
    placeholder: 'add DOI|PMID|FILE… | check',
    describe:
      'A DOI (10.…), a PubMed number, or a file of CSL-JSON, BibTeX, RIS or nbib records. Files need no network.',
    min: 1,
    max: 100,
  },
  options: {
    content: contentOptions.content,
    today: {
      kind: 'date',
      describe:
        'The day that is written where a link leads nowhere. Default: today in the time zone of the site.',
    },
    'dry-run': { kind: 'boolean', describe: 'With check: writes nothing.' },
  },
} as const;

export const run = defineCommand(command, async ({ values, positionals: [verb, ...words] }) => {
  if (verb !== 'add' && verb !== 'check')
    throw new UsageError(`"${verb}" is nothing that can be done with sources. Write add or check.`);
  if (verb === 'add' && words.length === 0)
    throw new UsageError('Write what to add behind "add": a DOI, a PubMed number or a file.');
  if (verb === 'add' && values['dry-run'])
    throw new UsageError('--dry-run goes with check alone. Write add without it.');
  if (verb === 'check' && words.length > 0)
    throw new UsageError(
      `"${words[0]}" is not expected here: check asks about every source. Write check alone.`,
    );
  const contentFolder = await openContentFolder(values.content);
  return verb === 'add'
    ? add(contentFolder, words)
    : check(contentFolder, values['dry-run'], values.today);
});

async function add(contentFolder: string, words: readonly string[]): Promise<number> {
  const { addSources } = await import('../../sources/index.ts');
  const additions = await addSources(contentFolder, words, createAsk());
  console.log(formatAdditions(additions, formatPath));
  return additions.some(({ kind }) => kind === 'failed') ? 1 : 0;
}

async function check(
  contentFolder: string,
  isDryRun: boolean,
  day: CalendarDate | undefined,
): Promise<number> {
  const { checkSources } = await import('../../sources/index.ts');
  const today = day ?? toCalendarDate(new Date(), readTimeZone(contentFolder));
  const progress = process.stderr.isTTY
    ? {
        onProgress: (done: number, all: number) =>
          void process.stderr.write(`\r${done} of ${all}${done === all ? '\r\u001b[K' : ''}`),
      }
    : {};
  try {
    const checked = await checkSources(contentFolder, {
      ask: createAsk(),
      isDryRun,
      today,
      ...progress,
    });
    console.log(formatChecked(checked, formatPath, isDryRun));
    return checked.some(needsWork) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof NoAnswerError)) throw error;
    throw new Error(
      `There is no network: ${error.message}. No source was changed; try again when there is one.`,
      { cause: error },
    );
  }
}
