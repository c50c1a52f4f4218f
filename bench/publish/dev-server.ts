import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { type Command, createEnvironment } from './run-measured.ts';

/**
 * How long a dev server takes until it answers, until its first page is there, and from a save to
 * the page that shows it, in seconds.
 */
interface DevFigures {
  readonly ready: number;
  readonly page: number;
  readonly save: number;
}

/** What is asked of a dev server may take so many seconds. */
const patience = 600;
/** Between two questions, in milliseconds. */
const pause = 10;

/**
 * Starts a dev server, asks for a page as soon as it answers, saves a change, and asks until the
 * page shows it: `mark` is what `save` adds. Throws if it ends, or takes too long.
 */
export async function measureDev(
  createDev: (port: number) => Command,
  path: string,
  save: () => void,
  mark: string,
): Promise<DevFigures> {
  const port = await findPort();
  const { words, cwd } = createDev(port);
  const [program = '', ...args] = words;
  const start = performance.now();
  // In a group of its own, so that it can be ended with all that it started.
  const child = spawn(program, args, {
    cwd,
    detached: true,
    env: createEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (said = (said + text).slice(-2000)));
  const origin = `http://localhost:${port}`;
  const ask = async (from: number, isThere: (page: Answer) => boolean, to: string) => {
    while (performance.now() - from < patience * 1000) {
      if (child.exitCode !== null)
        throw new Error(`${words.join(' ')} ended with ${child.exitCode} in ${cwd}:\n${said}`);
      const answer = await get(`${origin}${to}`);
      if (answer !== undefined && isThere(answer)) return (performance.now() - from) / 1000;
      await wait(pause);
    }
    throw new Error(`${words.join(' ')} did not show ${to} in ${patience} s:\n${said}`);
  };
  try {
    // Until it has read the site, a server may ask for patience.
    const ready = await ask(start, ({ status }) => status !== 503, '/robots.txt');
    const page = await ask(performance.now(), ({ status }) => status === 200, path);
    const saved = performance.now();
    save();
    return { ready, page, save: await ask(saved, ({ text }) => text.includes(mark), path) };
  } finally {
    if (child.exitCode === null && child.pid !== undefined) {
      const ended = once(child, 'exit');
      process.kill(-child.pid, 'SIGTERM');
      await Promise.race([ended, wait(5_000)]);
      if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
      await ended;
    }
  }
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** What a server answers; undefined as long as there is none. */
async function get(url: string): Promise<Answer | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(patience * 1000) });
    return { status: response.status, text: await response.text() };
  } catch {
    return undefined;
  }
}

/** A port that is free. */
async function findPort(): Promise<number> {
  const server = createServer().listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}
