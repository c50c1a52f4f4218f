import type { Answer, Question } from './answer.ts';
import type { Reply, Request } from './messages.ts';
import type { SearchSettings } from './settings.ts';
import { allowOwnScripts } from './trusted-scripts.ts';

/** Milliseconds in which the worker must have started. */
const patience = 8000;

interface Waiting {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Asks the search, which works in a worker of its own, so that the page never waits for it. */
export class SearchClient {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;

  /** Loads what every search needs. Rejects where it cannot be loaded; a later call tries again. */
  async warm(): Promise<SearchSettings> {
    const reply = await this.#send({ id: this.#toId(), warm: true });
    if (!('settings' in reply))
      throw new Error('The search answered something else than its settings.');
    return reply.settings;
  }

  /** Answers a question. Rejects where the index cannot be read; a later call tries again. */
  async ask(question: Question): Promise<Answer> {
    const reply = await this.#send({ id: this.#toId(), question });
    if (!('answer' in reply)) throw new Error('The search answered something else than results.');
    return reply.answer;
  }

  #toId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  #send(request: Request): Promise<Reply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  }

  /** Ends what is under way, so that the next request loads the search anew. */
  restart(): void {
    this.#stop(new Error('The search was started anew.'));
  }

  #start(): Worker {
    allowOwnScripts();
    const worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
    const fail = () =>
      this.#worker === worker && this.#stop(new Error('The search could not be started.'));
    const late = setTimeout(fail, patience);
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      clearTimeout(late);
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('failure' in data) waiting?.reject(new Error(data.failure));
      else waiting?.resolve(data);
    });
    // A script that could not be loaded or run.
    worker.addEventListener('error', fail);
    return worker;
  }

  #stop(error: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(error);
  }
}
