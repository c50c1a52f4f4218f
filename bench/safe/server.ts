import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/publish/project/index.ts';
import { forEachAtOnce } from '../../src/publish/files/at-once.ts';
import type { SafetyRow } from './row.ts';

/**
 * Larger than what the system keeps of a connection, so that a file is still being read when the
 * browser goes.
 */
const largeSize = 8_000_000;
const abortedAtOnce = 40;

interface Running {
  readonly url: URL;
  readonly child: ChildProcess;
  readonly countDescriptors: () => Promise<number>;
}

/**
 * Aborts so many downloads from the server of `npm start`, lets it meet files that cannot be read,
 * and leaves it few descriptors.
 */
export async function tryServer(count: number): Promise<readonly SafetyRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-server-'));
  const children: ChildProcess[] = [];
  const start = async (descriptors: number) => {
    const running = await startServer(folder, descriptors);
    children.push(running.child);
    return running;
  };
  try {
    await writeFile(join(folder, 'index.html'), 'home');
    await writeFile(join(folder, '404.html'), 'not here');
    await writeFile(join(folder, 'large.bin'), Buffer.alloc(largeSize, 1));
    await writeFile(join(folder, 'secret.html'), 'secret');
    await chmod(join(folder, 'secret.html'), 0);
    // Opens, and fails as soon as it is read.
    await symlink('/proc/self/mem', join(folder, 'broken.html'));
    return [
      await tryAborts(await start(1024), count),
      await tryUnreadable(await start(1024)),
      await tryFewDescriptors(await start(64), Math.ceil(count / 20)),
    ];
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryAborts({ url, countDescriptors }: Running, count: number): Promise<SafetyRow> {
  await fetchText(url, 'index.html');
  const before = await countDescriptors();
  await forEachAtOnce(Array.from({ length: count }), abortedAtOnce, () => abort(url));
  const broken: string[] = [];
  if ((await fetchText(url, '')).text !== 'home') broken.push('The server answers no more.');
  // The last connections may still be closing.
  const left = await settle(countDescriptors, before);
  if (left > before) broken.push(`${left - before} descriptors more than before are open.`);
  return { promise: 'an aborted download leaves no descriptor behind', tried: count, broken };
}

/** Asks for the large file and hangs up with the first bytes of it. */
function abort(url: URL): Promise<void> {
  return new Promise((done, fail) => {
    const socket = connect(Number(url.port), url.hostname, () =>
      socket.write('GET /large.bin HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    );
    socket.once('data', () => socket.destroy());
    socket.on('close', () => done());
    socket.on('error', fail);
  });
}

async function tryUnreadable({ url, child }: Running): Promise<SafetyRow> {
  const broken: string[] = [];
  const files = ['broken.html', 'secret.html'];
  for (const file of files) {
    const { status, text } = await fetchText(url, file).catch(() => ({ status: 0, text: '' }));
    // The user who may read everything reads this one, too.
    const isWell =
      status === 500 ||
      status === 0 ||
      (file === 'secret.html' && process.getuid?.() === 0 && text === 'secret');
    if (!isWell) broken.push(`${file} was answered with ${status} and “${text.slice(0, 40)}”.`);
    if (child.exitCode !== null || (await fetchText(url, '')).text !== 'home')
      broken.push(`${file} ended the server.`);
  }
  return {
    promise: 'a file that cannot be read ends its own answer alone',
    tried: files.length,
    broken,
  };
}

async function tryFewDescriptors({ url, child }: Running, count: number): Promise<SafetyRow> {
  const broken: string[] = [];
  const asked = Array.from({ length: count }, async () => {
    const { status } = await fetchText(url, 'large.bin').catch(() => ({ status: 0 }));
    if (![0, 200, 500, 503].includes(status))
      broken.push(`One of many requests was answered with ${status}.`);
  });
  await Promise.all(asked);
  const home = await fetchText(url, '').catch(() => ({ status: 0, text: '' }));
  if (child.exitCode !== null || home.text !== 'home')
    broken.push(`Afterwards the server answered with ${home.status}.`);
  return {
    promise: 'with 64 descriptors the server goes on after more requests than it can answer',
    tried: count,
    broken,
  };
}

async function fetchText(url: URL, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(new URL(path, url), { headers: { Connection: 'close' } });
  return { status: response.status, text: await response.text() };
}

/** Counts until there are no more than `wanted`, or the number falls no further. */
async function settle(count: () => Promise<number>, wanted: number): Promise<number> {
  let last = Number.POSITIVE_INFINITY;
  for (let number = await count(); number > wanted && number < last; number = await count()) {
    last = number;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return count();
}

async function startServer(folder: string, descriptors: number): Promise<Running> {
  const serve = JSON.stringify(join(packageRoot, 'src/publish/serve.ts'));
  const program = `const { serve } = await import(${serve}); console.log((await serve(process.argv[1], { port: 0, host: '127.0.0.1' })).url);`;
  const child = spawn(
    'sh',
    [
      '-c',
      'ulimit -n "$0" && exec "$@"',
      String(descriptors),
      process.execPath,
      '--input-type=module',
      '--eval',
      program,
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [url] = await once(child.stdout, 'data');
  return {
    url: new URL(String(url).trim()),
    child,
    countDescriptors: async () => (await readdir(`/proc/${child.pid}/fd`)).length,
  };
}
