import { once } from 'node:events';
import { ReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import send from '@fastify/send';
import Negotiator from 'negotiator';
import { formatCommand } from '../domain/text/index.ts';
import { getContentType, isServerFile } from './files/release-file.ts';
import { parseHref } from '../domain/addresses/index.ts';
import { listen } from './port.ts';
import { readServerRules, type ServerRules } from './hosts/index.ts';

/** A running server. */
export interface Server {
  /** Where the site is, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface ServeOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host?: string;
  /** The path below which the site lies, with both slashes; the server leads its readers there. */
  readonly base?: string;
}

/** A release, and what its own settings say to servers. */
interface ServedRelease {
  readonly folder: string;
  /** The path below which readers find it. */
  readonly base: string;
  readonly rules: ServerRules;
}

/** What a request asks for: the path on this server, decoded, and the query with its `?`, or ''. */
interface Target {
  readonly address: string;
  readonly query: string;
}

/**
 * Serves the release on show at `folder` with its own headers, redirects and compressed copies, as
 * a host of static files would. The folder is followed with each request: after a build the new
 * release is served, and a page that is under way still comes from the one before.
 */
export async function serve(
  folder: string,
  { port, host = 'localhost', base = '/' }: ServeOptions,
): Promise<Server> {
  let last: ServedRelease | undefined;
  const getRelease = async () => {
    const shown = await realpath(resolve(folder));
    if (last?.folder !== shown) last = { folder: shown, base, rules: readServerRules(shown) };
    return last;
  };
  const server = createServer((request, response) => {
    answer(request, response, getRelease).catch((error: unknown) => fail(response, error));
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

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  getRelease: () => Promise<ServedRelease>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const release = await getRelease();
  const { base, folder, rules } = release;
  const { address, query = '' } = parseRequestTarget(request.url ?? '/') ?? {};
  if (address === undefined) return answerMissing(request, response, release);
  if (base !== '/' && (address === '/' || `${address}/` === base)) {
    response.writeHead(302, { Location: base + query }).end();
    return;
  }
  const path = parseHref(base, address);
  if (path === undefined || isServerFile(path.slice(1)))
    return answerMissing(request, response, release);
  const moved = rules.redirects.get(address);
  if (moved !== undefined) return answerMoved(response, release, address, moved);
  if (path.endsWith('/'))
    return answerFile(request, response, release, address, `${path}index.html`);
  if (await isFile(join(folder, path, 'index.html')))
    return answerMoved(response, release, address, `${encodeURI(address)}/${query}`);
  return answerFile(request, response, release, address, path);
}

/**
 * Reads the target of a request. Undefined if no file of a release can be meant: its parts are not
 * those of a path, or they could lead out of the folder once they are decoded.
 */
export function parseRequestTarget(url: string): Target | undefined {
  // A proxy sends the whole address (RFC 9112, section 3.2.2).
  const whole = /^https?:\/\/[^/?#]+(.*)$/is.exec(url);
  const [, raw = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(whole?.[1] ?? url) ?? [];
  try {
    const [first, ...parts] = (raw === '' && whole !== null ? '/' : raw)
      .split('/')
      .map(decodeURIComponent);
    const isPath =
      first === '' &&
      parts.every(
        (part, index) =>
          (part !== '' || index === parts.length - 1) &&
          part !== '.' &&
          part !== '..' &&
          !/[/\\\0]/.test(part),
      );
    return isPath ? { address: `/${parts.join('/')}`, query } : undefined;
  } catch {
    return undefined;
  }
}

function answerMoved(
  response: ServerResponse,
  { rules }: ServedRelease,
  address: string,
  to: string,
): void {
  response.setHeaders(new Map(Object.entries(rules.headersOf(address))));
  response.writeHead(301, { Location: to }).end();
}

/**
 * Answers with a file, with a part of it, with the compressed copy of it that the browser likes
 * best, or only that it is unchanged; with 404 if there is none.
 */
async function answerFile(
  request: IncomingMessage,
  response: ServerResponse,
  release: ServedRelease,
  address: string,
  path: string,
): Promise<void> {
  const { encoding, file, hasCopies } = await findCopy(request, join(release.folder, path));
  if (file === undefined) return answerMissing(request, response, release);
  const options = { dotfiles: 'allow', cacheControl: false, contentType: false } as const;
  const sent = await send(request, encodeURIComponent(file).replaceAll('%2F', '/'), options);
  if (sent.type === 'directory') throw new Error(`${file} is a folder.`);
  // The file is opened before anything is promised of it, so that one that cannot be read is
  // answered as such.
  if (sent.stream instanceof ReadStream) await once(sent.stream, 'open');
  response.setHeaders(new Map(Object.entries(release.rules.headersOf(address))));
  if (hasCopies) response.setHeader('Vary', 'Accept-Encoding');
  if (sent.type === 'file' && sent.statusCode !== 304)
    response.setHeader('Content-Type', getContentType(path));
  if (encoding !== 'identity' && sent.statusCode !== 304)
    response.setHeader('Content-Encoding', encoding);
  response.writeHead(sent.statusCode, sent.headers);
  await pipeline(sent.stream, response);
}

const endings = { br: '.br', gzip: '.gz', identity: '' } as const;

/**
 * Finds what to send of a file. A part of a file is a part of the file itself, and not of a copy.
 */
async function findCopy(
  request: IncomingMessage,
  file: string,
): Promise<{ encoding: keyof typeof endings; file: string | undefined; hasCopies: boolean }> {
  const there = await Promise.all(
    Object.entries(endings).map(async ([encoding, ending]) =>
      (await isFile(file + ending)) ? encoding : undefined,
    ),
  );
  const found = there.filter((encoding) => encoding !== undefined);
  const hasCopies = found.some((encoding) => encoding !== 'identity');
  if (!found.includes('identity')) return { encoding: 'identity', file: undefined, hasCopies };
  const accepted =
    request.headers.range === undefined ? new Negotiator(request).encodings(found) : [];
  // Brotli is the smaller one; browsers like both the same.
  const encoding =
    accepted[0] === undefined || accepted[0] === 'identity'
      ? 'identity'
      : accepted.includes('br')
        ? 'br'
        : 'gzip';
  return { encoding, file: file + endings[encoding], hasCopies };
}

/**
 * Answers with the page for what is not there. What is said of the address that was asked for does
 * not hold for this page.
 */
async function answerMissing(
  request: IncomingMessage,
  response: ServerResponse,
  { folder, base, rules }: ServedRelease,
): Promise<void> {
  const page = join(folder, '404.html');
  const bytes = (await isFile(page)) ? await readFile(page) : Buffer.alloc(0);
  const type = getContentType(bytes.length > 0 ? page : '.txt');
  response.writeHead(404, {
    ...rules.headersOf(`${base}404.html`),
    'Cache-Control': 'no-store',
    'Content-Type': type,
    'Content-Length': bytes.length,
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

/**
 * Says what went wrong if the answer has not begun; else the connection ends, so that nobody takes
 * a part for the whole.
 */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const isBusy = ['EMFILE', 'ENFILE'].includes(code);
  const text =
    code === 'ENOENT'
      ? `There is no release yet. If the site is being built, wait and load the page again; else run ${formatCommand('build')}.`
      : isBusy
        ? 'Too many files are open. Wait and load the page again.'
        : 'This page could not be read.';
  const isPassing = code === 'ENOENT' || isBusy;
  response.writeHead(isPassing ? 503 : 500, {
    'Content-Type': getContentType('.txt'),
    ...(isPassing ? { 'Retry-After': '5' } : {}),
  });
  response.end(text);
}
