import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import { findUnmentionedSuggestion, formatFilePath, formatPrintable } from './terminal.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Writes a report as workflow commands of GitHub Actions, one line for each diagnostic, which
 * GitHub shows beside the lines of a pull request; '' if there is none. `folder` is the content
 * folder as seen from the repository. The form:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub({ diagnostics }: Report, folder: string): string {
  return diagnostics.map((diagnostic) => formatCommand(diagnostic, folder)).join('\n');
}

function formatCommand(diagnostic: Diagnostic, folder: string): string {
  const {
    path,
    line,
    column,
    endLine,
    endColumn,
    severity,
    rule,
    message,
    related = [],
  } = diagnostic;
  const suggestion = findUnmentionedSuggestion(diagnostic);
  // GitHub takes columns only if a place does not go over the end of its line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = { file: formatFilePath(folder, path), line, endLine, ...columns, title: rule };
  const shown = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  const lines = [
    message,
    ...(suggestion === undefined ? [] : [`Write: ${suggestion}`]),
    ...related.map(
      (each) =>
        `See ${formatFilePath(folder, each.path)}${each.line === undefined ? '' : `:${each.line}`} – ${each.message}`,
    ),
  ];
  return `::${commands[severity]} ${shown.join(',')}::${escapeData(lines.map(formatPrintable).join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
