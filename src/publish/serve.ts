import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { toContentType } from '../domain/content-type.ts';
import { parseHref } from '../domain/permalink.ts';
import { isServerFile } from '../domain/server-file.ts';
import { listen } from './port.ts';
import type { ServerRules } from './seal/served.ts';
import { createServedReleases, type ServedRelease } from './served-release.ts';

/** A running server. */
export interface Server {
  /** Where the site is, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

export interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** The path below which the site lies, with both slashes; the server leads its readers there. */
  readonly base?: string;
}

/**
 * Serves the release on show at `folder` with its own headers, redirects and compressed copies, as a host of static files would. The folder is followed with each request:
 * after a build the new release is served, and a page that is under way still comes from the one before.
 */
export async function serve(folder: string, { port, host = 'localhost', base = '/' }: ServeOptions): Promise<Server> {
  const files = createServedReleases(base);
  const server = createServer((request, response) => {
    answer(request, response, { folder, base, files }).catch((error: unknown) => fail(response, error));
  });
  const actualPort = await listen(server, { port, host });
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actualPort}${base}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

interface Served {
  readonly folder: string;
  readonly base: string;
  readonly files: (release: string) => ServedRelease;
}

async function answer(request: IncomingMessage, response: ServerResponse, { folder, base, files }: Served): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const url = new URL(request.url ?? '/', 'http://localhost');
  const address = decode(url.pathname);
  if (base !== '/' && (address === '/' || `${address}/` === base)) {
    response.writeHead(302, { Location: base + url.search }).end();
    return;
  }
  const release = await realpath(resolve(folder));
  const { handler, rules } = files(release);
  response.setHeaders(new Map(Object.entries(rules.headersOf(address))));
  const moved = rules.redirects.get(address);
  if (moved !== undefined) {
    response.writeHead(301, { Location: moved }).end();
    return;
  }
  const goOn = () => {
    answerElse(request, response, { release, rules, base }, url).catch((error: unknown) => fail(response, error));
  };
  const path = parseHref(base, url.pathname);
  if (path === undefined || isServerFile(decode(path).slice(1))) return goOn();
  if (!isPlainRange(request)) delete request.headers.range;
  // Sirv decides between a file and a folder by guessing; the file is named to it outright.
  request.url = `${path}${path.endsWith('/') ? 'index.html' : ''}`;
  handler(request, response, goOn);
}

/** Sirv reads only ranges with a beginning and an end behind it; to all others the whole file is an answer too. */
function isPlainRange({ headers }: IncomingMessage): boolean {
  const [, start, end] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  return start !== undefined && headers['if-range'] === undefined && (end === '' || (Number(end) > 0 && Number(end) >= Number(start)));
}

/** Leads an address without its last slash to the page, and answers all else with the page for what is not there. */
async function answerElse(request: IncomingMessage, response: ServerResponse, { release, rules, base }: { release: string; rules: ServerRules; base: string }, url: URL): Promise<void> {
  const path = parseHref(base, url.pathname);
  const index = join(release, decode(path ?? ''), 'index.html');
  if (path !== undefined && !path.endsWith('/') && index.startsWith(release) && (await isFile(index))) {
    response.writeHead(301, { Location: `${url.pathname.replace(/^\/+/, '/')}/${url.search}` }).end();
    return;
  }
  const page = join(release, '404.html');
  const found = await isFile(page);
  // What is said of the file that was asked for does not hold for this page.
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.setHeaders(new Map(Object.entries(rules.headersOf(`${base}404.html`))));
  response.writeHead(404, { 'Content-Type': found ? toContentType(page) : toContentType('.txt'), 'Cache-Control': 'no-store' });
  if (found && request.method === 'GET') await pipeline(createReadStream(page), response);
  else response.end();
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
  if (!response.headersSent) response.writeHead(isMissing ? 503 : 500, { 'Content-Type': toContentType('.txt'), ...(isMissing ? { 'Retry-After': '5' } : {}) });
  response.end(isMissing ? 'There is no release yet. If the site is being built, wait and load the page again; else run npm run build.' : 'This page could not be read.');
}
