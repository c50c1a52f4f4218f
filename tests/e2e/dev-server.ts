import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** `npm run dev` on a copy of the small site; it ends with the test. */
export interface DevServer {
  readonly url: string;
  /** Replaces words in a content file, as an editor's save does. */
  readonly edit: (path: string, from: string, to: string) => Promise<void>;
  readonly getPrinted: () => string;
}

/** Starts the dev server on a free port, with edits and other changes of its folder made before, and waits until it says `words`. */
export async function startDev(
  words: string,
  edits: readonly (readonly [path: string, from: string, to: string])[] = [],
  prepare: (folder: string) => Promise<void> = async () => undefined,
): Promise<DevServer> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-dev-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(join(root, 'tests/fixtures/small-site'), folder, { recursive: true });
  const edit = async (path: string, from: string, to: string) => {
    const text = await readFile(join(folder, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} holds no "${from}".`);
    await writeFile(join(folder, path), text.replace(from, to));
  };
  for (const each of edits) await edit(...each);
  await prepare(folder);
  const port = await findFreePort();
  // Within a test run Vite keeps its connection to pages closed.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST')),
  );
  const child = spawn(
    process.execPath,
    [
      join(root, 'src/cli/answerable.js'),
      'dev',
      '--content',
      folder,
      '--port',
      String(port),
      '--today',
      '2026-11-23',
    ],
    { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let printed = '';
  const said = new Promise<void>((done, fail) => {
    const keep = (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes(words)) done();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', (code) => fail(new Error(`dev ended with ${code}:\n${printed}`)));
  });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  });
  await said;
  return { url: `http://localhost:${port}`, edit, getPrinted: () => printed };
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
