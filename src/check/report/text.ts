import { join } from 'node:path';
import type { Problem } from '../problem.ts';
import type { Report } from '../report.ts';

/**
 * Writes a report as lines of text, one for each problem, and a line that counts them. `folder` is the path of the
 * content folder as the reader would open it.
 */
export function formatReport(report: Report, folder: string): string {
  return [...report.problems.map((problem) => formatProblem(problem, folder)), formatCount(report)].join('\n');
}

function formatProblem({ path, line, column, severity, rule, message }: Problem, folder: string): string {
  const place = line === undefined ? '' : `:${line}${column === undefined ? '' : `:${column}`}`;
  return `${toPrintable(join(folder, path))}${place} ${severity} ${toPrintable(message)} [${rule}]`;
}

function formatCount({ problems, fileCount }: Report): string {
  const files = count(fileCount, 'file');
  if (problems.length === 0) return `${files}, no problems.`;
  const words = { error: 'error', warning: 'warning', info: 'remark' } as const;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const number = problems.filter((problem) => problem.severity === severity).length;
    return number === 0 ? [] : [count(number, words[severity])];
  });
  return `${parts.join(', ')} in ${files}.`;
}

function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

/** What a file says must not move the cursor or colour the screen, nor hide what follows it. */
function toPrintable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200b\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]/g, '\ufffd');
}
