import type { Diagnostic, Severity } from '../diagnostic.ts';
import type { Report } from '../report.ts';

/** The version of the form that `docs/report.schema.json` describes; it changes when a field goes or means something else. */
const version = 1;

/** Writes a report as JSON, as `docs/report.schema.json` describes it. Paths are below `folder`, the content folder. */
export function formatJson(report: Report, folder: string): string {
  const { diagnostics: problems, suppressed: waived, fileCount } = report;
  const count = (severity: Severity) =>
    problems.filter((problem) => problem.severity === severity).length;
  const counts = {
    files: fileCount,
    errors: count('error'),
    warnings: count('warning'),
    remarks: count('info'),
    waived: waived.flatMap((each) => each.diagnostics).length,
  };
  return JSON.stringify(
    {
      version,
      folder: folder === '' ? '.' : folder,
      counts,
      problems: problems.map(toPlain),
      waived: waived.map(({ path, rule, reason, diagnostics: held }) => ({
        path,
        rule,
        reason,
        problems: held.map(toPlain),
      })),
    },
    undefined,
    2,
  );
}

/** The fields in the order of the documentation; those that are not known are left out. */
function toPlain({
  path,
  line,
  column,
  endLine,
  endColumn,
  severity,
  rule,
  message,
  suggestion,
  fix,
  related,
}: Diagnostic) {
  return {
    path,
    line,
    column,
    endLine,
    endColumn,
    severity,
    rule,
    message,
    suggestion,
    fix,
    related,
  };
}
