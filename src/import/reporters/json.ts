import type { ImportPlan } from '../import-documents.ts';
import { toState } from '../write/planned-file.ts';

/** The report of an import for programs: one object with `inputs`, `redirects` and `faults`; numbers of places count what `unit` says. */
export function formatImportJson({ inputs, redirects, faults }: ImportPlan): string {
  return JSON.stringify(
    {
      inputs: inputs.map(({ input, files, remarks, leftOut, accounting }) => ({
        name: input.name,
        format: input.format,
        unit: input.unit,
        files: files.map((file) => ({
          path: file.path,
          kind: file.kind,
          title: file.title,
          state: toState(file),
          obstacle: file.obstacle,
        })),
        remarks,
        leftOut,
        words: accounting,
      })),
      redirects: [...redirects].map(([from, { to }]) => ({ from, to })),
      faults,
    },
    undefined,
    2,
  );
}
