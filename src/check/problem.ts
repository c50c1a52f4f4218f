/** A place in a file; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export type Severity = 'error' | 'warning';

/** A finding in content. Where the place within the file is not known, line and column are absent. */
export interface Problem extends Partial<Place> {
  /** The file below the content folder, with `/` between folders. */
  readonly path: string;
  readonly severity: Severity;
  /** The permanent name of the rule. */
  readonly rule: string;
  /** What was found, what was expected and what to do, in words for the author. */
  readonly message: string;
}

/** Makes an error of a rule. */
export function toError(rule: string, path: string, place: Place | undefined, message: string): Problem {
  return { path, ...place, severity: 'error', rule, message };
}

/** Makes a warning of a rule; a warning does not stop the build. */
export function toWarning(rule: string, path: string, place: Place | undefined, message: string): Problem {
  return { path, ...place, severity: 'warning', rule, message };
}

/** Sorts by path, line and column, then in the order in which the rules found them; one of equals is kept. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const key = (problem: Problem) => JSON.stringify([problem.path, problem.line, problem.column, problem.severity, problem.message]);
  const unique = [...new Map(problems.map((problem) => [key(problem), problem])).values()];
  return unique.sort((a, b) => comparePaths(a.path, b.path) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
