import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { listen } from '../../src/publish/port.ts';

/** An answer of the server, as it went over the wire. */
export interface Transfer {
  readonly path: string;
  /** Head and body in bytes, compressed. */
  readonly bytes: number;
  /** The body alone in bytes, compressed. */
  readonly body: number;
}

/** A server that counts what it sends. */
export interface Wire {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** All that was sent since the last call, also what is still under way. */
  readonly take: () => Promise<Transfer[]>;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.svg': 'image/svg+xml',
};

/**
 * Serves a folder as a host would, and counts at its sockets: texts are compressed with brotli, the files of the index
 * go as they are, and all may be kept for an hour.
 */
export async function serveWire(folder: string): Promise<Wire> {
  const transfers: Transfer[] = [];
  const files = readFiles(resolve(folder));
  const underWay = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    const answered = answer(request, response, resolve(folder), files)
      .then(
        (transfer) => void transfers.push(transfer),
        () => void response.destroy(),
      )
      .finally(() => underWay.delete(answered));
    underWay.add(answered);
  });
  const port = await listen(server, { port: 0, host: '127.0.0.1' });
  return {
    url: `http://127.0.0.1:${port}`,
    take: async () => {
      await Promise.all(underWay);
      return transfers.splice(0);
    },
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
  folder: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<Transfer> {
  // A reader may leave before the end, or before it begins.
  const closed = once(response, 'close');
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const path = join(
    folder,
    decodeURIComponent(pathname),
    pathname.endsWith('/') ? 'index.html' : '',
  );
  const body =
    files.get(path) ??
    (path.startsWith(folder + sep) && path.endsWith('.html') ? await readPage(path) : undefined);
  const before = request.socket.bytesWritten;
  if (body === undefined)
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end('Not here.');
  else
    response
      .writeHead(200, {
        ...toHead(types[extname(path)]),
        'Content-Length': body.length,
        'Cache-Control': 'max-age=3600',
      })
      .end(body);
  await closed;
  return { path: pathname, bytes: request.socket.bytesWritten - before, body: body?.length ?? 0 };
}

function toHead(type: string | undefined): Record<string, string> {
  return type === undefined
    ? { 'Content-Type': 'application/octet-stream' }
    : {
        'Content-Type': `${type};charset=utf-8`,
        'Content-Encoding': 'br',
        Vary: 'Accept-Encoding',
      };
}

/** All files but pages, ready to be sent, as a host has them at hand: no query waits for a disk. */
function readFiles(folder: string): Map<string, Buffer> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (file) => file.isFile() && !file.name.endsWith('.html'),
  );
  return new Map(
    found.map((file) => {
      const path = join(file.parentPath, file.name);
      const content = readFileSync(path);
      return [path, types[extname(path)] === undefined ? content : brotliCompressSync(content)];
    }),
  );
}

/** A page, compressed in haste, since its bytes do not count. */
async function readPage(path: string): Promise<Buffer | undefined> {
  const content = await readFile(path).catch(() => undefined);
  return content === undefined
    ? undefined
    : brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
}
