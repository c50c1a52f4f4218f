import { once } from 'node:events';
import { readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { escapeHtml, parseHref } from '../../domain/addresses/index.ts';
import { getContentType } from '../files/release-file.ts';
import { listen } from '../port.ts';
import { packageRoot } from '../project/index.ts';
import { parseRequestTarget } from '../serve.ts';
import type { DraftAnswer } from './draft.ts';
import type { ShownProblem } from './draft-check.ts';

/** What the server shows. */
interface ShownDraft {
  /** The path of the site, with both slashes. */
  readonly base: string;
  /** The folders of the files that no page replaces, the first before the others. */
  readonly folders: readonly string[];
  /** What there is at a path below the base, which begins with a slash. */
  readonly get: (path: string) => Promise<DraftAnswer>;
}

/** A server of pages that are being written. */
interface DraftServer {
  /** Shows another draft, or another state of it: open pages load anew. */
  readonly show: (draft: ShownDraft) => void;
  /** Shows these problems in every page that is open or will be. */
  readonly showProblems: (problems: readonly ShownProblem[]) => void;
  readonly close: () => Promise<void>;
}

// No permalink begins so.
const scriptPath = '/@answerable/problem-overlay.js';
const changesPath = '/@answerable/changes';

/** An SVG image that is opened by itself runs no script and loads nothing. */
const picturePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/**
 * Starts a server on this computer, which answers its own pages alone. Until there is a draft, it
 * shows at every address what is wrong; an open page follows each change. Throws if the port cannot
 * be had.
 */
export async function startDraftServer(port: number): Promise<DraftServer> {
  let draft: ShownDraft | undefined;
  let problems: readonly ShownProblem[] = [];
  // Of this process alone, so that a page which was open before it loads anew, too.
  const started = Date.now();
  let changes = 0;
  const listeners = new Set<ServerResponse>();
  const getState = () => `${started}-${changes}`;
  const reload = () => {
    changes += 1;
    for (const each of listeners) sendReload(each);
  };
  const sendReload = (to: ServerResponse) => void to.write('event: reload\ndata:\n\n');
  const sendProblems = (to: ServerResponse) =>
    void to.write(`event: problems\ndata: ${JSON.stringify(problems)}\n\n`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const refusal = findRefusal(request);
    if (refusal !== undefined) return sendText(response, 403, refusal);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return void response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    const { address, query = '' } = parseRequestTarget(request.url ?? '/') ?? {};
    if (address === scriptPath) return sendScript(response);
    if (address === changesPath) return listenTo(response, query);
    if (draft === undefined) {
      response.setHeader('Retry-After', '1');
      const overlay = createOverlay(getState(), { isListed: false });
      return send(response, 503, getContentType('.html'), renderProblems(problems) + overlay);
    }
    const { base } = draft;
    if (base !== '/' && (address === '/' || `${address}/` === base))
      return void response.writeHead(302, { Location: base + query }).end();
    const path = address === undefined ? undefined : parseHref(base, address);
    const file = path === undefined ? undefined : readPlaced(draft.folders, path);
    if (path !== undefined && file !== undefined)
      return send(response, 200, getContentType(path), file);
    await answerPage(response, draft, path, query);
  }

  async function answerPage(
    response: ServerResponse,
    { base, get }: ShownDraft,
    path: string | undefined,
    query: string,
  ): Promise<void> {
    const state = getState();
    const found = path === undefined ? undefined : await get(path);
    if (found?.kind === 'moved') {
      const to = base + encodeURI(found.to.slice(1)) + query;
      return void response.writeHead(302, { Location: to }).end();
    }
    const shown = found ?? (await get('/404/'));
    if (shown?.kind === 'failed') {
      const html = renderFailure(shown.failure) + createOverlay(state);
      return send(response, 500, getContentType('.html'), html);
    }
    if (shown?.kind !== 'file') return sendText(response, 404, 'There is no such page.');
    if (shown.isDownload) response.setHeader('Content-Disposition', 'attachment');
    const isHtml = shown.type.startsWith('text/html');
    const bytes = isHtml
      ? Buffer.concat([shown.bytes, Buffer.from(createOverlay(state))])
      : shown.bytes;
    send(response, found === undefined ? 404 : 200, shown.type, bytes);
  }

  function listenTo(response: ServerResponse, query: string): void {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream;charset=utf-8',
      'Cache-Control': 'no-store',
    });
    listeners.add(response);
    response.once('close', () => listeners.delete(response));
    if (new URLSearchParams(query).get('state') !== getState()) sendReload(response);
    sendProblems(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await listen(server, { port, host: 'localhost' });
  return {
    show: (next) => {
      draft = next;
      reload();
    },
    showProblems: (next) => {
      problems = next;
      for (const each of listeners) sendProblems(each);
      // The page in the place of all others lists what was found when it was loaded.
      if (draft === undefined) reload();
    },
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

/**
 * Why a request is not answered: another site may link to the preview, and load nothing from it;
 * nor may a name that somebody lets lead to this computer.
 */
function findRefusal({ headers }: IncomingMessage): string | undefined {
  const host = /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(headers.host ?? '')?.[1]?.toLowerCase();
  const isOwn =
    host !== undefined &&
    (['localhost', '127.0.0.1', '[::1]'].includes(host) || host.endsWith('.localhost'));
  const site = headers['sec-fetch-site'];
  const isForeign = site === 'cross-site' || site === 'same-site';
  return isOwn && (!isForeign || headers['sec-fetch-mode'] === 'navigate')
    ? undefined
    : 'The preview answers its own pages alone. Open it as localhost, with the port that it was started with.';
}

/** The bytes of a file of the first folder that has it. */
function readPlaced(folders: readonly string[], path: string): Buffer | undefined {
  const file = folders
    .map((folder) => join(folder, path))
    .find((each) => statSync(each, { throwIfNoEntry: false })?.isFile() === true);
  return file === undefined ? undefined : readFileSync(file);
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  bytes: string | Uint8Array,
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(bytes),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    ...(type.startsWith('image/svg') ? { 'Content-Security-Policy': picturePolicy } : {}),
  });
  response.end(bytes);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, getContentType('.txt'), text);
}

