import type { Diagnostic, RelatedPlace, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import { createPaint, type Paint } from './paint.ts';
import { formatPrintable } from './printable.ts';
import { formatFilePath } from './shown-path.ts';
import { formatSourceLine } from './source-line.ts';
import { findUnmentionedSuggestion } from './untold.ts';

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'remark',
};
const severities = ['error', 'warning', 'info'] as const;

/**
 * Writes a report for a person: the problems of each file, each with the line in which it stands and carets under its
 * place, then what entries waive, then a line that counts. `folder` is the path of the content folder as the reader
 * would open it. There is colour only where `hasColour` says so.
 */
export function formatReport(
  report: Report,
  folder: string,
  { hasColour = false }: { readonly hasColour?: boolean } = {},
): string {
  const paint = createPaint(hasColour);
  const files = [...Map.groupBy(report.diagnostics, ({ path }) => path)].map(([path, problems]) =>
    formatFile(path, problems, report.texts.get(path), folder, paint),
  );
  return [...files, ...formatWaived(report, folder, paint), formatCount(report, paint)].join(
    '\n\n',
  );
}

function formatFile(
  path: string,
  problems: readonly Diagnostic[],
  text: string | undefined,
  folder: string,
  paint: Paint,
): string {
  const lines = text?.split(/\r\n|\n|\r/) ?? [];
  const width = Math.max(...problems.map(({ line }) => String(line ?? '').length));
  return [
    paint.bold(formatPrintable(formatFilePath(folder, path))),
    ...problems.map((problem) => formatProblem(problem, lines, width, folder, paint)),
  ].join('\n\n');
}

function formatProblem(
  problem: Diagnostic,
  lines: readonly string[],
  width: number,
  folder: string,
  paint: Paint,
): string {
  const { line, column, severity, rule, message, related = [] } = problem;
  const suggestion = findUnmentionedSuggestion(problem);
  const place = line === undefined ? '' : `${line}${column === undefined ? '' : `:${column}`} `;
  const gutter = ' '.repeat(width + 3);
  return [
    `  ${place}${paint.bySeverity(severity, words[severity])} ${formatPrintable(message)} ${paint.dim(`[${rule}]`)}`,
    ...formatLine(problem, lines, width, paint),
    ...(suggestion === undefined ? [] : [`${gutter}write: ${formatPrintable(suggestion)}`]),
    ...related.map(
      (each) =>
        `${gutter}see ${formatPrintable(formatPlace(each, folder))} – ${formatPrintable(each.message)}`,
    ),
  ].join('\n');
}

/** The line of the problem, with its number in a gutter, and the carets below it. */
function formatLine(
  { line, column = 1, endLine = line, endColumn = column, severity }: Diagnostic,
  lines: readonly string[],
  width: number,
  paint: Paint,
): string[] {
  const source = line === undefined ? undefined : lines[line - 1];
  if (line === undefined || source === undefined) return [];
  const { text, carets } = formatSourceLine(
    source,
    column,
    endLine === line ? endColumn : source.length + 1,
  );
  const toGutter = (number: string) => paint.dim(`  ${number.padStart(width)} |`);
  return [
    `${toGutter(String(line))} ${text}`.trimEnd(),
    `${toGutter('')} ${paint.bySeverity(severity, carets)}`,
  ];
}

function formatPlace({ path, line, column }: RelatedPlace, folder: string): string {
  return [formatFilePath(folder, path), line, column]
    .filter((part) => part !== undefined)
    .join(':');
}

function formatWaived({ suppressed: waived }: Report, folder: string, paint: Paint): string[] {
  if (waived.length === 0) return [];
  const rows = waived.map(
    ({ path, rule, reason, diagnostics: problems }) =>
      `  ${formatPrintable(formatFilePath(folder, path))} ${paint.dim(`[${rule}]`)} ${count(problems.length, 'problem')}: ${formatPrintable(reason)}`,
  );
  return [[paint.bold('Waived'), ...rows].join('\n')];
}

function formatCount({ diagnostics: problems, fileCount }: Report, paint: Paint): string {
  const files = count(fileCount, 'file');
  if (problems.length === 0) return `${files}, no problems.`;
  const parts = severities.flatMap((severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [paint.bySeverity(severity, count(number, words[severity]))];
  });
  const mendable = problems.filter(({ fix }) => fix !== undefined).length;
  return `${parts.join(', ')} in ${files}.${mendable === 0 ? '' : ` npm run check -- --fix mends ${mendable} of them.`}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
