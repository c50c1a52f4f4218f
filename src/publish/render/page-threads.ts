import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { BodyFacts } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { openKeptFolder } from '../files/workspace.ts';
import { findCompileCache } from '../project/index.ts';
import { type Bundle, startBundle } from './bundle.ts';
import { countThreadsBefore } from './kept-records.ts';
import type { FactsByPath, PageCode, PageResult, PageTask, RenderedPages } from './page-worker.ts';

/** What is the same in the tasks of all threads. */
export type SharedTask = Omit<PageTask, 'index' | 'threads' | 'pages'>;

/** Threads that render pages; they load the code of the pages before they have a task. */
export interface PageThreads {
  /** Rejects if the pages cannot be bundled. */
  readonly bundle: Promise<Bundle>;
  /**
   * Divides a task between threads, each of which renders one of the `parts` out of so many
   * `inAll`. First they read the facts of the bodies of which none are known, which `onFacts` is
   * told and each thread gets; then they render. Throws the first failure when all of them have
   * ended.
   */
  readonly run: (
    task: SharedTask,
    parts: readonly number[],
    inAll: number,
    onFacts: (facts: FactsByPath) => void,
  ) => Promise<readonly RenderedPages[]>;
  /** Ends what has no task, the bundling included. */
  readonly close: () => Promise<void>;
}

/** What the code of pages knows of a site before there is any content. */
interface PageSite {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  readonly siteUrl: string;
}

/**
 * Starts as many threads as the last build had, which takes them about as long as the check. Where
 * no build has bundled the pages yet, a process does that first.
 */
export async function startPageThreads(
  { contentFolder, today, siteUrl }: PageSite,
  workspace: string,
): Promise<PageThreads> {
  const started = countThreadsBefore(await openKeptFolder(contentFolder));
  const { bundle, stop } = await startBundle({ contentFolder, siteUrl }, workspace);
  const place = { contentFolder, today, showsUnpublished: false, base: getBasePath(siteUrl) };
  // Of a bundle that is there they start before the caller goes on.
  const ready = bundle.then((made) => {
    const code: PageCode = {
      ...place,
      compileCache: findCompileCache(),
      bundle: { entry: made.entry.href, code: made.code, pages: made.pages },
    };
    return { code, waiting: Array.from({ length: started }, () => startThread(code)) };
  });
  ready.catch(() => undefined);
  return {
    bundle,
    run: async (task, parts, inAll, onFacts) => {
      const { code, waiting } = await ready;
      const threads = parts.map((part, index) => {
        const thread = waiting.pop() ?? startThread(code);
        const own = { ...task, index, threads: parts.length, pages: { part, parts: inAll } };
        return { thread, read: thread.ask(own) };
      });
      const facts = new Map<string, BodyFacts>();
      const read = await Promise.allSettled(
        threads.map(async (each) => {
          const answer = await each.read;
          if ('facts' in answer) for (const [path, own] of answer.facts) facts.set(path, own);
          return each.thread;
        }),
      );
      const isWhole = read.every(({ status }) => status === 'fulfilled');
      if (isWhole) onFacts(facts);
      // A thread that has failed has ended, and answers no more.
      const rendered = await Promise.allSettled(
        read.flatMap((each) =>
          each.status === 'fulfilled' ? [each.value.ask(isWhole ? facts : null)] : [],
        ),
      );
      const failures = [...read, ...rendered].flatMap((each) =>
        each.status === 'rejected' ? [each.reason] : [],
      );
      if (failures.length > 0) throw failures[0];
      return rendered.flatMap((each) =>
        each.status === 'fulfilled' && 'pages' in each.value ? [each.value] : [],
      );
    },
    close: async () => {
      await stop();
      const { waiting } = await ready.catch(() => ({ waiting: [] }));
      for (const thread of waiting.splice(0)) thread.close();
    },
  };
}

/**
 * Starts a thread; `ask` sends it a message and returns its next answer. A thread ends by itself:
 * one that is ended from outside may take the process with it.
 */
function startThread(code: PageCode) {
  const worker = new Worker(new URL('./page-thread.ts', import.meta.url), { workerData: code });
  // Whoever asks next is told.
  let ended: Error | undefined;
  const end = (error: Error) => {
    ended ??= error;
  };
  worker.once('error', end);
  worker.once('exit', () =>
    end(new Error('A thread that renders pages ended before it was done.')),
  );
  return {
    /** Null lets the thread end. */
    ask: (message: PageTask | FactsByPath | null) =>
      new Promise<PageResult>((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        const fail = () => reject(ended);
        worker.once('message', (result: PageResult) => {
          worker.off('exit', fail);
          if ('failure' in result) reject(new Error(result.failure));
          else resolve(result);
        });
        // After its error a thread exits, too.
        worker.once('exit', fail);
        worker.postMessage(message);
      }),
    close: () => worker.postMessage(null),
  };
}
