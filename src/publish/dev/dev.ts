import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { collections } from '../../schemas/index.ts';
import { resolveToday } from '../content/content.ts';
import { writeEditorIndex } from '../editor.ts';
import { describeFailure } from '../files/failure.ts';
import { useWorkspace } from '../files/workspace.ts';
import { findCompileCache, findSiteRoot, packageRoot } from '../project/index.ts';
import type { CheckedDraft, DraftReport } from './draft-check.ts';
import { createDraftRenderer } from './draft-pages.ts';
import { startDraftServer } from './draft-server.ts';
import { watchContent, watchDesign } from './watch-content.ts';

/** What is shown while it is being written; the folder as an absolute path. */
interface DraftSite {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly port: number;
}

/**
 * Serves the content while it is being written, drafts and scheduled entries included: a page is
 * rendered when it is asked for, by the code that a build renders it with, and again when a file
 * changes. What the check finds, now and after each change, is printed and shown in the pages. Ends
 * with `until`.
 */
export async function serveDraft(
  { contentFolder, today: day, port }: DraftSite,
  until: Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const today = resolveToday(contentFolder, day);
  let isEnded = false;
  void until.then(() => (isEnded = true));
  // Work that Ctrl+C interrupts is not reported as a failure.
  const say = (line: string) => {
    if (!isEnded) print(line);
  };
  // Before all else, so that a port in use is reported at once.
  const server = await startDraftServer(port);
  try {
    await useWorkspace(contentFolder, async (workspace) => {
      const compileCache = findCompileCache();
      const check = startCheck({ compileCache, contentFolder, today }, say, server.showProblems);
      const renderer = createDraftRenderer({ contentFolder, today, workspace }, (pages) =>
        server.show({ ...pages, folders: [...listPublicFolders(contentFolder), pages.client] }),
      );
      const start = createStart(renderer.start, port, say);
      const stops = [
        watchContent(contentFolder, (paths) => {
          check.run();
          void renderer.read(paths);
          if (paths.includes(collections.site.pattern)) void start();
        }),
        watchDesign(contentFolder, () => {
          check.run();
          void start();
        }),
      ];
      check.run();
      void start();
      // An editor looks at the content of the folder that it has opened.
      if (!relative(findSiteRoot(contentFolder), contentFolder).startsWith('..'))
        await writeEditorIndex(contentFolder);
      await until;
      for (const stop of stops) stop();
      await Promise.all([renderer.stop(), check.stop()]);
    });
  } finally {
    await server.close();
  }
}

/** Starts the pages, and says where they are as soon as there are any; never fails. */
function createStart(
  startPages: ReturnType<typeof createDraftRenderer>['start'],
  port: number,
  print: (line: string) => void,
): () => Promise<void> {
  const address = `http://localhost:${port}`;
  let isShown = false;
  return async () => {
    try {
      const pages = await startPages();
      if (isShown) return;
      if (pages === undefined)
        return print(
          `No page can be shown yet. As soon as ${collections.site.pattern} is mended, the site is at ${address}/ (stop with Ctrl+C).`,
        );
      isShown = true;
      print(`The site is at ${address}${pages.base} (stop with Ctrl+C). Pages follow each change.`);
    } catch (error) {
      const remedy = isShown ? 'The pages stay as they were.' : 'No page can be shown yet.';
      print(`${remedy} ${describeFailure(error)}`);
    }
  };
}

/**
 * Starts a thread that checks content as often as it is told; a report that differs from the last
 * one is printed.
 */
function startCheck(
  draft: CheckedDraft,
  print: (text: string) => void,
  show: (problems: DraftReport['problems']) => void,
): { readonly run: () => void; readonly stop: () => Promise<void> } {
  const worker = new Worker(new URL('./check-thread.ts', import.meta.url), { workerData: draft });
  let last = '';
  // Of several changes at once, the state after the last one is checked.
  let [running, isAsked] = [false, false];
  const run = () => {
    isAsked = running;
    if (running) return;
    running = true;
    worker.postMessage(true);
  };
  worker.on('message', ({ text, problems }: DraftReport) => {
    running = false;
    show(problems);
    if (text !== last) print(text);
    last = text;
    if (isAsked) run();
  });
  worker.once('error', (error) =>
    print(
      `The content is not checked any more. Start the command again. ${describeFailure(error)}`,
    ),
  );
  const ended = once(worker, 'exit').catch(() => undefined);
  return {
    run,
    stop: async () => {
      worker.postMessage(false);
      await ended;
    },
  };
}

/** The folders of files that lie beside the pages as they are: the site's own, else ours. */
function listPublicFolders(contentFolder: string): string[] {
  const ours = join(packageRoot, 'public');
  const own = join(findSiteRoot(contentFolder), 'public');
  return existsSync(own) ? [own, ours] : [ours];
}
