import type { Engine } from './engine.ts';
import { answerQuestion } from './engine.ts';
import { loadEngine } from './load-engine.ts';
import type { Reply, Request } from './messages.ts';
import type { SearchSettings } from './settings.ts';

let loading: Promise<{ engine: Engine; settings: SearchSettings }> | undefined;

addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(data).then((reply) => postMessage(reply)));

async function answer(request: Request): Promise<Reply> {
  const { id } = request;
  try {
    loading ??= loadEngine();
    const { engine, settings } = await loading;
    return 'warm' in request ? { id, settings } : { id, answer: await answerQuestion(request.question, engine) };
  } catch (error) {
    // What could not be read may be there a moment later, on a train.
    loading = undefined;
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}
