import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { readSiteUrl } from '../content/content.ts';
import { describeFailure } from '../files/failure.ts';
import { openKeptFolder, removeOldBundles } from '../files/workspace.ts';
import { findCompileCache } from '../project/index.ts';
import { type Bundle, startBundle } from '../render/bundle.ts';
import type { DraftAnswer, DraftCode, DraftQuestion, DraftReply } from './draft.ts';

/** The pages of content that is being written, rendered in a thread. */
interface DraftPages {
  /** The path of the site, with both slashes. */
  readonly base: string;
  /** The folder with the styles, scripts and fonts. */
  readonly client: string;
  /** What there is at a path below the base, which begins with a slash. */
  readonly get: (path: string) => Promise<DraftAnswer>;
}

/** Keeps the pages of a site that is being written up to date. */
interface DraftRenderer {
  /**
   * Bundles the pages, unless the code of those that are shown is that of the sources and the
   * design as they are now. Returns what is shown; undefined if site.yml does not say where the
   * site is published. Throws if the pages cannot be bundled.
   */
  readonly start: () => Promise<DraftPages | undefined>;
  /** Reads files of the content again. */
  readonly read: (paths: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface RenderedSite {
  readonly contentFolder: string;
  readonly today: CalendarDate;
  /** A folder of this run. */
  readonly workspace: string;
}

/** Creates the renderer of a site; `show` is called whenever open pages should load anew. */
export function createDraftRenderer(
  site: RenderedSite,
  show: (pages: DraftPages) => void,
): DraftRenderer {
  const { contentFolder, workspace } = site;
  let shown: RunningPages | undefined;
  let next: RunningPages | undefined;
  let stopBundling: (() => Promise<void>) | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let asked = 0;

  async function start(): Promise<DraftPages | undefined> {
    const siteUrl = await readSiteUrl(contentFolder);
    if (siteUrl === undefined) return shown?.pages;
    const started = await startBundle({ contentFolder, siteUrl }, workspace);
    stopBundling = started.stop;
    const bundle = await started.bundle;
    const base = getBasePath(siteUrl);
    if (shown?.isRunning() === true && shown.code === bundle.code && shown.pages.base === base)
      return shown.pages;
    next = await startPages(site, bundle, base);
    await next.read();
    const before = shown;
    shown = next;
    next = undefined;
    show(shown.pages);
    // It still answers what it was asked.
    await before?.stop();
    // They only save room.
    await removeOldBundles(workspace).catch(() => undefined);
    return shown.pages;
  }

  function startNext(): Promise<DraftPages | undefined> {
    asked += 1;
    const own = asked;
    // What is being bundled is out of date.
    void stopBundling?.();
    const started = last.then(start).catch((error: unknown) => {
      // The start that follows tells how that ends.
      if (own !== asked) return shown?.pages;
      throw error;
    });
    last = started.catch(() => undefined);
    return started;
  }

  return {
    start: startNext,
    read: async (paths) => {
      // A text may have ended the thread, and is another one now.
      if (shown?.isRunning() === false) await startNext().catch(() => undefined);
      const reading = [shown, next].flatMap((each) =>
        each === undefined ? [] : [each.read(paths)],
      );
      await Promise.allSettled(reading);
      if (shown !== undefined) show(shown.pages);
    },
    stop: async () => {
      await stopBundling?.();
      await last;
      await shown?.stop();
    },
  };
}

/** Pages with the thread that renders them. */
interface RunningPages {
  readonly pages: DraftPages;
  /** What changes with the code of the pages. */
  readonly code: string;
  readonly isRunning: () => boolean;
  /** Reads these files of the content, or all. */
  readonly read: (paths?: readonly string[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

async function startPages(
  { contentFolder, today, workspace }: RenderedSite,
  { entry, code, program, pages, client }: Bundle,
  base: string,
): Promise<RunningPages> {
  const draft: DraftCode = {
    contentFolder,
    today,
    showsUnpublished: true,
    base,
    compileCache: findCompileCache(),
    bundle: { entry: entry.href, code, pages },
    kept: { folder: await openKeptFolder(contentFolder), version: program, isRead: true },
    pictures: join(workspace, 'pictures'),
  };
  const worker = new Worker(new URL('./draft-thread.ts', import.meta.url), { workerData: draft });
  const waiting: ((reply: DraftReply) => void)[] = [];
  let failure: string | undefined;
  const end = (error?: unknown) => {
    const reason = error === undefined ? 'It ended by itself.' : describeFailure(error);
    failure ??= `The thread that renders pages has ended. Save a file of the content to start it again. ${reason}`;
    for (const each of waiting.splice(0)) each({ failure });
  };
  worker.on('message', (reply: DraftReply) => waiting.shift()?.(reply));
  worker.once('error', end);
  const ended = new Promise<void>((resolve) =>
    worker.once('exit', () => {
      end();
      resolve();
    }),
  );
  const ask = (question: DraftQuestion) =>
    new Promise<DraftReply>((resolve) => {
      if (failure !== undefined) return resolve({ failure });
      waiting.push(resolve);
      worker.postMessage(question);
    });
  return {
    code,
    isRunning: () => failure === undefined,
    pages: {
      base,
      client,
      get: async (path) => {
        const reply = await ask({ get: path });
        return 'failure' in reply ? { kind: 'failed', failure: reply.failure } : reply.answer;
      },
    },
    read: async (paths) => {
      const reply = await ask({ read: paths });
      if ('failure' in reply) throw new Error(reply.failure);
    },
    stop: async () => {
      // It ends by itself: a thread that is ended from outside may take the process with it.
      worker.postMessage(null);
      await ended;
    },
  };
}
