import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readSiteFile } from '../../../../src/search/query/site-files.ts';

const part = Buffer.from('pagefind_dcd of an index');
const zipped = gzipSync(part);
const words = 'hour 2\n';
const hashOf = (content: string | Buffer, length: number) =>
  createHash('sha256').update(content).digest('hex').slice(0, length);
const hash = hashOf(words, 10);

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/a.pf_index': (response) => response.end(zipped),
  '/plain.pf_index': (response) => response.end(part),
  [`/en_${hashOf(zipped, 7)}.pf_index`]: (response) => response.end(zipped),
  [`/en_${hashOf(zipped, 10)}.pf_meta`]: (response) => response.end(part),
  '/en_0123456.pf_index': (response) => response.end(zipped),
  '/cut.pf_index': (response) => response.end(zipped.subarray(0, zipped.length - 9)),
  '/other.pf_index': (response) => response.end('nothing of an index'),
  '/empty.json': (response) => response.end(),
  '/missing.json': (response) => response.writeHead(404).end('{}'),
  '/page.json': (response) =>
    response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8' }).end('{}'),
  '/broken-off.json': (response) =>
    void response.writeHead(200, { 'Content-Length': 100 }).write('{', () => response.destroy()),
  '/silent.json': () => undefined,
  '/falls-silent.json': (response) => void response.write('{'),
  [`/words/${hash}.txt`]: (response) => response.end(words),
  '/words/0123456789.txt': (response) => response.end(words),
};

const server = createServer((request, response) => answers[request.url ?? '']?.(response));
let url = '';
beforeAll(async () => {
  vi.stubGlobal('isSecureContext', true);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
});
afterAll(() => {
  vi.unstubAllGlobals();
  server.closeAllConnections();
  server.close();
});

/** Only what is never answered is not waited for: a busy machine may be slow with all else. */
const read = async (path: string) =>
  Buffer.from(
    await readSiteFile(url + path, { patience: path.includes('silent') ? 200 : 30_000 }),
  ).toString();

describe('a file of the search', () => {
  it('is read whole, out of gzip', async () => {
    expect([
      await read('/a.pf_index'),
      await read(`/en_${hashOf(zipped, 7)}.pf_index`),
      await read('/plain.pf_index'),
      // The browser has unpacked what a host calls an encoding.
      await read(`/en_${hashOf(zipped, 10)}.pf_meta`),
      await read(`/words/${hash}.txt`),
    ]).toEqual([...Array<string>(4).fill(part.toString()), words]);
  });

  it.each([
    ['/missing.json', 'the server answered 404'],
    ['/page.json', 'a page came instead'],
    ['/empty.json', 'is empty'],
    ['/other.pf_index', 'is damaged'],
    ['/words/0123456789.txt', 'is damaged'],
    ['/en_0123456.pf_index', 'is damaged'],
    ['/silent.json', 'nothing came for 0.2 seconds'],
    ['/falls-silent.json', 'nothing came for 0.2 seconds'],
  ])('is refused at %s: %s', async (path, why) => {
    await expect(read(path)).rejects.toThrow(why);
  });

  it.each(['/cut.pf_index', '/broken-off.json'])(
    'is refused where it was cut off, at %s',
    async (path) => {
      await expect(read(path)).rejects.toThrow(Error);
    },
  );
});
