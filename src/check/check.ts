import type { CalendarDate } from '../domain/dates.ts';
import { countEntries, readContent } from './content.ts';
import { readContentFolder, type ContentFile } from './content-folder.ts';
import { sortProblems } from './problem.ts';
import type { EntryFact, Report } from './report.ts';
import { rules } from './rules.ts';
import { applySettings } from './settings.ts';
import { applyWaivers } from './waivers.ts';

/**
 * Checks everything in a content folder, as it will be on the day `today`. Returns every problem of every file; throws
 * a `MissingFolderError` where there is no such folder. Astro is not started.
 */
export function checkContent(folder: string, { today }: { readonly today: CalendarDate }): Report {
  return checkFiles(readContentFolder(folder), today);
}

/** Checks files that were read; does no reading itself. */
export function checkFiles(files: readonly ContentFile[], today: CalendarDate): Report {
  const content = readContent(files, today);
  const found = rules.flatMap((rule) => rule(content)).flatMap((problem) => applySettings(content.settings, problem));
  const { problems: rest, waived } = applyWaivers(content.entries, found);
  const problems = sortProblems(rest);
  const entries = content.entries.map(({ collection, id, visibility, body }): EntryFact => ({ collection, id, published: visibility === 'published', body: body?.source ?? '' }));
  return {
    problems,
    waived,
    hasErrors: problems.some(({ severity }) => severity === 'error'),
    fileCount: files.length,
    counts: countEntries(content),
    entries,
  };
}
