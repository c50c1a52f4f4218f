import type { IndexVocabulary } from '../build/vocabulary.ts';
import type { SearchSettings } from '../settings.ts';
import type { Reply, Request } from './answer.ts';
import { answerQuestion, createEngine, type Engine } from './engine.ts';
import { loadRuntime, type PagefindRuntime } from './pagefind.ts';
import {
  indexAddress,
  readSiteFile,
  settingsAddress,
  waitFor,
  wordsAddress,
  type ReadOptions,
} from './site-files.ts';

let loading: Promise<LoadedEngine> | undefined;
let hasFailed = false;

addEventListener(
  'message',
  ({ data }: MessageEvent<Request>) => void answer(data).then((reply) => postMessage(reply)),
);
postMessage({ id: 0, isReady: true } satisfies Reply);

async function answer(request: Request): Promise<Reply> {
  const wasLoaded = loading !== undefined;
  const createFailure = (error: unknown): Reply => ({
    id: request.id,
    failure: error instanceof Error ? error.message : String(error),
  });
  try {
    return await tryToAnswer(request);
  } catch (error) {
    if (!wasLoaded) return createFailure(error);
  }
  // A release may have been published since, with another index.
  return tryToAnswer(request).catch(createFailure);
}

async function tryToAnswer(request: Request): Promise<Reply> {
  const { id } = request;
  const current = (loading ??= loadEngine({ isReload: hasFailed }));
  try {
    const { engine, settings, failures } = await current;
    const reply: Reply =
      'warm' in request
        ? { id, settings }
        : { id, answer: await answerQuestion(request.question, engine) };
    if (failures.length > 0) throw failures[0];
    return reply;
  } catch (error) {
    // What could not be read may be there a moment later, on a train.
    if (loading === current) loading = undefined;
    hasFailed = true;
    throw error;
  }
}

/** The engine, what it knows of the site, and what went wrong while it read. */
interface LoadedEngine {
  readonly engine: Engine;
  readonly settings: SearchSettings;
  /**
   * Files that could not be read since the engine was loaded: Pagefind goes on without them as if
   * they held nothing.
   */
  readonly failures: readonly unknown[];
}

/** Loads all that the search of this site needs. Rejects if a part of it cannot be loaded. */
async function loadEngine(options: ReadOptions): Promise<LoadedEngine> {
  const failures: unknown[] = [];
  const read = (address: string) =>
    readSiteFile(address, options).catch((error: unknown) => {
      failures.push(error);
      throw error;
    });
  const readText = async (address: string) => new TextDecoder().decode(await read(address));
  const readJson = async (address: string) => JSON.parse(await readText(address));
  guardPagefind(read);
  const query = options.isReload === true ? `?${Date.now()}` : '';
  const [runtime, settings, words]: [PagefindRuntime, SearchSettings, IndexVocabulary] =
    await Promise.all([
      waitFor(loadRuntime(indexAddress, query), 'Pagefind'),
      readJson(settingsAddress),
      readJson(wordsAddress),
    ]);
  const engine = await createEngine({
    runtime,
    base: indexAddress,
    settings,
    words,
    readText: (file) => readText(indexAddress + file),
  });
  return { engine, settings, failures };
}

const fetchUnguarded = globalThis.fetch;

/**
 * Lets Pagefind, which asks for its files by `fetch` in this worker, have them whole or not at all.
 */
function guardPagefind(read: (address: string) => Promise<Uint8Array<ArrayBuffer>>): void {
  globalThis.fetch = async (input, init) => {
    if (typeof input !== 'string' || init !== undefined) return fetchUnguarded(input, init);
    return new Response(await read(input));
  };
}
