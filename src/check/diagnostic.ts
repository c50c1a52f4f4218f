import type { AdjustableRule } from '../schemas/rules.ts';
import type { RuleName } from './rule-names.ts';

/** A place in a file; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** An error stops the build; a warning and a remark do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A place elsewhere that belongs to a problem, such as where a name was given first. */
export interface RelatedPlace extends Partial<Place> {
  /** The file below the content folder. */
  readonly path: string;
  /** What stands there, in words for the author. */
  readonly message: string;
}

/** One change of a text: what stands from `start` to `end`, as offsets in its UTF-16 units, becomes `text`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A mend that cannot be wrong, as changes of the file of the problem. */
export interface Fix {
  /** What the mend does, as in “Write the date as 2026-03-31”. */
  readonly describe: string;
  readonly edits: readonly Edit[];
}

/** What a problem may carry beside its message. */
export interface DiagnosticDetails {
  /** What to write instead, as it would stand in the file, where that is one thing. */
  readonly suggestion?: string;
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
}

/** A finding in content. Where the place within the file is not known, line and column are absent. */
export interface Diagnostic extends Partial<Place>, DiagnosticDetails {
  /** The file below the content folder, with `/` between folders. */
  readonly path: string;
  readonly severity: Severity;
  /** The permanent name of the rule. */
  readonly rule: RuleName;
  /** What was found, what was expected and what to do, in words for the author. */
  readonly message: string;
}

/** Makes an error of a rule. */
export function toError(
  rule: RuleName,
  path: string,
  place: Place | undefined,
  message: string,
  more: DiagnosticDetails = {},
): Diagnostic {
  return { path, ...place, severity: 'error', rule, message, ...more };
}

/** Makes a warning of a rule; a warning does not stop the build. */
export function toWarning(
  rule: RuleName,
  path: string,
  place: Place | undefined,
  message: string,
  more: DiagnosticDetails = {},
): Diagnostic {
  return { path, ...place, severity: 'warning', rule, message, ...more };
}

/** Makes a finding of a rule that site.yml may set. Its severity is the most that the settings can make of it. */
export function toFinding(
  rule: AdjustableRule,
  path: string,
  place: Place | undefined,
  message: string,
  more: DiagnosticDetails = {},
): Diagnostic {
  return { path, ...place, severity: 'error', rule, message, ...more };
}

/** Sorts by path, line and column, then in the order in which the rules found them; one of equals is kept. */
export function sortDiagnostics(problems: readonly Diagnostic[]): Diagnostic[] {
  const key = (problem: Diagnostic) =>
    JSON.stringify([problem.path, problem.line, problem.column, problem.severity, problem.message]);
  const unique = [...new Map(problems.map((problem) => [key(problem), problem])).values()];
  return unique.sort(
    (a, b) =>
      comparePaths(a.path, b.path) ||
      (a.line ?? 0) - (b.line ?? 0) ||
      (a.column ?? 0) - (b.column ?? 0),
  );
}

function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
