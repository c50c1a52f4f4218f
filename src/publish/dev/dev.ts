import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { AstroInlineConfig, AstroIntegration, dev as createDevServer } from 'astro';
import { checkContent, type Report } from '../../check/index.ts';
import { formatReport } from '../../check/reporters/index.ts';
import { getBasePath } from '../../domain/addresses/index.ts';
import type { CalendarDate } from '../../domain/locale/index.ts';
import { readSiteUrl, resolveToday } from '../content/content.ts';
import { writeEditorIndex } from '../editor.ts';
import { describeFailure } from '../files/failure.ts';
import { openSiteFacts } from '../facts/index.ts';
import { useWorkspace } from '../files/workspace.ts';
import {
  findDesignFolder,
  findPackagesFolder,
  packageRoot,
  findOutermostPackages,
  formatPath,
  findSiteRoot,
} from '../project/index.ts';
import type { Edition } from '../render/astro-config.ts';
import { listDesignPaths } from '../render/design.ts';
import { createPictureHeaders } from '../render/clean-pictures.ts';
import { createDownloadServer } from '../render/downloads.ts';
import { createRenderLog } from '../render/render-log.ts';
import { createDevGuard } from './dev-guard.ts';
import { checkPort, listen } from '../port.ts';
import { watchContent } from './watch-content.ts';

const script = join(packageRoot, 'src', 'client', 'problem-overlay.ts');

// While the server of the site takes over, nothing answers for a moment.
const follow = `const load = async () => {
  const response = await fetch(location.href).catch(() => undefined);
  if (response?.ok || response?.status === 404) return location.reload();
  const text = await response?.text();
  const main = text && new DOMParser().parseFromString(text, 'text/html').querySelector('main');
  if (main && main.innerHTML !== document.querySelector('main').innerHTML) document.querySelector('main').replaceWith(main);
  setTimeout(load, 500);
};
setTimeout(load, 500);`;

/** What is shown while it is being written; the folder as an absolute path. */
interface Draft {
  readonly contentFolder: string;
  readonly today: CalendarDate | undefined;
  readonly port: number;
}

/**
 * Serves the content while it is being written, drafts and scheduled entries included: a page is
 * rendered when it is asked for, and again when a file changes. What the check finds, now and after
 * each change, is printed and shown in the pages. Ends with `until`.
 */
export async function serveDraft(
  { contentFolder, today, port }: Draft,
  until: Promise<void>,
  print: (line: string) => void,
): Promise<void> {
  const edition = {
    contentFolder,
    today: resolveToday(contentFolder, today),
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
        print(describeFailure(new Error(message)));
    });
    const overlay = createDevOverlay();
    const base = edition.siteUrl === undefined ? '/' : getBasePath(edition.siteUrl);
    const check = createCheck(edition, overlay.show, print);
    const site = createSiteServer(
      createDevConfig(
        await prepareAstro(edition, workspace, log.logger, (needsStart) => {
          check();
          if (needsStart) void site.restart();
        }),
        { edition, workspace },
        { port, base },
        overlay.integration,
      ),
      { port, base },
      overlay.getShown,
      print,
    );
    const stopWatching = watchContent(contentFolder, () => {
      check();
      void site.start();
    });
    check();
    void site.start();
    // An editor looks at the content of the folder that it has opened.
    if (!relative(findSiteRoot(contentFolder), contentFolder).startsWith('..'))
      await writeEditorIndex(contentFolder);
    await until;
    stopWatching();
    await site.stop();
    log.stop();
  });
}

function createDevConfig(
  config: AstroInlineConfig,
  { edition, workspace }: { readonly edition: Edition; readonly workspace: string },
  { port, base }: { readonly port: number; readonly base: string },
  overlay: AstroIntegration,
): AstroInlineConfig {
  const sources = [
    join(packageRoot, 'src'),
    ...(existsSync(String(config.publicDir)) ? [String(config.publicDir)] : []),
  ];
  const designFolder = findDesignFolder(edition.contentFolder);
  const readable = [
    packageRoot,
    findOutermostPackages(findPackagesFolder()),
    workspace,
    edition.contentFolder,
    ...(designFolder === undefined ? [] : listDesignPaths(designFolder).filter(existsSync)),
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
        createDownloadServer(edition.contentFolder, base),
        markdownAlternates,
        {
          name: 'answerable:watch-sources',
          configureServer: (server) => void server.watcher.add(sources),
        },
        ...(base === '/' ? [] : [createBaseRedirect(base)]),
      ],
    },
  };
}

/**
 * Astro's dev server asks for a slash behind every address whose ending is a parameter of its
 * route, as that of the Markdown alternates is; a release has them without.
 */
const markdownAlternates: NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number] = {
  name: 'answerable:markdown-alternates',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      request.url = request.url?.replace(/\/index\.md(?=$|\?)/, '/index.md/');
      next();
    });
  },
};

/** Leads who asks for the root of the server to the site below it. */
function createBaseRedirect(
  base: string,
): NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number] {
  return {
    name: 'answerable:base-redirect',
    enforce: 'post',
    // Astro puts what answers for all that is not below the base at the head of the list, once the
    // others are in it.
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
    const { text, problems } = serializeReport(contentFolder, today);
    show(problems);
    if (text !== last) print(text);
    last = text;
  };
}

/**
 * The report of the check; while files come and go, even the folder may be missing for a moment.
 */
