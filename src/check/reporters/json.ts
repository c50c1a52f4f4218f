import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';

/**
 * The version of the form that `docs/report.schema.json` describes; it changes when a field goes or
 * means something else.
 */
const version = 1;

/**
 * Writes a report as JSON, as `docs/report.schema.json` describes it. Paths are below `folder`, the
 * content folder.
 */
export function formatJson(
  { diagnostics, suppressed, notJudged, fileCount }: Report,
  folder: string,
): string {
  const count = (severity: Severity) =>
    diagnostics.filter((each) => each.severity === severity).length;
  const report = {
    version,
    folder: folder === '' ? '.' : folder,
    counts: {
      files: fileCount,
      errors: count('error'),
      warnings: count('warning'),
      remarks: count('info'),
      waived: suppressed.flatMap((each) => each.diagnostics).length,
    },
    problems: diagnostics.map(orderFields),
    waived: suppressed.map(({ path, rule, reason, diagnostics: found }) => ({
      path,
      rule,
      reason,
      problems: found.map(orderFields),
    })),
    notJudged,
  };
  return JSON.stringify(report, undefined, 2);
}

/**
 * The fields of a diagnostic in the order of the documentation; those that are not known are left
 * out.
 */
const fields = [
  'path',
  'line',
  'column',
  'endLine',
  'endColumn',
  'severity',
  'rule',
  'message',
  'suggestion',
  'fix',
  'related',
] as const satisfies readonly (keyof Diagnostic)[];

function orderFields(diagnostic: Diagnostic): Partial<Diagnostic> {
  return Object.fromEntries(fields.map((name) => [name, diagnostic[name]]));
}
