import { answerQuestion } from './engine.ts';
import { loadEngine, type LoadedEngine } from './load-engine.ts';
import type { Reply, Request } from './messages.ts';

let loading: Promise<LoadedEngine> | undefined;
let hasFailed = false;

addEventListener(
  'message',
  ({ data }: MessageEvent<Request>) => void answer(data).then((reply) => postMessage(reply)),
);
postMessage({ id: 0, isReady: true } satisfies Reply);

async function answer(request: Request): Promise<Reply> {
  const wasLoaded = loading !== undefined;
  try {
    return await answerOnce(request);
  } catch (error) {
    if (!wasLoaded) return toFailure(request, error);
  }
  // A release may have been published since, with another index.
  return answerOnce(request).catch((error: unknown) => toFailure(request, error));
}

async function answerOnce(request: Request): Promise<Reply> {
  const { id } = request;
  const current = (loading ??= loadEngine({ isAnew: hasFailed }));
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

function toFailure({ id }: Request, error: unknown): Reply {
  return { id, failure: error instanceof Error ? error.message : String(error) };
}
