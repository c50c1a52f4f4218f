import type { CalendarDate } from '../domain/locale/dates.ts';
import { ledgerFile } from '../domain/addresses/ledger.ts';
import { countEntries, parseContent, type AddressContext, type Content } from './content.ts';
import { readContentFolder, type ContentFile } from './files/content-folder.ts';
import { sortDiagnostics, type Diagnostic } from './diagnostic.ts';
import { hasErrors, type EntryFacts, type Report } from './report.ts';
import { entryRules, fileRules, siteRules } from './rules.ts';
import { applyLevel } from './settings.ts';
import { applySuppressions } from './suppressions.ts';

/** What a check needs to know besides the content. */
export interface CheckContext extends AddressContext {
  readonly today: CalendarDate;
}

/**
 * Checks everything in a content folder, as it will be on the day `today`. Returns every problem of every file; throws
 * a `MissingFolderError` where there is no such folder. Astro is not started.
 */
export function checkContent(folder: string, context: CheckContext): Report {
  return checkFiles(readContentFolder(folder), context.today, context);
}

/** Checks files that were read; does no reading itself. */
export function checkFiles(
  files: readonly ContentFile[],
  today: CalendarDate,
  addresses: AddressContext = {},
): Report {
  const content = parseContent(files, today, addresses);
  const found = applyRules(content).flatMap((problem) => applyLevel(content.settings, problem));
  const { problems: rest, waived } = applySuppressions(content.entries, found);
  const problems = sortDiagnostics(rest);
  const entries = content.entries.map(({ collection, id, visibility, bodySource }): EntryFacts => ({
    collection,
    id,
    published: visibility === 'published',
    body: bodySource,
  }));
  return {
    diagnostics: problems,
    suppressed: waived,
    hasErrors: hasErrors(problems),
    fileCount: content.files.length,
    paths: content.files.map(({ path }) => path),
    texts: toTexts(content, [...problems, ...waived.flatMap((each) => each.diagnostics)]),
    counts: countEntries(content),
    entries,
  };
}

function toTexts(
  { texts, getLedger }: Content,
  problems: readonly Diagnostic[],
): ReadonlyMap<string, string> {
  return new Map(
    [...new Set(problems.map(({ path }) => path))].flatMap((path): [string, string][] => {
      const source = path === ledgerFile ? getLedger() : texts.get(path);
      return source === undefined ? [] : [[path, source.text]];
    }),
  );
}

const batchSize = 100;

/** The trees of the bodies are the most of what a check holds, so those of one batch at a time are kept. */
function applyRules(content: Content): Diagnostic[] {
  const problems = fileRules.flatMap((rule) => rule(content));
  for (let start = 0; start < content.entries.length; start += batchSize) {
    const batch = { ...content, entries: content.entries.slice(start, start + batchSize) };
    // One by one: there can be more of them than a call takes arguments.
    for (const rule of entryRules) for (const problem of rule(batch)) problems.push(problem);
    for (const entry of batch.entries) entry.releaseBody();
  }
  return [...problems, ...siteRules.flatMap((rule) => rule(content))];
}
