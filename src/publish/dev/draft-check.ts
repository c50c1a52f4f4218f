import { checkContent, type Report } from '../../check/index.ts';
import { formatReport } from '../../check/reporters/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { openSiteFacts } from '../facts/index.ts';
import { describeFailure } from '../files/failure.ts';
import { findDesignFolder, formatPath } from '../project/index.ts';

/** What is checked while it is being written. */
export interface CheckedDraft {
  /** Where Node keeps what it compiles, if it does. */
  readonly compileCache: string | undefined;
  readonly contentFolder: string;
  readonly today: CalendarDate;
}

/** What the check finds, in words and as pages show it. */
export interface DraftReport {
  readonly text: string;
  readonly problems: readonly ShownProblem[];
}

/** A problem as the overlay of a page shows it. */
export interface ShownProblem {
  readonly severity: 'error' | 'warning';
  /** The file, with line and column where they are known, such as `faq/is-it-safe.md:3:8`. */
  readonly place: string;
  readonly message: string;
}

/** Checks the content; while files come and go, even the folder may be missing for a moment. */
export function checkDraft({ contentFolder, today }: CheckedDraft): DraftReport {
  try {
    const facts = openSiteFacts(contentFolder);
    const report = checkContent(contentFolder, {
      today,
      withDesign: findDesignFolder(contentFolder) !== undefined,
      facts,
    });
    facts?.save();
    return {
      text: formatReport(report, formatPath(contentFolder)),
      problems: formatProblems(report),
    };
  } catch (error) {
    const message = describeFailure(error);
    return {
      text: message,
      problems: [{ severity: 'error', place: formatPath(contentFolder), message }],
    };
  }
}

/** What the overlay shows of a report: errors and warnings, since remarks would never let it go. */
function formatProblems({ diagnostics }: Report): ShownProblem[] {
  return diagnostics.flatMap(({ severity, path, line, column, message }): ShownProblem[] =>
    severity === 'info'
      ? []
      : [{ severity, place: line === undefined ? path : `${path}:${line}:${column}`, message }],
  );
}
