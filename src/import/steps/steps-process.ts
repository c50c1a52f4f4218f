import { fork, type ChildProcess } from 'node:child_process';
import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { getCommandStyle } from '../../domain/text/command.ts';
import type { ImportLimits } from './limits.ts';
import { isAnswer, type Answer, type Question } from './questions.ts';
import type { ImportSteps, StepFault } from './steps.ts';

const usualProgram = new URL('./program.ts', import.meta.url);

/** V8 collects what is not used any more before the process as a whole takes too much. */
const heapPart = 0.7;

/** A process that holds more than this part of its memory after an answer makes way for a fresh one, so that no file pays for another. */
const usedPart = 1 / 2;

/**
 * Takes the steps in a process of its own, which is ended where a step passes the limits: that and any other end of it is the
 * fault of the step, and the next one is taken by a fresh process. One step is taken at a time; `end` ends the process.
 * @param program what the process runs; it calls `serveSteps`.
 */
export function createStepsProcess(limits: ImportLimits, program = usualProgram): ImportSteps {
  let process: ChildProcess | undefined;
  const end = () => {
    // Without a channel it ends by itself, and keeps what it compiled for the next one.
    if (process?.connected === true) process.disconnect();
    process?.unref();
    process = undefined;
  };
  const ask = async (question: Question): Promise<Answer | StepFault> => {
    process ??= start(limits, program);
    const answer = await askWithin(process, question, limits);
    if ('fault' in answer) process = undefined;
    else if (answer.megabytes > limits.megabytes * usedPart && answer.kind === 'read') end();
    return answer;
  };
  return {
    read: async (file, options) => {
      const answer = await ask({ kind: 'read', file, options });
      return 'fault' in answer
        ? answer
        : answer.kind === 'read'
          ? answer.result
          : toMixedUp(answer);
    },
    begin: async (contentFolder, options, moved) => {
      const answer = await ask({ kind: 'begin', contentFolder, options, moved });
      return 'fault' in answer
        ? answer
        : answer.kind === 'begin'
          ? answer.result
          : toMixedUp(answer);
    },
    plan: async (read, ids) => {
      const answer = await ask({ kind: 'plan', read, ids });
      return 'fault' in answer
        ? answer
        : answer.kind === 'plan'
          ? answer.result
          : toMixedUp(answer);
    },
    end,
  };
}

function start({ megabytes }: ImportLimits, program: URL): ChildProcess {
  const child = fork(program, {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${Math.round((megabytes * 1_000_000 * heapPart) / 2 ** 20)}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const cache = getCompileCacheDir();
  // Node adds the folder of its version by itself.
  const first: Question = {
    kind: 'start',
    megabytes,
    compileCache: cache === undefined ? undefined : dirname(cache),
    commandStyle: getCommandStyle(),
  };
  child.send(first);
  // What goes wrong while it is asked is told there.
  child.on('error', () => undefined);
  return child;
}

/** Asks and waits. Where there is a fault, the process has ended. Throws where no process can be started. */
async function askWithin(
  child: ChildProcess,
  question: Question,
  limits: ImportLimits,
): Promise<Answer | StepFault> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | StepFault>();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill('SIGKILL');
  }, limits.seconds * 1000);
  const hear = (message: unknown) => {
    if (isAnswer(message)) resolve(message);
  };
  const endWith = (code: number | null, signal: NodeJS.Signals | null) =>
    resolve({ fault: isLate ? describeLate(limits) : describeEnd(code, signal, limits) });
  child.on('message', hear).on('exit', endWith).on('error', reject);
  // Where the channel is closed, the process has ended, which is told by itself.
  child.send(question, () => undefined);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    child.off('message', hear).off('exit', endWith).off('error', reject);
  }
}

const divide = 'Divide it into smaller files, or save it anew from its program';

function describeLate({ seconds }: ImportLimits): string {
  return `The file took longer than ${seconds} s to import. ${divide}. If you trust it, allow more time with --time ${seconds * 5}.`;
}

function describeEnd(
  code: number | null,
  signal: NodeJS.Signals | null,
  { megabytes }: ImportLimits,
): string {
  // The watch and the system end by SIGKILL, V8 by SIGABRT, a process that takes too much memory.
  const isMemory = signal === 'SIGKILL' || signal === 'SIGABRT' || code === 134;
  if (isMemory)
    return `The file needs more than ${megabytes.toLocaleString('en')} MB of memory to import. ${divide}. If you trust it, allow more memory with --memory ${megabytes * 4}.`;
  return `The file ended the program that reads it (${signal ?? `code ${code ?? 'unknown'}`}). Save it anew from its program, or copy its text into a .txt file.`;
}

function toMixedUp({ kind }: Answer): never {
  throw new Error(`The process that reads gave the answer to another question (${kind})`);
}
