import type { CollectionName } from '../schemas/collections.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Suppression } from './suppressions.ts';

/** An entry as the publisher of a release needs to know it, to hold the output against it. */
export interface EntryFacts {
  readonly collection: CollectionName;
  readonly id: string;
  /** Neither a draft nor dated after today. */
  readonly published: boolean;
  /** The Markdown behind the front matter; '' where the collection has none. */
  readonly body: string;
}

/** All that a check found. It is data; reporters write it down and decide nothing. */
export interface Report {
  /** Sorted by path, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** What entries waive, with their reasons. */
  readonly suppressed: readonly Suppression[];
  readonly hasErrors: boolean;
  /** The number of files read, images included. */
  readonly fileCount: number;
  /** The path of every file below the content folder. */
  readonly paths: readonly string[];
  /** The text of each file that a problem names, where it has one, by its path. */
  readonly texts: ReadonlyMap<string, string>;
  /** The number of entries of each collection. */
  readonly counts: Readonly<Record<CollectionName, number>>;
  readonly entries: readonly EntryFacts[];
}

/** The report of some of the files, as if there were no others. */
export function filterReport(report: Report, paths: ReadonlySet<string>): Report {
  const problems = report.diagnostics.filter(({ path }) => paths.has(path));
  const waived = report.suppressed.filter(({ path }) => paths.has(path));
  return {
    ...report,
    diagnostics: problems,
    suppressed: waived,
    hasErrors: hasErrors(problems),
    fileCount: paths.size,
  };
}

/** The report with errors in place of warnings; remarks stay what they are. */
export function toStrictReport(report: Report): Report {
  const problems = report.diagnostics.map((problem): Diagnostic =>
    problem.severity === 'warning' ? { ...problem, severity: 'error' } : problem,
  );
  return { ...report, diagnostics: problems, hasErrors: hasErrors(problems) };
}

/** Whether a problem is one that stops the build. */
export function hasErrors(problems: readonly Diagnostic[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}
