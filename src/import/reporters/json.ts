import type { ImportPlan } from '../import-documents.ts';
import { resolveState } from '../write/planned-file.ts';

/**
 * The report of an import for programs: an object with `inputs`, `redirects` and `failures`; `unit`
 * says what line numbers count.
 */
export function formatImportJson({ inputs, redirects, failures }: ImportPlan): string {
  return JSON.stringify(
    {
      inputs: inputs.map(({ input, files, messages, dropped, accounting }) => ({
        name: input.name,
        format: input.format,
        unit: input.unit,
        files: files.map((file) => ({
          path: file.path,
          kind: file.kind,
          title: file.title,
          state: resolveState(file),
          obstacle: file.obstacle,
        })),
        messages,
        dropped,
        words: accounting,
      })),
      redirects: [...redirects].map(([from, { to }]) => ({ from, to })),
      failures,
    },
    undefined,
    2,
  );
}
