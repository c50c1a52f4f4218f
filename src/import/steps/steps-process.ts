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

const defaultProgram = new URL('./program.ts', import.meta.url);

/**
 * A process that uses more than this part of its memory after an answer is replaced, so that no
 * file pays for another.
 */
const maxUsedShare = 1 / 2;

/**
 * Runs the steps in a process with limits. If a step exceeds them, or the process ends otherwise,
 * that step fails and the next one gets a new process. One step runs at a time.
 * @param program the entry point of the process; it calls `serveSteps`.
 */
export function createStepsProcess(limits: ImportLimits, program = defaultProgram): ImportSteps {
  const process = createLimitedProcess<Question, Answer>(program, limits, isAnswer);
  const ask = async (question: Question): Promise<Answer | StepFailure> => {
    const answer = await process.ask(question);
    if ('endedBy' in answer) return { failure: formatProcessEnd(answer, limits) };
    if (answer.megabytes > limits.megabytes * maxUsedShare && answer.kind === 'read') process.end();
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

/** The questions to the process that reads. */
export type Question =
  | { readonly kind: 'read'; readonly file: InputFile; readonly options: ImportOptions }
  | {
      readonly kind: 'begin';
      readonly contentFolder: string;
      readonly options: ImportOptions;
      readonly moved: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'plan'; readonly read: Uint8Array; readonly ids: readonly DraftIds[] };

/** Its answers, with its memory in MB. */
export type Answer = { readonly megabytes: number } & (
  | { readonly kind: 'read'; readonly result: ReadStep | StepFailure }
  | { readonly kind: 'begin'; readonly result: StepFailure | undefined }
  | { readonly kind: 'plan'; readonly result: PlannedInput | StepFailure }
);

// Both sides are this program, so the kind is enough.

export function isQuestion(message: unknown): message is Question {
  return isOfKind(message, ['read', 'begin', 'plan']);
}

function isAnswer(message: unknown): message is Answer {
  return (
    isOfKind(message, ['read', 'begin', 'plan']) && 'result' in message && 'megabytes' in message
  );
}
