import { serveRequests } from '../import/steps/index.ts';
import { findDesignFolder } from '../publish/project/index.ts';
import {
  isCheckRequest,
  formatCheckFailure,
  type CheckResponse,
  type CheckRequest,
} from './check-imported.ts';

// The program of the process that checks what an import wrote.

serveRequests(async () => {
  const [{ checkContent, filterReport }, { formatReport }] = await Promise.all([
    import('../check/index.ts'),
    import('../check/reporters/index.ts'),
  ]);
  const check = ({
    contentFolder,
    paths,
    today,
    shownFolder,
    hasColour,
  }: CheckRequest): CheckResponse => {
    const report = filterReport(
      checkContent(contentFolder, {
        today,
        withDesign: findDesignFolder(contentFolder) !== undefined,
      }),
      paths,
    );
    return {
      kind: 'checked',
      report:
        report.diagnostics.length === 0 ? '' : formatReport(report, shownFolder, { hasColour }),
      hasErrors: report.hasErrors,
    };
  };
  return async (message) => {
    if (!isCheckRequest(message)) return undefined;
    try {
      return check(message);
    } catch (error) {
      return { kind: 'unchecked', reason: formatCheckFailure(error) } satisfies CheckResponse;
    }
  };
});
