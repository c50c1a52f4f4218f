import type { Diagnostic } from '../../../../src/check/diagnostic.ts';
import { hasErrors, type Report } from '../../../../src/check/report.ts';
import { check } from '../small-content.ts';

export const text = '---\nquestion: Is it safe?\ntopic: saftey\n---\n\nMostly.\n';

/** A place in the text, of one line. */
export const at = (line: number, column: number, endColumn: number) => ({
  line,
  column,
  endLine: line,
  endColumn,
});

/** A report of these problems, in files that all hold the same text. */
export function toReport(problems: readonly Diagnostic[], more: Partial<Report> = {}): Report {
  return {
    ...check({}),
    diagnostics: problems,
    suppressed: [],
    hasErrors: hasErrors(problems),
    fileCount: 27,
    texts: new Map(problems.map(({ path }) => [path, text])),
    ...more,
  };
}

/** One problem of each severity, with all that a problem can carry. */
export const problems: readonly Diagnostic[] = [
  {
    path: 'faq/is it.md',
    ...at(3, 8, 14),
    severity: 'error',
    rule: 'reference',
    message: 'The topic "saftey" does not exist: 100% sure.',
    suggestion: 'safety',
    fix: { describe: 'Write safety', edits: [{ start: 33, end: 39, text: 'safety' }] },
    related: [
      { path: 'topics/safety.yml', ...at(1, 1, 6), message: 'The topic that is there.' },
      { path: 'topics/a.yml', message: 'Another.' },
    ],
  },
  {
    path: 'faq/is it.md',
    line: 2,
    column: 11,
    endLine: 4,
    endColumn: 4,
    severity: 'warning',
    rule: 'question-length',
    message: 'Short.',
  },
  { path: 'site.yml', severity: 'info', rule: 'site', message: 'A remark.' },
];

export const waived = [
  {
    path: 'faq/a.md',
    rule: 'link-text',
    reason: 'A quotation.',
    diagnostics: [
      {
        path: 'faq/a.md',
        ...at(6, 1, 7),
        severity: 'warning',
        rule: 'link-text',
        message: 'Here.',
      } satisfies Diagnostic,
    ],
  },
];
