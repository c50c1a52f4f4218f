import crypto from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import {
  createServer,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import S3rver, { type S3rverObject, type S3rverStore } from 's3rver';
import { onTestFinished, vi } from 'vitest';
import { createTemporaryFolder } from '../temporary-folder.ts';

/**
 * What happens to a request on its way to the storage: it passes, passes and its answer is lost, is
 * answered with 500 or a refusal, or its connection is cut.
 */
export type Fate = 'pass' | 'lose' | 'fail' | 'cut' | { readonly refusal: string };

/** A storage with an empty bucket `site`, and a server before it that writes down what is asked. */
export interface SampleStorage {
  readonly endpoint: string;
  /** Each request as its method and path, such as `PUT /site/index.html`, in order. */
  readonly requests: string[];
  /** Decides about each request that begins from now on. */
  decide: (request: string) => Fate;
  /**
   * Whether it sends a file under the condition that there is none, as S3 does; the storage behind
   * knows no conditions.
   */
  knowsConditions: boolean;
  /** How many files it tells of at once, as S3 tells of a thousand. */
  filesPerList: number;
}

/** Starts a storage that is gone after the test, with its keys and address in the environment. */
export async function startStorage(): Promise<SampleStorage> {
  offerDes();
  const directory = await createTemporaryFolder();
  const server = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory,
    vhostBuckets: false,
    configureBuckets: [{ name: 'site' }],
  });
  server.store.putObject = (object) => putWhole(server.store, object);
  const { port } = await server.run();
  onTestFinished(() => server.close());
  const storage: SampleStorage = {
    endpoint: '',
    requests: [],
    decide: () => 'pass',
    knowsConditions: true,
    filesPerList: 1_000,
  };
  const created = new Set<string>();
  const takeTurn = createTurns();
  const front = createServer((asked, answer) => {
    const line = `${asked.method} ${asked.url?.split('?')[0]}`;
    storage.requests.push(line);
    const fate = storage.decide(line);
    if (fate === 'cut') return void asked.socket.destroy();
    if (fate === 'fail') return void asked.resume().on('end', () => answer.writeHead(500).end());
    const refuse = (status: number, code: string) =>
      asked
        .resume()
        .on('end', () =>
          answer
            .writeHead(status, { 'content-type': 'application/xml' })
            .end(`<Error><Code>${code}</Code><Message>No.</Message></Error>`),
        );
    if (typeof fate === 'object') return void refuse(403, fate.refusal);
    void takeTurn(line.slice(line.indexOf(' ') + 1), async () => {
      if (
        storage.knowsConditions &&
        asked.headers['if-none-match'] === '*' &&
        created.has(line.slice(4))
      )
        return void refuse(412, 'PreconditionFailed');
      if (asked.method === 'PUT') created.add(line.slice(4));
      if (asked.method === 'DELETE') created.delete(line.slice(7));
      await passOn(asked, answer, port, storage.filesPerList, fate === 'lose');
      // A client that has been stopped takes no answer.
    }).catch(() => asked.socket.destroy());
  });
  const endpoint = `http://127.0.0.1:${await listen(front)}`;
  setEnvironment(endpoint);
  return Object.assign(storage, { endpoint });
}

/**
 * Lets work on a file begin when that before it on the same file has ended, and a list when all
 * has. S3 shows a file as it was before a write or as it is after it; this storage shows what lies
 * in its folder at that moment: a file that was empty when its length was read, and is not when it
 * is sent, comes with the length 0 and one byte, which the client takes for the beginning of the
 * next answer ("Parse Error: Expected HTTP/").
 */
function createTurns(): (path: string, work: () => Promise<void>) => Promise<void> {
  const isList = (path: string) => path.endsWith('/');
  const begun = new Set<{ readonly path: string; readonly ended: Promise<unknown> }>();
  return async (path, work) => {
    const before = [...begun].filter(
      (each) => each.path === path || isList(path) || isList(each.path),
    );
    const turn = Promise.allSettled(before.map(({ ended }) => ended)).then(work);
    const entry = { path, ended: turn };
    begun.add(entry);
    await turn.finally(() => begun.delete(entry));
  };
}

/**
 * Writes a file and ends when all of it is there; the storage's own way ends, and is answered, when
 * it has read all that is to be written.
 */
async function putWhole(
  store: S3rverStore,
  { bucket, key, content, metadata }: S3rverObject,
): Promise<{ size: number; md5: string }> {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.concat(await content.toArray());
  const md5 = crypto.createHash('md5').update(bytes).digest('hex');
  const path = store.getResourcePath(bucket, key, 'object');
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, bytes);
  await store.putMetadata(bucket, key, metadata, md5);
  return { size: bytes.length, md5 };
}

/** Asks the storage in place of the client; with `isLost` the client gets no answer. */
async function passOn(
  asked: IncomingMessage,
  answer: ServerResponse,
  port: number,
  filesPerList: number,
  isLost: boolean,
): Promise<void> {
  const onward = request({
    host: '127.0.0.1',
    port,
    method: asked.method,
    path: asked.url?.includes('list-type=2') ? `${asked.url}&max-keys=${filesPerList}` : asked.url,
    headers: asked.headers,
    agent: false,
  });
  const [[found]] = await Promise.all([
    once(onward, 'response') as Promise<[IncomingMessage]>,
    pipeline(asked, onward),
  ]);
  if (isLost) {
    await once(found.resume(), 'end');
    asked.socket.destroy();
    return;
  }
  answer.writeHead(found.statusCode ?? 500, found.headers);
  await pipeline(found, answer);
}

/**
 * The storage writes the tokens of its lists in DES, which today’s OpenSSL has no more; three times
 * with one key it is the same.
 */
function offerDes(): void {
  const { createCipheriv, createDecipheriv } = crypto;
  const toThree = (name: string, key: crypto.CipherKey) =>
    [
      name === 'des' ? 'des-ede3-cbc' : name,
      name === 'des' && key instanceof Uint8Array ? Buffer.concat([key, key, key]) : key,
    ] as const;
  const spies = [
    vi
      .spyOn(crypto, 'createCipheriv')
      .mockImplementation((name, key, iv, options) =>
        createCipheriv(...toThree(name, key), iv, options),
      ),
    vi
      .spyOn(crypto, 'createDecipheriv')
      .mockImplementation((name, key, iv, options) =>
        createDecipheriv(...toThree(name, key), iv, options),
      ),
  ];
  onTestFinished(() => spies.forEach((spy) => spy.mockRestore()));
}

/** The address of a port on which nobody listens. */
export async function findDeadEndpoint(): Promise<string> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${port}`;
}

function setEnvironment(endpoint: string): void {
  const variables = {
    AWS_ENDPOINT_URL_S3: endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  // What the computer that runs the tests has of its own must not matter.
  const none = {
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
  };
  for (const [name, value] of Object.entries({ ...variables, ...none })) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** Lets a server listen until the test has ended, and returns its port. */
export async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
