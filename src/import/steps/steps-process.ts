import type { InputFile } from '../find-inputs.ts';
import type { DraftIds, MovedText } from '../write/addresses.ts';
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
 * A process that uses more than this part of its memory after a response is replaced, so that no
 * file pays for another.
 */
const maxUsedShare = 1 / 2;

/**
 * Runs the steps in a process with limits. If a step exceeds them, or the process ends otherwise,
 * that step fails and the next one gets a new process. One step runs at a time.
 * @param program the entry point of the process; it calls `serveSteps`.
 */
export function createStepsProcess(limits: ImportLimits, program = defaultProgram): ImportSteps {
  const process = createLimitedProcess<StepRequest, StepResponse>(program, limits, isStepResponse);
  const ask = async (request: StepRequest): Promise<StepResponse | StepFailure> => {
    const response = await process.ask(request);
    if ('endedBy' in response) return { failure: formatProcessEnd(response, limits) };
    if (response.megabytes > limits.megabytes * maxUsedShare && response.kind === 'read')
      process.end();
    return response;
  };
  return {
    read: async (file, options) => {
      const response = await ask({ kind: 'read', file, options });
      return 'failure' in response
        ? response
        : response.kind === 'read'
          ? response.result
          : throwMixedUp(response);
    },
    begin: async (contentFolder, options, moved) => {
      const response = await ask({ kind: 'begin', contentFolder, options, moved });
      return 'failure' in response
        ? response
        : response.kind === 'begin'
          ? response.result
          : throwMixedUp(response);
    },
    plan: async (read, ids) => {
      const response = await ask({ kind: 'plan', read, ids });
      return 'failure' in response
        ? response
        : response.kind === 'plan'
          ? response.result
          : throwMixedUp(response);
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

function throwMixedUp({ kind }: StepResponse): never {
  throw new Error(`The process that reads gave the answer to another question (${kind})`);
}

/** The requests to the process that reads. */
export type StepRequest =
  | { readonly kind: 'read'; readonly file: InputFile; readonly options: ImportOptions }
  | {
      readonly kind: 'begin';
      readonly contentFolder: string;
      readonly options: ImportOptions;
      readonly moved: ReadonlyMap<string, MovedText>;
    }
  | { readonly kind: 'plan'; readonly read: Uint8Array; readonly ids: readonly DraftIds[] };

/** Its responses, with its memory in MB. */
export type StepResponse = { readonly megabytes: number } & (
  | { readonly kind: 'read'; readonly result: ReadStep | StepFailure }
  | { readonly kind: 'begin'; readonly result: StepFailure | undefined }
  | { readonly kind: 'plan'; readonly result: PlannedInput | StepFailure }
);

// Both sides are this program, so the kind is enough.

export function isStepRequest(message: unknown): message is StepRequest {
  return isOfKind(message, ['read', 'begin', 'plan']);
}

function isStepResponse(message: unknown): message is StepResponse {
  return (
    isOfKind(message, ['read', 'begin', 'plan']) && 'result' in message && 'megabytes' in message
  );
}
