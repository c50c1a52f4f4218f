import { type ChildProcess, fork } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { type CommandStyle, getCommandStyle } from '../../domain/text/index.ts';

/** The first message to a process; it has no response. */
export interface StartMessage {
  readonly kind: 'start';
  readonly megabytes: number;
  readonly compileCache: string | undefined;
  readonly commandStyle: CommandStyle;
}

/** Why a process ended before it responded: a limit, or `other` with its `code`. */
export interface ProcessEnd {
  readonly endedBy: 'time' | 'memory' | 'other';
  readonly code: string;
}

/**
 * A process with limits. If a request exceeds them the process ends, and the next request starts
 * another.
 */
interface LimitedProcess<Request, Response> {
  /** Sends one request at a time. Throws if no process can be started. */
  readonly ask: (request: Request) => Promise<Response | ProcessEnd>;
  /** Ends the process; the next request starts another. */
  readonly end: () => void;
}

/** V8 has to collect garbage before the process as a whole exceeds the limit. */
const heapShare = 0.7;

/** @param program the entry point of the process; it calls `serveRequests`. */
export function createLimitedProcess<Request extends object, Response>(
  program: URL,
  limits: ImportLimits,
  isResponse: (message: unknown) => message is Response,
): LimitedProcess<Request, Response> {
  let process: ChildProcess | undefined;
  return {
    ask: async (request) => {
      process ??= start(program, limits);
      const { isEnded, result } = await askWithin(process, request, limits, isResponse);
      if (isEnded) process = undefined;
      return result;
    },
    end: () => {
      // Without a channel it exits by itself, and keeps its compile cache for the next one.
      if (process?.connected === true) process.disconnect();
      process?.unref();
      process = undefined;
    },
  };
}

function start(program: URL, { megabytes }: ImportLimits): ChildProcess {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.round((megabytes * 1_000_000 * heapShare) / 2 ** 20)}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const cache = getCompileCacheDir();
  // Node appends the folder of its version.
  const first: StartMessage = {
    kind: 'start',
    megabytes,
    compileCache: cache === undefined ? undefined : dirname(cache),
    commandStyle: getCommandStyle(),
  };
  child.send(first);
  // Errors during a request are reported there.
  child.on('error', () => undefined);
  return child;
}

async function askWithin<Response>(
  child: ChildProcess,
  request: object,
  limits: ImportLimits,
  isResponse: (message: unknown) => message is Response,
): Promise<{ isEnded: boolean; result: Response | ProcessEnd }> {
  const { promise, resolve, reject } = Promise.withResolvers<{
    isEnded: boolean;
    result: Response | ProcessEnd;
  }>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limits.seconds * 1000);
  const hear = (message: unknown) => {
    if (isResponse(message)) resolve({ isEnded: false, result: message });
  };
  const endWith = (code: number | null, signal: NodeJS.Signals | null) => {
    // The watch thread and the system end a process that takes too much memory by SIGKILL, V8 by
    // SIGABRT.
    const isMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
    resolve({
      isEnded: true,
      result: {
        endedBy: isLate ? 'time' : isMemory ? 'memory' : 'other',
        code: signal ?? `code ${code ?? 'unknown'}`,
      },
    });
  };
  child.on('message', hear).on('exit', endWith).on('error', reject);
  // If the channel is closed, the process has ended, which is reported by its exit.
  child.send(request, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', hear).off('exit', endWith).off('error', reject);
  }
}

/**
 * Whether a message is one of this program: debuggers and watchers send others over the same
 * channel.
 */
export function isOfKind(message: unknown, kinds: readonly string[]): message is object {
  return (
    typeof message === 'object' &&
    message !== null &&
    'kind' in message &&
    typeof message.kind === 'string' &&
    kinds.includes(message.kind)
  );
}

/** The limits for one file, in whatever format. */
export interface ImportLimits {
  /** For reading it, and again for writing its entries. */
  readonly seconds: number;
  /** The memory of the whole process, in megabytes of a million bytes. */
  readonly megabytes: number;
}

/** Ordinary files take a twentieth of this; a large WordPress export takes half. */
export const defaultLimits: ImportLimits = { seconds: 60, megabytes: 1000 };

/** In MB; a process that has read nothing takes a third of it. */
export const minMemory = 300;
