import { createLimitedProcess, type ImportLimits, isOfKind } from '../import/index.ts';

/** A request to check part of a content folder. */
export interface CheckRequest {
  readonly kind: 'check';
  readonly contentFolder: string;
  /**
   * The files whose problems are told, below the content folder; the rest is read for what they
   * name.
   */
  readonly paths: ReadonlySet<string>;
  readonly today: string;
  /** The content folder as seen from where the command was called. */
  readonly shownFolder: string;
  readonly hasColour: boolean;
}

/** The problems as people read them, '' if there are none; or why nothing was checked. */
export type CheckResponse =
  | { readonly kind: 'checked'; readonly report: string; readonly hasErrors: boolean }
  | { readonly kind: 'unchecked'; readonly reason: string };

const defaultProgram = new URL('./check-imported-program.ts', import.meta.url);

/**
 * Checks what an import wrote in a process of its own, within the limits of one file: what came
 * from a hostile document may be hostile still. Never throws.
 * @param program what the process runs.
 */
export async function checkImported(
  request: Omit<CheckRequest, 'kind'>,
  limits: ImportLimits,
  program = defaultProgram,
): Promise<CheckResponse> {
  const process = createLimitedProcess<CheckRequest, CheckResponse>(
    program,
    limits,
    isCheckResponse,
  );
  try {
    const response = await process.ask({ kind: 'check', ...request });
    if (!('endedBy' in response)) return response;
    const reason = {
      time: `The check took longer than ${limits.seconds} s.`,
      memory: `The check needs more than ${limits.megabytes.toLocaleString('en')} MB of memory.`,
      other: `The check ended (${response.code}).`,
    }[response.endedBy];
    return { kind: 'unchecked', reason };
  } catch (error) {
    return { kind: 'unchecked', reason: formatCheckFailure(error) };
  } finally {
    process.end();
  }
}

/** Why a check failed, as a sentence. */
export function formatCheckFailure(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return `The check failed (${message.length > 200 ? `${message.slice(0, 200)} …` : message}).`;
}

/**
 * Whether a message is a request for a check; tools such as debuggers send others over the same
 * channel.
 */
export function isCheckRequest(message: unknown): message is CheckRequest {
  return isOfKind(message, ['check']);
}

function isCheckResponse(message: unknown): message is CheckResponse {
  return isOfKind(message, ['checked', 'unchecked']);
}
