import type { IndexVocabulary } from '../build/vocabulary.ts';
import type { SearchSettings } from '../settings.ts';
import type { Reply, Request } from './answer.ts';
import { answerQuestion, createEngine, type Engine } from './engine.ts';
import type { IndexEntry } from './pagefind.ts';
import { indexAddress, readSiteFile, settingsAddress } from './site-files.ts';

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
  const current = (loading ??= loadEngine(hasFailed ? 'reload' : 'default'));
  try {
    const { engine, settings } = await current;
    return 'warm' in request
      ? { id, settings }
      : { id, answer: await answerQuestion(request.question, engine) };
  } catch (error) {
    // What could not be read may be there a moment later, on a train.
    if (loading === current) loading = undefined;
    hasFailed = true;
    throw error;
  }
}

/** The engine and what it knows of the site. */
interface LoadedEngine {
  readonly engine: Engine;
  readonly settings: SearchSettings;
}

/** Loads all that the search of this site needs. Rejects if a part of it cannot be loaded. */
async function loadEngine(cache: RequestCache): Promise<LoadedEngine> {
  const readJson = async (address: string, options = { cache }) =>
    JSON.parse(new TextDecoder().decode(await readSiteFile(address, options)));
  const [settings, entry, words]: [SearchSettings, IndexEntry, IndexVocabulary] = await Promise.all(
    [
      readJson(settingsAddress),
      // A release may have been published since the browser kept it, with another index.
      readJson(`${indexAddress}pagefind-entry.json`, {
        cache: cache === 'default' ? 'no-cache' : cache,
      }),
      readJson(`${indexAddress}words.json`),
    ],
  );
  const read = (path: string) => readSiteFile(indexAddress + path, { cache });
  return { engine: await createEngine({ settings, entry, words, read }), settings };
}
