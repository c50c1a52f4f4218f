import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import sirv, { type RequestHandler } from 'sirv';
import { listen } from './port.ts';

/** A running server. */
export interface Server {
  /** Where it answers, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
}

/**
 * Serves the release on show at `folder`, as a host of static files would. The folder is followed with each request:
 * after a build the new release is served, and a page that is under way still comes from the one before.
 */
export async function serve(folder: string, { port, host = 'localhost' }: ServeOptions): Promise<Server> {
  const files = createFiles();
  const server = createServer((request, response) => {
    answer(request, response, folder, files).catch((error: unknown) => fail(response, error));
  });
  const actualPort = await listen(server, { port, host });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}/`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, folder: string, files: (release: string) => RequestHandler): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const release = await realpath(resolve(folder));
  // Sirv decides between a file and a folder by guessing; the file is named to it outright.
  request.url = `${url.pathname}${url.pathname.endsWith('/') ? 'index.html' : ''}`;
  files(release)(request, response, () => {
    answerElse(request, response, release, url).catch((error: unknown) => fail(response, error));
  });
}

/** Leads an address without its last slash to the page, and answers all else with the page for what is not there. */
async function answerElse(request: IncomingMessage, response: ServerResponse, release: string, url: URL): Promise<void> {
  const index = join(release, decode(url.pathname), 'index.html');
  if (!url.pathname.endsWith('/') && index.startsWith(release) && (await isFile(index))) {
    response.writeHead(301, { Location: `${url.pathname.replace(/^\/+/, '/')}/${url.search}` }).end();
    return;
  }
  const page = join(release, '404.html');
  const found = await isFile(page);
  response.writeHead(404, { 'Content-Type': `text/${found ? 'html' : 'plain'};charset=utf-8`, 'Cache-Control': 'no-store' });
  if (found && request.method === 'GET') await pipeline(createReadStream(page), response);
  else response.end();
}

/** The handler of a release, made once. */
function createFiles(): (release: string) => RequestHandler {
  let last: { readonly release: string; readonly handler: RequestHandler } | undefined;
  return (release) => {
    if (last?.release !== release) last = { release, handler: sirv(release, { dev: true, etag: true, extensions: [], setHeaders }) };
    return last.handler;
  };
}

const text = (type: string) => `${type};charset=utf-8`;
const binary = 'application/octet-stream';
const types: Readonly<Record<string, string>> = {
  js: text('text/javascript'), css: text('text/css'), txt: text('text/plain'), md: text('text/markdown'), xml: text('application/xml'),
  json: text('application/json'), webmanifest: text('application/manifest+json'), svg: text('image/svg+xml'),
  pagefind: binary, pf_meta: binary, pf_index: binary, pf_fragment: binary, pf_filter: binary, pf_sort: binary,
};

/** Says what sirv does not know, and the encoding of all text. */
function setHeaders(response: ServerResponse, pathname: string): void {
  const ending = pathname.slice(pathname.lastIndexOf('.') + 1);
  const type = Object.hasOwn(types, ending) ? types[ending] : undefined;
  if (type !== undefined) response.setHeader('Content-Type', type);
  response.setHeader('X-Content-Type-Options', 'nosniff');
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

function fail(response: ServerResponse, error: unknown): void {
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  if (!response.headersSent) response.writeHead(isMissing ? 503 : 500, { 'Content-Type': text('text/plain'), ...(isMissing ? { 'Retry-After': '5' } : {}) });
  response.end(isMissing ? 'There is no release yet. If the site is being built, wait and load the page again; else run npm run build.' : 'This page could not be read.');
}
