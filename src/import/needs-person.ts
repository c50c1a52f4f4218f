import type { ImportPlan } from './import-documents.ts';
import { toState } from './write/planned-file.ts';

/** Whether something is left for a person: an input that could not be read, a decision, a file in the way or that could not be written, or words that went missing. */
export function needsPerson({ inputs, faults }: ImportPlan): boolean {
  return (
    faults.some(({ isEmpty }) => isEmpty !== true) ||
    inputs.some(
      ({ files, remarks, accounting }) =>
        files.length === 0 ||
        files.some((file) => ['differs', 'unwritable'].includes(toState(file))) ||
        remarks.some((remark) => remark.needsPerson) ||
        accounting.missing.length > 0,
    )
  );
}
