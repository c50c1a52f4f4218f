import { formatCommand } from '../../domain/text/index.ts';
import toWidth from 'fast-string-width';
import type { Diagnostic, RelatedPlace, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import {
  createPaint,
  findUnmentionedSuggestion,
  formatFilePath,
  formatPrintable,
  type Paint,
} from './terminal.ts';

const words: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'remark',
};
const severities = ['error', 'warning', 'info'] as const;

/** Whoever has so many of one kind in one file mends them all in the same way. */
const mostOfARule = 100;

/**
 * Writes a report for a person: the problems of each file, each with its line and carets under its
 * place, then what entries suppress, then a line that counts. `folder` is the path of the content
 * folder as the reader would open it. There is colour only if `hasColour` says so.
 */
export function formatReport(
  report: Report,
  folder: string,
  { hasColour = false }: { readonly hasColour?: boolean } = {},
): string {
  const paint = createPaint(hasColour);
  const files = [...Map.groupBy(report.diagnostics, ({ path }) => path)].map(
    ([path, diagnostics]) => formatFile(path, diagnostics, report.texts.get(path), folder, paint),
  );
  return [
    ...files,
    ...formatSuppressed(report, folder, paint),
    ...formatNotJudged(report, paint),
    formatCount(report, paint),
  ].join('\n\n');
}

function formatFile(
  path: string,
  diagnostics: readonly Diagnostic[],
  text: string | undefined,
  folder: string,
  paint: Paint,
): string {
  const lines = text?.split(/\r\n|\n|\r/) ?? [];
  const width = diagnostics.reduce(
    (most, { line }) => Math.max(most, String(line ?? '').length),
    0,
  );
  const told = new Map<string, number>();
  const shown = diagnostics.filter(({ rule }) => {
    const number = (told.get(rule) ?? 0) + 1;
    told.set(rule, number);
    return number <= mostOfARule;
  });
  const others = [...told].flatMap(([rule, number]) =>
    number <= mostOfARule
      ? []
      : [
          `  and ${count(number - mostOfARule, 'more problem')} of this kind in this file; --format json tells all. ${paint.dim(`[${rule}]`)}`,
        ],
  );
  return [
    paint.bold(formatPrintable(formatFilePath(folder, path))),
    ...shown.map((diagnostic) => formatDiagnostic(diagnostic, lines, width, folder, paint)),
    ...others,
  ].join('\n\n');
}

function formatDiagnostic(
  diagnostic: Diagnostic,
  lines: readonly string[],
  width: number,
  folder: string,
  paint: Paint,
): string {
  const { line, column, severity, rule, message, related = [] } = diagnostic;
  const suggestion = findUnmentionedSuggestion(diagnostic);
  const place = line === undefined ? '' : `${line}${column === undefined ? '' : `:${column}`} `;
  const gutter = ' '.repeat(width + 3);
  return [
    `  ${place}${paint.bySeverity(severity, words[severity])} ${formatPrintable(message)} ${paint.dim(`[${rule}]`)}`,
    ...formatLine(diagnostic, lines, width, paint),
    ...(suggestion === undefined ? [] : [`${gutter}write: ${formatPrintable(suggestion)}`]),
    ...related.map(
      (each) =>
        `${gutter}see ${formatPrintable(formatPlace(each, folder))} – ${formatPrintable(each.message)}`,
    ),
  ].join('\n');
}

/** The line of the diagnostic, with its number in a gutter, and the carets below it. */
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
  const formatGutter = (number: string) => paint.dim(`  ${number.padStart(width)} |`);
  return [
    `${formatGutter(String(line))} ${text}`.trimEnd(),
    `${formatGutter('')} ${paint.bySeverity(severity, carets)}`,
  ];
}

function formatPlace({ path, line, column }: RelatedPlace, folder: string): string {
  return [formatFilePath(folder, path), line, column]
    .filter((part) => part !== undefined)
    .join(':');
}

function formatSuppressed({ suppressed }: Report, folder: string, paint: Paint): string[] {
  if (suppressed.length === 0) return [];
  const rows = suppressed.map(
    ({ path, rule, reason, diagnostics }) =>
      `  ${formatPrintable(formatFilePath(folder, path))} ${paint.dim(`[${rule}]`)} ${count(diagnostics.length, 'problem')}: ${formatPrintable(reason)}`,
  );
  return [[paint.bold('Waived'), ...rows].join('\n')];
}

function formatNotJudged({ notJudged }: Report, paint: Paint): string[] {
  if (notJudged.length === 0) return [];
  const rows = notJudged.map(({ what, reason }) => `  ${formatPrintable(`${what}: ${reason}`)}`);
  return [[paint.bold('Not judged'), ...rows].join('\n')];
}

function formatCount({ diagnostics, fileCount }: Report, paint: Paint): string {
  const files = count(fileCount, 'file');
  if (diagnostics.length === 0) return `${files}, no problems.`;
  const parts = severities.flatMap((severity) => {
    const number = diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : [paint.bySeverity(severity, count(number, words[severity]))];
  });
  const fixable = diagnostics.filter(({ fix }) => fix !== undefined).length;
  return `${parts.join(', ')} in ${files}.${fixable === 0 ? '' : ` ${formatCommand('check --fix')} mends ${fixable} of them.`}`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** A line of a file as it is shown, and the carets below it. */
interface SourceLine {
  readonly text: string;
  readonly carets: string;
}

/** The width of an excerpt in columns, and how many of them are before the place. */
const mostColumns = 100;
const lead = 0.4;

/**
 * Shows a line with carets from the column `from` up to, but not including, `to`; both count from 1
 * in UTF-16 units. A long line is cut around the place. Wide characters and joined ones take the
 * room that a terminal gives them.
 */
export function formatSourceLine(line: string, from: number, to: number): SourceLine {
  const start = Math.min(Math.max(from - 1, 0), line.length);
  const end = Math.min(Math.max(to - 1, start), line.length);
  const isLong = line.length > mostColumns || toWidth(line) > mostColumns;
  const room = isLong ? findWidth(line, start) : line.length;
  const first = findBoundary(
    line,
    Math.max(0, Math.min(start - Math.round(room * lead), line.length - room)),
  );
  const last = findBoundary(line, first + room);
  const before = (first > 0 ? '…' : '') + formatCells(line.slice(first, start));
  const marked = formatCells(line.slice(start, Math.min(end, last)));
  const after =
    formatCells(line.slice(Math.min(end, last), last)) + (last < line.length ? '…' : '');
  return {
    text: (before + marked + after).trimEnd(),
    carets: ' '.repeat(toWidth(before)) + '^'.repeat(Math.max(1, toWidth(marked))),
  };
}

/** How many units around a place fill the columns; fewer if the letters are wide. */
function findWidth(line: string, start: number): number {
  const around = line.slice(Math.max(0, start - mostColumns), start + mostColumns);
  return Math.floor(mostColumns * Math.min(1, around.length / Math.max(1, toWidth(around))));
}

/** A tab would jump to a column that depends on what stands before it. */
function formatCells(text: string): string {
  return formatPrintable(text.replaceAll('\t', '  '));
}

/**
 * Moves left until no character is cut in two: neither a pair of units nor a letter from its mark.
 */
function findBoundary(line: string, index: number): number {
  let at = Math.min(index, line.length);
  while (
    at > 0 &&
    at < line.length &&
    (/^[\udc00-\udfff\p{M}\u200d\ufe0f]/u.test(line.slice(at, at + 2)) || line[at - 1] === '\u200d')
  )
    at -= 1;
  return at;
}
