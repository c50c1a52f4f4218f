/** A place in a file; lines and columns count from 1, columns in UTF-16 units as editors do. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** An error stops the build; a warning and a remark do not. */
export type Severity = 'error' | 'warning' | 'info';

/** A place elsewhere that belongs to a diagnostic, such as where a name was given first. */
export interface RelatedPlace extends Partial<Place> {
  /** The file below the content folder. */
  readonly path: string;
  /** What is there, in words for the author. */
  readonly message: string;
}

/**
 * One change of a text: the part from `start` to `end`, as offsets in its UTF-16 units, becomes
 * `text`.
 */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A repair that cannot be wrong, as changes of the file of the diagnostic. */
export interface Fix {
  /** What the fix does, as in “Write the date as 2026-03-31”. */
  readonly describe: string;
  readonly edits: readonly Edit[];
}

/** What a diagnostic may carry beside its message. */
export interface DiagnosticDetails {
  /** What to write instead, as it would be in the file, if that is one thing. */
  readonly suggestion?: string;
  readonly fix?: Fix;
  readonly related?: readonly RelatedPlace[];
}

/** A finding in content. If the place within the file is not known, line and column are absent. */
export interface Diagnostic extends Partial<Place>, DiagnosticDetails {
  /** The file below the content folder, with `/` between folders. */
  readonly path: string;
  readonly severity: Severity;
  /** The permanent name of the rule. */
  readonly rule: string;
  /** What was found, what was expected and what to do, in words for the author. */
  readonly message: string;
}

/**
 * Sorts by path, line and column, then in the order in which the rules found them; equal ones
 * become one.
 */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map(
    diagnostics.map((each) => [
      JSON.stringify([each.path, each.line, each.column, each.severity, each.message]),
      each,
    ]),
  );
  return [...unique.values()].sort(
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
