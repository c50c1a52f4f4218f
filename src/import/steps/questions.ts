import type { InputFile } from '../read-inputs.ts';
import type { DraftIds } from '../write/name-drafts.ts';
import type { PlannedInput } from '../write/plan.ts';
import { isOfKind } from './limited-process.ts';
import type { ImportOptions, ReadStep, StepFault } from './steps.ts';

/** What the process that reads is asked, one thing at a time. */
export type Question =
  | { readonly kind: 'read'; readonly file: InputFile; readonly options: ImportOptions }
  | {
      readonly kind: 'begin';
      readonly contentFolder: string;
      readonly options: ImportOptions;
      readonly moved: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'plan'; readonly read: Uint8Array; readonly ids: readonly DraftIds[] };

/** What it answers, and the memory that it takes then, in MB. */
export type Answer = { readonly megabytes: number } & (
  | { readonly kind: 'read'; readonly result: ReadStep | StepFault }
  | { readonly kind: 'begin'; readonly result: StepFault | undefined }
  | { readonly kind: 'plan'; readonly result: PlannedInput | StepFault }
);

// Both sides are this program.

export function isQuestion(message: unknown): message is Question {
  return isOfKind(message, ['read', 'begin', 'plan']);
}

export function isAnswer(message: unknown): message is Answer {
  return (
    isOfKind(message, ['read', 'begin', 'plan']) && 'result' in message && 'megabytes' in message
  );
}
