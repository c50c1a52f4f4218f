import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';
import { formatPrintable } from './printable.ts';
import { formatFilePath } from './shown-path.ts';
import { findUnmentionedSuggestion } from './untold.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Writes a report as workflow commands of GitHub Actions, one line for each problem, which GitHub shows beside the
 * lines of a pull request; '' where there is no problem. `folder` is the content folder as seen from the repository.
 * The form: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub({ diagnostics: problems }: Report, folder: string): string {
  return problems.map((problem) => formatCommand(problem, folder)).join('\n');
}

function formatCommand(problem: Diagnostic, folder: string): string {
  const { path, line, column, endLine, endColumn, severity, rule, message, related = [] } = problem;
  const suggestion = findUnmentionedSuggestion(problem);
  // GitHub takes columns only where a place does not go over the end of its line.
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
