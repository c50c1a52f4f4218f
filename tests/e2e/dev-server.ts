import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { getFreePort, startCommand, type CommandResult } from '../build-release.ts';

/** `npm run dev` on a copy of the small site. */
export interface DevServer {
  /** Where it is said to be, without a slash at the end. */
  readonly url: string;
  /** The folder of the content. */
  readonly folder: string;
  /** Replaces words in a content file, as an editor's save does. */
  readonly edit: (path: string, from: string, to: string) => Promise<void>;
  readonly getPrinted: () => string;
  readonly until: (words: string) => Promise<void>;
  /** Ends it as Ctrl+C does and removes the folder. */
  readonly stop: () => Promise<CommandResult>;
}

/**
 * Starts the dev server on a free port, with edits and other changes of its folder made before, and
 * waits until it says `words`.
 */
export async function startDev(
  words: string,
  edits: readonly (readonly [path: string, from: string, to: string])[] = [],
  prepare: (folder: string) => Promise<void> = async () => undefined,
): Promise<DevServer> {
  const folder = await mkdtemp(join(tmpdir(), 'answerable-dev-'));
  await cp(resolve(import.meta.dirname, '../fixtures/small-site'), folder, { recursive: true });
  const edit = async (path: string, from: string, to: string) => {
    const text = await readFile(join(folder, path), 'utf8');
    if (!text.includes(from)) throw new Error(`${path} holds no "${from}".`);
    await writeFile(join(folder, path), text.replace(from, to));
  };
  for (const each of edits) await edit(...each);
  await prepare(folder);
  const port = await getFreePort();
  const args = ['--content', folder, '--port', String(port), '--today', '2026-11-23'];
  const { getPrinted, until, stop } = startCommand('dev', args);
  const stopAll = async () => {
    const result = await stop();
    await rm(folder, { recursive: true, force: true });
    return result;
  };
  await until(words).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });
  return { url: `http://localhost:${port}`, folder, edit, getPrinted, until, stop: stopAll };
}
