import type { CollectionName } from '../schemas/index.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { NotJudged } from './not-judged.ts';
import type { Suppression } from './suppressions.ts';

/** An entry as the publisher of a release needs to know it, to compare the output with it. */
export interface CheckedEntry {
  readonly collection: CollectionName;
  readonly id: string;
  /** Neither a draft, nor dated after today, nor a source that is not finished. */
  readonly published: boolean;
  /** The Markdown behind the front matter; '' if the collection has none. */
  readonly body: string;
}

/** All that a check found. It is data; reporters write it down and decide nothing. */
export interface Report {
  /** Sorted by path, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** What entries suppress, with their reasons. */
  readonly suppressed: readonly Suppression[];
  readonly hasErrors: boolean;
  /** What was not looked at, and why. */
  readonly notJudged: readonly NotJudged[];
  /** The number of files read, images included. */
  readonly fileCount: number;
  /** The path of every file below the content folder. */
  readonly paths: readonly string[];
  /** The text of each file that a diagnostic names, if it has one, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The number of entries of each collection. */
  readonly counts: Readonly<Record<CollectionName, number>>;
  readonly entries: readonly CheckedEntry[];
}

/** The report of some of the files, as if there were no others. */
export function filterReport(report: Report, paths: ReadonlySet<string>): Report {
  const diagnostics = report.diagnostics.filter(({ path }) => paths.has(path));
  const suppressed = report.suppressed.filter(({ path }) => paths.has(path));
  return {
    ...report,
    diagnostics,
    suppressed,
    hasErrors: hasErrors(diagnostics),
    fileCount: paths.size,
  };
}

/** The report with errors in place of warnings; remarks stay what they are. */
export function promoteWarnings(report: Report): Report {
  const diagnostics = report.diagnostics.map((each): Diagnostic =>
    each.severity === 'warning' ? { ...each, severity: 'error' } : each,
  );
  return { ...report, diagnostics, hasErrors: hasErrors(diagnostics) };
}

/** Whether a diagnostic is one that stops the build. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}
