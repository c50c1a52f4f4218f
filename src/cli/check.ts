import { relative } from 'node:path';
import { toCalendarDate } from '../domain/dates.ts';
import { UsageError } from './arguments.ts';
import { runCommand } from './run-command.ts';

await runCommand(
  {
    name: 'npm run check',
    describe: 'Checks all content and prints every problem with its place. Exit code 0: no errors; 1: errors; 2: wrong usage.',
    options: {
      content: { kind: 'string', placeholder: 'DIR', describe: 'The folder with the content.', default: 'content' },
      today: { kind: 'date', describe: 'The day that counts as today; without it, today in the time zone of the site.' },
    },
  },
  async ({ values: { content, today } }) => {
    const [{ checkContent }, { MissingFolderError }, { formatReport }, { readTimeZone }] = await Promise.all([
      import('../check/check.ts'),
      import('../check/content-folder.ts'),
      import('../check/report/text.ts'),
      import('../check/site-time-zone.ts'),
    ]);
    try {
      const report = checkContent(content, { today: today ?? toCalendarDate(new Date(), readTimeZone(content)) });
      console.log(formatReport(report, relative(process.cwd(), content)));
      return report.hasErrors ? 1 : 0;
    } catch (error) {
      throw error instanceof MissingFolderError ? new UsageError(`${error.message} Name the content folder with --content DIR.`) : error;
    }
  },
);
