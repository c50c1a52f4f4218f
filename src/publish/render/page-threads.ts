import { on } from 'node:events';
import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { BodyFacts } from '../../domain/entries/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import type { KeptFiles } from '../files/site-files.ts';
import { openKeptFolder } from '../files/workspace.ts';
import { findCompileCache } from '../project/index.ts';
import { type Bundle, startBundle } from './bundle.ts';
import { countThreadsBefore, hasPageRecords, type PagePart } from './kept-records.ts';
import type {
  FactsByPath,
  IndexedFile,
  PageCode,
  PageResult,
  PageTask,
  RenderedPart,
} from './page-worker.ts';

/** What is the same in the tasks of all threads. */
export type SharedTask = Omit<PageTask, 'index' | 'threads' | 'parts'>;

/** Threads that render pages; they load the code of the pages before they have a task. */
export interface PageThreads {
  /** Rejects if the pages cannot be bundled. */
  readonly bundle: Promise<Bundle>;
  /** Where builds with this bundle keep what they can. Rejects with the bundle. */
  readonly kept: Promise<KeptFiles>;
  /**
   * Renders these parts, each in a thread of its own, or all in one if most pages can be taken from
   * the build before. First the threads read the facts of the bodies of which none are known, which
   * `onFacts` is told and each thread gets; then they render, and tell `onIndexed` of what the search
   * may read already. Returns the parts in their order. Throws the first failure when all threads
   * have ended.
   */
  readonly run: (
    task: SharedTask,
    parts: readonly PagePart[],
    listeners: PageListeners,
  ) => Promise<readonly RenderedPart[]>;
  /** Ends what has no task, the bundling included. */
  readonly close: () => Promise<void>;
}

/** Called while threads read and render. */
interface PageListeners {
  readonly onFacts: (facts: FactsByPath) => void;
  readonly onIndexed: (pages: readonly IndexedFile[]) => void;
}

/** What the code of pages knows of a site before there is any content. */
interface PageSite {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  readonly siteUrl: string;
  /** Whether no page is taken from the build before. */
  readonly isCold?: boolean;
}

/**
 * Starts the threads that will be needed in any case, which takes them about as long as the check.
 * Where no build has bundled the pages yet, a process does that first.
 */
export async function startPageThreads(
  { contentFolder, today, siteUrl, isCold = false }: PageSite,
  workspace: string,
): Promise<PageThreads> {
  const folder = await openKeptFolder(contentFolder);
  const started = isCold ? countThreadsBefore(folder) : 1;
  const { bundle, stop } = await startBundle({ contentFolder, siteUrl }, workspace);
  const place = { contentFolder, today, showsUnpublished: false, base: getBasePath(siteUrl) };
  const kept = bundle.then(({ program }) => ({ folder, version: program, isRead: !isCold }));
  // Of a bundle that is there they start before the caller goes on.
  const ready = Promise.all([bundle, kept]).then(([made, keptFiles]) => {
    const code: PageCode = {
      ...place,
      compileCache: findCompileCache(),
      kept: keptFiles,
      bundle: { entry: made.entry.href, code: made.code, pages: made.pages },
    };
    return { code, waiting: Array.from({ length: started }, () => startThread(code)) };
  });
  ready.catch(() => undefined);
  const renderIn = async (
    groups: readonly (readonly PagePart[])[],
    task: SharedTask,
    { onFacts, onIndexed }: PageListeners,
  ): Promise<RenderedPart[]> => {
    const { code, waiting } = await ready;
    const facts = new Map<string, BodyFacts>();
    const read = await Promise.allSettled(
      groups.map(async (parts, index) => {
        const thread = waiting.pop() ?? startThread(code);
        thread.send({ ...task, index, threads: groups.length, parts });
        const answer = await thread.receive();
        if ('facts' in answer) for (const [path, own] of answer.facts) facts.set(path, own);
        return thread;
      }),
    );
    const isWhole = read.every(({ status }) => status === 'fulfilled');
    if (isWhole) onFacts(facts);
    const rendered = await Promise.allSettled(
      // A thread that has failed has ended, and answers no more.
      read.flatMap((each) => {
        if (each.status === 'rejected') return [];
        const thread = each.value;
        if (groups.length > 1) thread.send(isWhole ? facts : null);
        const planned = thread.receive();
        return [
          planned.then((answer) => {
            const left = 'left' in answer ? answer.left.map((part) => [part]) : [];
            return left.length === 0
              ? []
              : renderIn(left, task, { onFacts: () => undefined, onIndexed });
          }),
          planned.then(async () => {
            for (;;) {
              const answer = await thread.receive();
              if ('rendered' in answer) return answer.rendered;
              if ('indexed' in answer) onIndexed(answer.indexed);
            }
          }),
        ];
      }),
    );
    const failures = [...read, ...rendered].flatMap((each) =>
      each.status === 'rejected' ? [each.reason] : [],
    );
    if (failures.length > 0) throw failures[0];
    return rendered.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  };
  return {
    bundle,
    kept,
    run: async (task, parts, listeners) => {
      const isKept = !isCold && parts.every((part) => hasPageRecords(folder, part));
      const rendered = await renderIn(
        isKept ? [parts] : parts.map((part) => [part]),
        task,
        listeners,
      );
      return rendered.sort((a, b) => a.part.part - b.part.part);
    },
    close: async () => {
      await stop();
      const { waiting } = await ready.catch(() => ({ waiting: [] }));
      for (const thread of waiting.splice(0)) thread.send(null);
    },
  };
}

/**
 * Starts a thread. It ends by itself: one that is ended from outside may take the process with it.
 */
function startThread(code: PageCode) {
  const worker = new Worker(new URL('./page-thread.ts', import.meta.url), { workerData: code });
  const answers = on(worker, 'message', { close: ['exit'] });
  return {
    /** Null lets the thread end. */
    send: (message: PageTask | FactsByPath | null) => worker.postMessage(message),
    /** Its next answer. Throws if it has failed. */
    receive: async () => {
      const next = await answers.next();
      const [answer]: readonly PageResult[] = next.done === true ? [] : next.value;
      if (answer === undefined)
        throw new Error('A thread that renders pages ended before it was done.');
      if ('failure' in answer) throw new Error(answer.failure);
      return answer;
    },
  };
}
