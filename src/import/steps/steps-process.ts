import type { InputFile } from '../find-inputs.ts';
import type { DraftIds } from '../write/addresses.ts';
import type { PlannedInput } from '../write/plan.ts';
import {
  createLimitedProcess,
  type ImportLimits,
  isOfKind,
  type ProcessEnd,
} from './limited-process.ts';
import type { ImportOptions, ImportSteps, ReadStep, StepFailure } from './steps.ts';

const usualProgram = new URL('./program.ts', import.meta.url);

/** A process that holds more than this part of its memory after an answer makes way for a fresh one, so that no file pays for another. */
const usedPart = 1 / 2;

/**
 * Takes the steps in a process of its own, which is ended where a step passes the limits: that and any other end of it is the
 * fault of the step, and the next one is taken by a fresh process. One step is taken at a time; `end` ends the process.
 * @param program what the process runs; it calls `serveSteps`.
 */
export function createStepsProcess(limits: ImportLimits, program = usualProgram): ImportSteps {
  const process = createLimitedProcess<Question, Answer>(program, limits, isAnswer);
  const ask = async (question: Question): Promise<Answer | StepFailure> => {
    const answer = await process.ask(question);
    if ('endedBy' in answer) return { failure: formatProcessEnd(answer, limits) };
    if (answer.megabytes > limits.megabytes * usedPart && answer.kind === 'read') process.end();
    return answer;
  };
  return {
    read: async (file, options) => {
      const answer = await ask({ kind: 'read', file, options });
      return 'failure' in answer
        ? answer
        : answer.kind === 'read'
          ? answer.result
          : throwMixedUp(answer);
    },
    begin: async (contentFolder, options, moved) => {
      const answer = await ask({ kind: 'begin', contentFolder, options, moved });
      return 'failure' in answer
        ? answer
        : answer.kind === 'begin'
          ? answer.result
          : throwMixedUp(answer);
    },
    plan: async (read, ids) => {
      const answer = await ask({ kind: 'plan', read, ids });
      return 'failure' in answer
        ? answer
        : answer.kind === 'plan'
          ? answer.result
          : throwMixedUp(answer);
    },
    end: process.end,
  };
}

const divide = 'Divide it into smaller files, or save it anew from its program';

function formatProcessEnd(
  { endedBy, code }: ProcessEnd,
  { seconds, megabytes }: ImportLimits,
): string {
  if (endedBy === 'time')
    return `The file took longer than ${seconds} s to import. ${divide}. If you trust it, allow more time with --time ${seconds * 5}.`;
  if (endedBy === 'memory')
    return `The file needs more than ${megabytes.toLocaleString('en')} MB of memory to import. ${divide}. If you trust it, allow more memory with --memory ${megabytes * 4}.`;
  return `The file ended the program that reads it (${code}). Save it anew from its program, or copy its text into a .txt file.`;
}

function throwMixedUp({ kind }: Answer): never {
  throw new Error(`The process that reads gave the answer to another question (${kind})`);
}

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
  | { readonly kind: 'read'; readonly result: ReadStep | StepFailure }
  | { readonly kind: 'begin'; readonly result: StepFailure | undefined }
  | { readonly kind: 'plan'; readonly result: PlannedInput | StepFailure }
);

// Both sides are this program.

export function isQuestion(message: unknown): message is Question {
  return isOfKind(message, ['read', 'begin', 'plan']);
}

function isAnswer(message: unknown): message is Answer {
  return (
    isOfKind(message, ['read', 'begin', 'plan']) && 'result' in message && 'megabytes' in message
  );
}