let script: string | undefined;

function sendScript(response: ServerResponse): void {
  script ??= withoutWarnings(() =>
    stripTypeScriptTypes(
      readFileSync(join(packageRoot, 'src', 'client', 'problem-overlay.ts'), 'utf8'),
    ),
  );
  send(response, 200, getContentType('.js'), script);
}

/** Node tells people at each start that it may still change how it strips types. */
function withoutWarnings<Result>(run: () => Result): Result {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

/**
 * What is put behind a page: its state, and the script that follows changes, and that lists problems
 * above the page unless this does it.
 */
function createOverlay(state: string, { isListed = true } = {}): string {
  const quiet = isListed ? '' : ' quiet';
  return `<problem-overlay changes="${changesPath}?state=${state}"${quiet}></problem-overlay><script type="module" src="${scriptPath}"></script>\n`;
}

function renderProblems(problems: readonly ShownProblem[]): string {
  const items = problems.map(
    ({ severity, place, message }) =>
      `<li><code>${escapeHtml(place)}</code> ${severity} – ${escapeHtml(message)}</li>`,
  );
  const words =
    items.length === 0
      ? 'The page appears here by itself as soon as it can.'
      : 'Mend these problems; the page then appears here by itself.';
  return renderPlain('No page can be shown yet', `<p>${words}</p><ol>${items.join('')}</ol>`);
}

function renderFailure(failure: string): string {
  return renderPlain('This page cannot be shown yet', `<p>${escapeHtml(failure)}</p>`);
}

function renderPlain(title: string, html: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title}</title></head>
<body>
<main><h1>${title}</h1>${html}</main>
</body>
</html>
`;
}
