import { watch } from 'node:fs';
import { join } from 'node:path';
import type { AstroInlineConfig, dev as createDevServer } from 'astro';
import type { CalendarDate } from '../domain/dates.ts';
import { toAstroConfig, type Edition } from './astro-config.ts';
import { checkForPublishing, readSiteUrl, toToday } from './content.ts';
import { toReason } from './failure.ts';
import { projectFolder } from './project.ts';
import { checkPort } from './port.ts';
import { createRenderLog } from './render-log.ts';
import { useWorkspace } from './workspace.ts';

type DevServer = Awaited<ReturnType<typeof createDevServer>>;

/** What is shown while it is being written; the folder as an absolute path. */
export interface Draft {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly port: number;
}

/**
 * Serves the content while it is being written, drafts and scheduled entries included: a page is rendered when it is
 * asked for, and again when a file changes. Prints what the check finds, now and after each change. Ends with `until`.
 */
export async function serveDraft({ contentFolder, today, port }: Draft, until: Promise<void>, print: (line: string) => void): Promise<void> {
  const edition = { contentFolder, today: toToday(contentFolder, today), siteUrl: await readSiteUrl(contentFolder), showsUnpublished: true };
  await checkPort({ port, host: 'localhost' });
  await useWorkspace(async (workspace) => {
    const log = createRenderLog(workspace, ({ level, message }) => {
      // Of entries that cannot be read the check has told already, with their place.
      if (level === 'error' && !message.startsWith('Failed to reload')) print(toReason(new Error(message)));
    });
    const { dev } = await import('astro');
    const config = toDevConfig(toAstroConfig(edition, workspace, log.logger), edition, port);
    let server: DevServer | undefined;

    // Astro serves nothing where data does not fit its schema as it starts; then it is asked again after each change.
    let starting = Promise.resolve();
    const start = () => (starting = starting.then(async () => {
      if (server !== undefined) return;
      const address = `http://localhost:${port}/`;
      try {
        server = await dev(config);
        print(`The site is at ${address} (stop with Ctrl+C). Pages follow each change.`);
      } catch (error) {
        print(`No page can be shown yet: ${toReason(error)} As soon as this is mended, the site is at ${address} (stop with Ctrl+C).`);
      }
    }));
    const check = createCheck(edition, print);
    const stopWatching = watchContent(contentFolder, () => {
      check();
      void start();
    });
    check();
    void start();
    await until;
    stopWatching();
    await starting;
    await server?.stop();
    log.stop();
  });
}

function toDevConfig(config: AstroInlineConfig, edition: Edition, port: number): AstroInlineConfig {
  const sources = [join(projectFolder, 'src'), join(projectFolder, 'public')];
  return {
    ...config,
    logLevel: 'warn',
    server: { port },
    vite: {
      ...config.vite,
      server: { strictPort: true, fs: { allow: [projectFolder, edition.contentFolder] } },
      plugins: [{ name: 'answerable:watch-sources', configureServer: (server) => void server.watcher.add(sources) }],
    },
  };
}

/** A check that prints its report when that differs from the last one. */
function createCheck({ contentFolder, today }: Edition, print: (line: string) => void): () => void {
  let last = '';
  return () => {
    const text = toReport(contentFolder, today);
    if (text !== last) print(text);
    last = text;
  };
}

/** The report of the check; while files come and go, even the folder may be missing for a moment. */
function toReport(contentFolder: string, today: CalendarDate): string {
  try {
    return checkForPublishing(contentFolder, today).text;
  } catch (error) {
    return toReason(error);
  }
}

const pause = 150;

/** Calls `onChange` when files in the folder have changed and then rested for a moment. Returns what ends that. */
function watchContent(folder: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(onChange, pause);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
