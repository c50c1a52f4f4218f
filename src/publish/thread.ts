import { enableCompileCache, getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { type MessagePort, parentPort, Worker, workerData } from 'node:worker_threads';
import { describeFailure } from './files/failure.ts';

/** A thread that answers one message after the other. */
export interface Thread<Message, Answer> {
  /**
   * Sends a message and returns the next answer. Rejects with what the thread failed with, and if
   * it has ended.
   */
  readonly ask: (message: Message) => Promise<Answer>;
  /** Lets a thread end that waits for its first message. */
  readonly close: () => void;
}

/** What a thread answers that could not do what it was asked. */
interface ThreadFailure {
  readonly failure: string;
}

/** What a thread is started with. */
interface ThreadStart<Data> {
  readonly data: Data;
  /** Where Node keeps what it compiles, if it does. */
  readonly compileCache: string | undefined;
}

/**
 * Starts a thread whose module is at `url`. It ends by itself: one that is ended from outside may
 * take the process with it.
 */
export function startThread<Message, Answer>(url: URL, data: unknown): Thread<Message, Answer> {
  const start: ThreadStart<unknown> = { data, compileCache: findCompileCache() };
  const worker = new Worker(url, { workerData: start });
  // Whoever asks next is told.
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
  };
  worker.once('error', end);
  worker.once('exit', () => end(new Error('A thread of the build ended before it was done.')));
  return {
    ask: (message) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        const fail = () => reject(ended);
        worker.once('message', (answer: Answer | ThreadFailure) => {
          worker.off('exit', fail);
          if (isFailure(answer)) reject(new Error(answer.failure));
          else resolve(answer);
        });
        // After its error a thread exits, too.
        worker.once('exit', fail);
        worker.postMessage(message);
      }),
    close: () => worker.postMessage(null),
  };
}

/**
 * Does the work of a thread, whose module this is called by first: `work` loads the rest, since a
 * thread has no compile cache by itself, and half of what it takes to load modules would be to
 * compile them. It is told what the thread was started with, and answers through the port, which is
 * closed when it has ended.
 */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the thread names what its own starter has sent
export async function runInThread<Data>(
  work: (data: Data, port: MessagePort) => Promise<void>,
): Promise<void> {
  if (parentPort === null) throw new Error('This module is started as a thread.');
  const port = parentPort;
  const { data, compileCache }: ThreadStart<Data> = workerData;
  if (compileCache !== undefined) enableCompileCache(compileCache);
  try {
    await work(data, port);
  } catch (error) {
    port.postMessage({ failure: describeFailure(error) } satisfies ThreadFailure);
  } finally {
    port.close();
  }
}

function isFailure(answer: unknown): answer is ThreadFailure {
  return typeof answer === 'object' && answer !== null && 'failure' in answer;
}

/** Where Node keeps what it compiles; it appends the folder of its version by itself. */
function findCompileCache(): string | undefined {
  const cache = getCompileCacheDir();
  return cache === undefined ? undefined : dirname(cache);
}
