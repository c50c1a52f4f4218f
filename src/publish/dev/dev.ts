import type { IncomingMessage, ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroInlineConfig, AstroIntegration } from 'astro';
import { checkContent } from '../../check/check.ts';
import { formatReport } from '../../check/reporters/text.ts';
import type { CalendarDate } from '../../domain/locale/dates.ts';
import { toBase } from '../../domain/addresses/permalink.ts';
import type { Edition } from '../render/astro-config.ts';
import { createPictureHeaders } from '../render/clean-pictures.ts';
import { readSiteUrl, toToday } from '../content/content.ts';
import { createDevGuard } from './dev-guard.ts';
import { createDevOverlay, toShownProblems, type ShownProblem } from './dev-overlay.ts';
import { createSiteServer } from './dev-site.ts';
import { writeEditorIndex } from '../editor/editor-index.ts';
import { toReason } from '../files/failure.ts';
import {
  findPackagesFolder,
  packageRoot,
  toOutermostPackages,
  toShownPath,
  toSiteRoot,
} from '../project.ts';
import { checkPort } from './port.ts';
import { createRenderLog } from '../render/render-log.ts';
import { watchContent } from './watch-content.ts';
import { useWorkspace } from '../files/workspace.ts';

/** What is shown while it is being written; the folder as an absolute path. */
export interface Draft {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly port: number;
}

/**
 * Serves the content while it is being written, drafts and scheduled entries included: a page is rendered when it is
 * asked for, and again when a file changes. What the check finds, now and after each change, is printed and shown in
 * the pages. Ends with `until`.
 */
export async function serveDraft(
  { contentFolder, today, port }: Draft,
  until: Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const edition = {
    contentFolder,
    today: toToday(contentFolder, today),
    siteUrl: await readSiteUrl(contentFolder),
    showsUnpublished: true,
    firstAddresses: new Map<string, string>(),
  };
  await checkPort({ port, host: 'localhost' });
  const { prepareAstro } = await import('../render/astro-config.ts');
  await useWorkspace(contentFolder, async (workspace) => {
    const log = createRenderLog(workspace, ({ level, message }) => {
      // Of entries that cannot be read the check has told already, with their place.
      if (level === 'error' && !message.startsWith('Failed to reload'))
        print(toReason(new Error(message)));
    });
    const overlay = createDevOverlay();
    const base = edition.siteUrl === undefined ? '/' : toBase(edition.siteUrl);
    const site = createSiteServer(
      toDevConfig(
        await prepareAstro(edition, workspace, log.logger),
        { edition, workspace },
        { port, base },
        overlay.integration,
      ),
      { port, base },
      overlay.getShown,
      print,
    );
    const check = createCheck(edition, overlay.show, print);
    const stopWatching = watchContent(contentFolder, () => {
      check();
      void site.start();
    });
    check();
    void site.start();
    // An editor looks at the content of the folder that it has opened.
    if (!relative(toSiteRoot(contentFolder), contentFolder).startsWith('..'))
      await writeEditorIndex(contentFolder);
    await until;
    stopWatching();
    await site.stop();
    log.stop();
  });
}

function toDevConfig(
  config: AstroInlineConfig,
  { edition, workspace }: { readonly edition: Edition; readonly workspace: string },
  { port, base }: { readonly port: number; readonly base: string },
  overlay: AstroIntegration,
): AstroInlineConfig {
  const sources = [
    join(packageRoot, 'src'),
    ...(existsSync(String(config.publicDir)) ? [String(config.publicDir)] : []),
  ];
  const readable = [
    packageRoot,
    toOutermostPackages(findPackagesFolder()),
    workspace,
    edition.contentFolder,
  ];
  return {
    ...config,
    logLevel: 'warn',
    integrations: [...(config.integrations ?? []), overlay],
    server: { port },
    vite: {
      ...config.vite,
      server: { strictPort: true, fs: { allow: readable } },
      plugins: [
        createDevGuard(readable),
        createPictureHeaders(),
        {
          name: 'answerable:watch-sources',
          configureServer: (server) => void server.watcher.add(sources),
        },
        ...(base === '/' ? [] : [toBaseRedirect(base)]),
      ],
    },
  };
}

/** Leads who asks for the root of the server to the site below it. */
function toBaseRedirect(
  base: string,
): NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number] {
  return {
    name: 'answerable:base-redirect',
    enforce: 'post',
    // Astro puts what answers for all that is not below the base at the head of the list, once the others are in it.
    configureServer:
      ({ middlewares }) =>
      () => {
        middlewares.stack.unshift({
          route: '',
          handle: (request: IncomingMessage, response: ServerResponse, next: () => void) => {
            const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
            if (pathname === '/' || `${pathname}/` === base)
              response.writeHead(302, { Location: base + search }).end();
            else next();
          },
        });
      },
  };
}

/** A check that shows what it finds, and prints its report where that differs from the last one. */
function createCheck(
  { contentFolder, today }: Edition,
  show: (problems: readonly ShownProblem[]) => void,
  print: (line: string) => void,
): () => void {
  let last = '';
  return () => {
    const { text, problems } = toReport(contentFolder, today);
    show(problems);
    if (text !== last) print(text);
    last = text;
  };
}

/** The report of the check; while files come and go, even the folder may be missing for a moment. */
function toReport(
  contentFolder: string,
  today: CalendarDate,
): { readonly text: string; readonly problems: readonly ShownProblem[] } {
  try {
    const report = checkContent(contentFolder, { today });
    return {
      text: formatReport(report, toShownPath(contentFolder)),
      problems: toShownProblems(report),
    };
  } catch (error) {
    return {
      text: toReason(error),
      problems: [
        { severity: 'error', place: toShownPath(contentFolder), message: toReason(error) },
      ],
    };
  }
}