function serializeReport(
  contentFolder: string,
  today: CalendarDate,
): { readonly text: string; readonly problems: readonly ShownProblem[] } {
  try {
    const facts = openSiteFacts(contentFolder);
    const report = checkContent(contentFolder, {
      today,
      withDesign: findDesignFolder(contentFolder) !== undefined,
      facts,
    });
    facts?.save();
    return {
      text: formatReport(report, formatPath(contentFolder)),
      problems: formatProblems(report),
    };
  } catch (error) {
    return {
      text: describeFailure(error),
      problems: [
        { severity: 'error', place: formatPath(contentFolder), message: describeFailure(error) },
      ],
    };
  }
}

type DevServer = Awaited<ReturnType<typeof createDevServer>>;

/** The server of the site while it is being written. */
interface SiteServer {
  /** Starts where that did not succeed yet; never fails. */
  readonly start: () => Promise<void>;
  /** Starts again, with the components and pages that there are now; never fails. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Astro serves nothing where data does not fit its schema as it starts. Then it is asked again
 * after each change, and a page with the problems stands in its place.
 */
function createSiteServer(
  config: AstroInlineConfig,
  { port, base }: { readonly port: number; readonly base: string },
  getProblems: () => readonly ShownProblem[],
  print: (line: string) => void,
): SiteServer {
  const address = `http://localhost:${port}${base}`;
  let site: DevServer | undefined;
  let waiting: WaitingServer | undefined;
  let last = Promise.resolve();

  async function start(): Promise<void> {
    if (site !== undefined) return;
    await waiting?.close();
    waiting = undefined;
    try {
      const { dev } = await import('astro');
      site = await dev(config);
      print(`The site is at ${address} (stop with Ctrl+C). Pages follow each change.`);
    } catch (error) {
      waiting = await serveWaitingPage(port, getProblems).catch(() => undefined);
      print(
        `No page can be shown yet: ${describeFailure(error)} As soon as this is mended, the site is at ${address} (stop with Ctrl+C).`,
      );
    }
  }

  return {
    start: () => (last = last.then(start)),
    restart: () =>
      (last = last.then(async () => {
        await site?.stop();
        site = undefined;
        await start();
      })),
    stop: async () => {
      await last;
      await waiting?.close();
      await site?.stop();
    },
  };
}

/** A server for the time in which no page can be rendered. */
interface WaitingServer {
  readonly close: () => Promise<void>;
}

/**
 * Shows at every address the problems for which there is no page yet; the page follows them, and
 * then shows the site.
 */
async function serveWaitingPage(
  port: number,
  getProblems: () => readonly ShownProblem[],
): Promise<WaitingServer> {
  const server = createServer((_request, response) => {
    response.writeHead(503, {
      'Content-Type': 'text/html;charset=utf-8',
      'Cache-Control': 'no-store',
      'Retry-After': '1',
    });
    response.end(renderProblems(getProblems()));
  });
  await listen(server, { port, host: 'localhost' });
  return {
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function renderProblems(problems: readonly ShownProblem[]): string {
  const items = problems.map(
    ({ severity, place, message }) =>
      `<li><code>${escape(place)}</code> ${severity} – ${escape(message)}</li>`,
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>No page can be shown yet</title></head>
<body>
<main role="alert"><h1>No page can be shown yet</h1><p>Mend these problems; the site then appears here by itself.</p><ol>${items.join('')}</ol></main>
<script type="module">${follow}</script>
</body>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A problem as the overlay of a page shows it. */
interface ShownProblem {
  readonly severity: 'error' | 'warning';
  /** The file, with line and column where they are known, such as `faq/is-it-safe.md:3:8`. */
  readonly place: string;
  readonly message: string;
}

type ViteServer = Parameters<
  NonNullable<AstroIntegration['hooks']['astro:server:setup']>
>[0]['server'];

/** The overlay that shows problems in the pages of the dev server, and only there. */
interface DevOverlay {
  readonly integration: AstroIntegration;
  /** Shows these problems in every page that is open or will be. */
  readonly show: (problems: readonly ShownProblem[]) => void;
  readonly getShown: () => readonly ShownProblem[];
}

/**
 * Makes an overlay that shows nothing yet. It speaks to pages over the connection that Vite has
 * with them.
 */
function createDevOverlay(): DevOverlay {
  let shown: readonly ShownProblem[] = [];
  let server: ViteServer | undefined;
  return {
    integration: {
      name: 'answerable:problem-overlay',
      hooks: {
        'astro:config:setup': ({ command, injectScript }) => {
          if (command === 'dev') injectScript('page', `import ${JSON.stringify(script)};`);
        },
        'astro:server:setup': ({ server: started }) => {
          server = started;
          started.ws.on('answerable:ask', (_data, client) =>
            client.send('answerable:problems', shown),
          );
        },
      },
    },
    show: (problems) => {
      shown = problems;
      server?.ws.send('answerable:problems', shown);
    },
    getShown: () => shown,
  };
}

/** What the overlay shows of a report: errors and warnings, since remarks would never let it go. */
function formatProblems({ diagnostics: problems }: Report): ShownProblem[] {
  return problems.flatMap(({ severity, path, line, column, message }): ShownProblem[] =>
    severity === 'info'
      ? []
      : [{ severity, place: line === undefined ? path : `${path}:${line}:${column}`, message }],
  );
}
