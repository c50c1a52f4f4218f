import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { relative, join, resolve, sep } from 'node:path';
import type { Report } from '../../check/index.ts';
import type { Ledger } from '../../domain/addresses/index.ts';
import { toCalendarDate } from '../../domain/locale/index.ts';
import { findNearest } from '../../domain/text/index.ts';
import { UsageError } from '../arguments.ts';
import { hasColour } from '../colour.ts';
import { defineCommand } from '../command.ts';
import { untilInterrupted } from '../interrupted.ts';

/** The forms in which a report is written. */
const reportFormats = ['text', 'json', 'github', 'sarif'] as const;

/** Where builds put the site unless they are told otherwise. */
const defaultOut = 'dist';

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
        of: reportFormats,
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
      baseline: {
        kind: 'string',
        placeholder: 'FILE',
        describe:
          'Leaves out the problems in this file, and takes those out of it that are gone, so that only new ones count.',
      },
      'write-baseline': {
        kind: 'string',
        placeholder: 'FILE',
        describe: 'Writes all problems that there are now into this file, for --baseline.',
      },
      explain: {
        kind: 'string',
        placeholder: 'RULE',
        describe: 'Prints the page of a rule with its examples, and checks nothing.',
      },
    },
  },
  async ({
    values: {
      content,
      today,
      format,
      fix,
      watch,
      cold,
      strict,
      explain,
      baseline,
      'write-baseline': newBaseline,
    },
    positionals,
  }) => {
    if (explain !== undefined) {
      console.log(await explainRule(explain));
      return 0;
    }
    const [
      {
        checkContent,
        filterReport,
        formatBaseline,
        MissingFolderError,
        promoteWarnings,
        readTimeZone,
      },
      { finishChanges },
      { findDesignFolder },
      { openSiteFacts },
    ] = await Promise.all([
      import('../../check/index.ts'),
      import('../../publish/journal/index.ts'),
      import('../../publish/project/index.ts'),
      import('../../publish/facts/index.ts'),
    ]);
    for (const line of await finishChanges(content)) console.error(line);
    if (fix && watch)
      throw new UsageError(
        '--fix and --watch do not go together, since an editor would not know what changed under it. Write one of them.',
      );
    if (positionals.length > 0 && (baseline !== undefined || newBaseline !== undefined))
      throw new UsageError('A baseline is of all files. Leave the names of files out.');
    const tell = format === 'text' ? console.log : console.error;
    const choose = (paths: readonly string[]) =>
      positionals.length === 0 ? new Set(paths) : resolveChosenFiles(positionals, content, paths);
    const withDesign = findDesignFolder(content) !== undefined;
    const check = async () => {
      const day = today ?? toCalendarDate(new Date(), readTimeZone(content));
      // Only the report goes to standard output, which a program may read.
      const shown = await readShownLedger(content);
      const facts = cold ? undefined : openSiteFacts(content);
      const context = { today: day, released: shown, withDesign, facts };
      const whole = fix
        ? await (
            await import('../fix-content.ts')
          ).fixFolder(content, context, choose, format === 'text' ? console.log : console.error)
        : checkContent(content, context);
      const chosen = positionals.length === 0 ? whole : filterReport(whole, choose(whole.paths));
      if (newBaseline !== undefined) {
        await writeFile(newBaseline, formatBaseline(chosen));
        tell(`${newBaseline} holds the problems that there are now.`);
        facts?.save();
        return 0;
      }
      const current = baseline === undefined ? chosen : await leaveOutKnown(chosen, baseline, tell);
      const report = strict ? promoteWarnings(current) : current;
      await printReport(report, relative('', content), format);
      facts?.save();
      return report.hasErrors ? 1 : 0;
    };
    try {
      if (!watch) return await check();
      await watchCheck(content, check, format === 'text' ? console.log : console.error);
      return 0;
    } catch (error) {
      throw error instanceof MissingFolderError
        ? new UsageError(`${error.message} Name the content folder with --content DIR.`)
        : error;
    }
  },
);

/**
 * The report without the problems of a baseline. What is gone is taken out of its file. Throws a
 * `UsageError` if there is no such file, or it is no baseline.
 */
