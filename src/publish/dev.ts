import { watch } from 'node:fs';
import { join } from 'node:path';
import { dev, type AstroInlineConfig } from 'astro';
import type { CalendarDate } from '../domain/dates.ts';
import { toAstroConfig, type Edition } from './astro-config.ts';
import { checkForPublishing } from './content.ts';
import { projectFolder } from './project.ts';
import { checkPort } from './port.ts';
import { createRenderLog } from './render-log.ts';
import { getToday, readSiteFacts } from './site-facts.ts';
import { useWorkspace } from './workspace.ts';

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
  const { url } = await readSiteFacts(contentFolder);
  const edition = { contentFolder, today: await getToday(contentFolder, today), siteUrl: url, showsUnpublished: true };
  await checkPort({ port, host: 'localhost' });
  const check = createCheck(edition, print);
  await check();
  await useWorkspace(async (workspace) => {
    const log = createRenderLog(workspace, ({ level, message }) => {
      if (level === 'error') print(message);
    });
    const server = await dev(toDevConfig(toAstroConfig(edition, workspace, log.logger), edition, port));
    const stopWatching = watchContent(contentFolder, () => void check());
    print(`The site is at http://localhost:${server.address.port}/ (stop with Ctrl+C). Pages follow each change.`);
    await until;
    stopWatching();
    await server.stop();
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
function createCheck({ contentFolder, today }: Edition, print: (line: string) => void): () => Promise<void> {
  let last = '';
  return async () => {
    const { text } = await checkForPublishing(contentFolder, today);
    if (text !== last) print(text);
    last = text;
  };
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
