import { formatChanges, compareStates } from '../../publish/diff/index.ts';
import { resolveToday } from '../../publish/content/index.ts';
import { RefusedError } from '../../publish/project/index.ts';
import { UsageError } from '../arguments.ts';
import { contentOptions, openContentFolder } from '../publication.ts';
import { defineCommand } from '../command.ts';

const command = {
  name: 'diff',
  describe:
    'Says which pages, claims, sources, reviews and anchors were added, changed or lost from OLD to NEW. Read it before you publish.',
  positionals: {
    placeholder: 'OLD NEW',
    describe:
      'Each a git revision of the content, such as HEAD~1, or a folder of content; or two folders of releases.',
    min: 2,
    max: 2,
  },
  options: {
    format: { kind: 'choice', of: ['text', 'json'], describe: 'How it is told.', default: 'text' },
    ...contentOptions,
    today: {
      kind: 'date',
      describe: 'The day for which both are read. Default: today in the time zone of the site.',
    },
  },
} as const;

export const run = defineCommand(
  command,
  async ({ values, positionals: [old = '', next = ''] }) => {
    const contentFolder = await openContentFolder(values.content);
    const report = await compareStates(old, next, {
      contentFolder,
      today: resolveToday(contentFolder, values.today),
      environment: process.env,
    }).catch((error: unknown) => {
      throw error instanceof RefusedError ? new UsageError(error.message) : error;
    });
    console.log(values.format === 'json' ? JSON.stringify(report, null, 2) : formatChanges(report));
    return 0;
  },
);