async function leaveOutKnown(
  report: Report,
  path: string,
  tell: (line: string) => void,
): Promise<Report> {
  const { applyBaseline, BaselineError, parseBaseline } = await import('../../check/index.ts');
  if (!existsSync(path))
    throw new UsageError(`There is no file ${path}. Write it with --write-baseline ${path}.`);
  try {
    const known = parseBaseline(await readFile(path, 'utf8'));
    const { report: current, oldCount, shrunk } = applyBaseline(report, known);
    if (shrunk !== undefined) await writeFile(path, shrunk);
    tell(
      `${oldCount} of the problems are in ${path} and left out${shrunk === undefined ? '' : '; those that are gone were taken out of it'}.`,
    );
    return current;
  } catch (error) {
    throw error instanceof BaselineError
      ? new UsageError(`${path} cannot be read. ${error.message} Write it with --write-baseline.`)
      : error;
  }
}

/**
 * The files of the content that the words of a command name, as paths below the content folder. A
 * word is a path from the working folder or from the content folder; a folder stands for its files.
 * Throws a `UsageError` if a word names none of `paths`.
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

/**
 * The page of a rule, as it is shown on standard output. Throws a `UsageError` if there is no such
 * rule.
 */
async function explainRule(name: string): Promise<string> {
  const [{ findRule, ruleNames }, { formatRulePage, readRulePage }] = await Promise.all([
    import('../../check/index.ts'),
    import('../../check/reporters/index.ts'),
  ]);
  if (findRule(name) !== undefined)
    return formatRulePage(readRulePage(name), { hasColour: hasColour(process.stdout) });
  const nearest = findNearest(name, ruleNames);
  throw new UsageError(
    `There is no rule "${name}". ${nearest === undefined ? `The rules are ${ruleNames.join(', ')}.` : `Did you mean "${nearest}"?`}`,
  );
}

/**
 * Writes a report on standard output in one of the formats, and nothing else. `folder` is the
 * content folder as seen from here.
 */
async function printReport(
  report: Report,
  folder: string,
  format: (typeof reportFormats)[number],
): Promise<void> {
  const text = await formatAs(report, folder, format);
  if (text !== '') console.log(text);
}

async function formatAs(
  report: Report,
  folder: string,
  format: (typeof reportFormats)[number],
): Promise<string> {
  // Loaded lazily: a check that ends with a usage error needs no reporter.
  const reporters = await import('../../check/reporters/index.ts');
  switch (format) {
    case 'text':
      return reporters.formatReport(report, folder, { hasColour: hasColour(process.stdout) });
    case 'json':
      return reporters.formatJson(report, folder);
    case 'github':
      return reporters.formatGithub(report, folder);
    case 'sarif':
      return reporters.formatSarif(report, { folder, getPage: reporters.readRulePage });
  }
}

/**
 * The ledger of the release on show in `dist`, if it is one of the site in the content folder.
 * Never throws: a check works without it.
 */
async function readShownLedger(contentFolder: string): Promise<Ledger | undefined> {
  const folder = resolve(defaultOut);
  if (!existsSync(folder)) return undefined;
  const [{ readSiteUrl }, { readReleaseLedger }] = await Promise.all([
    import('../../publish/content/index.ts'),
    import('../../publish/ledger/index.ts'),
  ]);
  const url = await readSiteUrl(contentFolder);
  return url === undefined
    ? undefined
    : readReleaseLedger(folder, url, { readsPages: false }).catch(() => undefined);
}

/**
 * Runs a check now and after each save of a content file, until Ctrl+C. What stops one check does
 * not stop the next.
 */
async function watchCheck(
  folder: string,
  check: () => Promise<unknown>,
  print: (line: string) => void,
): Promise<void> {
  const { watchContent } = await import('../../publish/dev/index.ts');
  let running = Promise.resolve();
  const checkAgain = (cause: string) => {
    running = running.then(async () => {
      print(`${new Date().toTimeString().slice(0, 8)} ${cause}`);
      await check().catch((error: unknown) =>
        print(error instanceof Error ? error.message : String(error)),
      );
    });
  };
  const stop = watchContent(folder, (paths) =>
    checkAgain(
      `changed: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}`,
    ),
  );
  checkAgain('checks, and again after each save (stop with Ctrl+C)');
  await untilInterrupted();
  stop();
  await running;
}
