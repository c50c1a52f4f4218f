import { relative, join, resolve, sep } from 'node:path';
import { toCalendarDate } from '../../domain/locale/index.ts';
import { UsageError } from '../arguments.ts';
import { formats, printReport } from '../report-output.ts';
import { defineCommand } from '../command.ts';
import { findNearest } from '../../domain/text/index.ts';

export const run = defineCommand(
  {
    name: 'check',
    describe:
      'Checks all content and prints every problem with its place. Exit code 0: no errors; 1: errors; 2: wrong usage.',
    positionals: {
      placeholder: 'FILE...',
      describe:
        'Shows only the problems of these files or folders; the rest is read for what they name.',
      min: 0,
      max: Number.POSITIVE_INFINITY,
    },
    options: {
      content: {
        kind: 'string',
        placeholder: 'DIR',
        describe: 'The folder with the content.',
        default: 'content',
      },
      today: {
        kind: 'date',
        describe: 'The day that counts as today; without it, today in the time zone of the site.',
      },
      format: {
        kind: 'choice',
        of: formats,
        describe:
          'How the problems are written: for people, for programs, for GitHub Actions, or as SARIF.',
        default: 'text',
      },
      fix: {
        kind: 'boolean',
        describe:
          'Mends first what can only be meant in one way, such as a date written otherwise, and says what it did.',
      },
      watch: { kind: 'boolean', describe: 'Checks again after each save, until Ctrl+C.' },
      cold: {
        kind: 'boolean',
        describe: 'Takes nothing from former checks, which are kept in the cache of the site.',
      },
      strict: { kind: 'boolean', describe: 'Makes an error of each warning.' },
      explain: {
        kind: 'string',
        placeholder: 'RULE',
        describe: 'Prints the page of a rule with its examples, and checks nothing.',
      },
    },
  },
  async ({
    values: { content, today, format, fix, watch, cold, strict, explain },
    positionals,
  }) => {
    if (explain !== undefined) {
      console.log(await (await import('../explain.ts')).explainRule(explain));
      return 0;
    }
    const [
      { checkContent, filterReport, MissingFolderError, promoteWarnings, readTimeZone },
      { finishChanges },
      { readShownLedger },
      { findDesignFolder },
      { openSiteFacts },
    ] = await Promise.all([
      import('../../check/index.ts'),
      import('../../publish/journal/index.ts'),
      import('../shown-ledger.ts'),
      import('../../publish/project/index.ts'),
      import('../../publish/facts/index.ts'),
    ]);
    for (const line of await finishChanges(content)) console.error(line);
    if (fix && watch)
      throw new UsageError(
        '--fix and --watch do not go together, since an editor would not know what changed under it. Write one of them.',
      );
    const choose = (paths: readonly string[]) =>
      positionals.length === 0 ? new Set(paths) : resolveChosenFiles(positionals, content, paths);
    const withDesign = findDesignFolder(content) !== undefined;
    const check = async () => {
      const day = today ?? toCalendarDate(new Date(), readTimeZone(content));
      // Standard output is for the report alone where a program reads it.
      const shown = await readShownLedger(content);
      const facts = cold ? undefined : openSiteFacts(content);
      const context = { today: day, released: shown, withDesign, facts };
      const whole = fix
        ? await (
            await import('../fix-content.ts')
          ).fixFolder(content, context, choose, format === 'text' ? console.log : console.error)
        : checkContent(content, context);
      const chosen = positionals.length === 0 ? whole : filterReport(whole, choose(whole.paths));
      const report = strict ? promoteWarnings(chosen) : chosen;
      await printReport(report, relative('', content), format);
      facts?.save();
      return report.hasErrors ? 1 : 0;
    };
    try {
      if (!watch) return await check();
      await (
        await import('../watch-check.ts')
      ).watchCheck(content, check, format === 'text' ? console.log : console.error);
      return 0;
    } catch (error) {
      throw error instanceof MissingFolderError
        ? new UsageError(`${error.message} Name the content folder with --content DIR.`)
        : error;
    }
  },
);

/**
 * The files of the content that the words of a command name, as paths below the content folder. A word is a path from
 * the working folder or from the content folder; a folder stands for its files. Throws a `UsageError` where a word
 * names none of `paths`.
 */
export function resolveChosenFiles(
  words: readonly string[],
  folder: string,
  paths: readonly string[],
): ReadonlySet<string> {
  return new Set(words.flatMap((word) => findFiles(word, folder, paths)));
}

function findFiles(word: string, folder: string, paths: readonly string[]): readonly string[] {
  for (const start of ['.', folder]) {
    const path = relative(folder, resolve(start, word)).split(sep).join('/');
    const found =
      path === '' ? paths : paths.filter((each) => each === path || each.startsWith(`${path}/`));
    if (found.length > 0) return found;
  }
  const shown = paths.map((path) => relative('', join(folder, path)));
  const nearest = findNearest(word, [...shown, ...paths]);
  throw new UsageError(
    `"${word}" is no file of the content in ${relative('', folder) || 'this folder'}. ${nearest === undefined ? 'Write the path of a file in it, such as faq/is-it-safe.md.' : `Did you mean ${nearest}?`}`,
  );
}
