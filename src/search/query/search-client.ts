import type { SearchSettings } from '../settings.ts';
import type { Answer, Question, Reply, Request } from './answer.ts';
// oxlint-disable-next-line import/default -- Vite makes the module that holds the address
import workerAddress from './search-worker.ts?worker&url';

/** Milliseconds in which the worker must have started. */
const patience = 8000;

interface Pending {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Asks the search, which works in a worker of its own, so that the page never waits for it. */
class SearchClient {
  readonly #pending = new Map<number, Pending>();
  #worker: Worker | undefined;
  #starts = 0;
  #lastId = 0;

  /** Loads what every search needs. Rejects if it cannot be loaded; a later call tries again. */
  async warm(): Promise<SearchSettings> {
    const reply = await this.#send((id) => ({ id, warm: true }));
    if ('settings' in reply) return reply.settings;
    throw new Error('The search answered something else than its settings.');
  }

  /** Answers a question. Rejects if the index cannot be read; a later call tries again. */
  async ask(question: Question): Promise<Answer> {
    const reply = await this.#send((id) => ({ id, question }));
    if ('answer' in reply) return reply.answer;
    throw new Error('The search answered something else than results.');
  }

  /** Ends what is under way, so that the next request loads the search anew. */
  restart(): void {
    this.#stop(new Error('The search was started anew.'));
  }

  #send(toRequest: (id: number) => Request): Promise<Reply> {
    const worker = (this.#worker ??= this.#start());
    const id = (this.#lastId += 1);
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      worker.postMessage(toRequest(id));
    });
  }

  #start(): Worker {
    allowOwnScripts();
    // A browser may wait for a script that never came before it asks for it again.
    const address = new URL(workerAddress, location.href);
    if (this.#starts > 0) address.searchParams.set('start', String(this.#starts));
    this.#starts += 1;
    const worker = new Worker(address, { type: 'module' });
    const fail = () =>
      this.#worker === worker && this.#stop(new Error('The search could not be started.'));
    const late = setTimeout(fail, patience);
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      clearTimeout(late);
      const pending = this.#pending.get(data.id);
      this.#pending.delete(data.id);
      if ('failure' in data) pending?.reject(new Error(data.failure));
      else pending?.resolve(data);
    });
    // A script that could not be loaded or run.
    worker.addEventListener('error', fail);
    return worker;
  }

  #stop(error: Error): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(error);
  }
}

/** The one search of a page; its worker starts when it is first asked. */
export const searchClient = new SearchClient();

declare global {
  interface Window {
    /** What a browser that knows trusted types has (https://w3c.github.io/trusted-types/); TypeScript does not know it yet. */
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { readonly createScriptURL: (address: string) => string | undefined },
      ): unknown;
    };
  }
}

let isAllowed = false;

/**
 * Lets scripts of this site, and no other, be loaded from an address while a page is read, as a worker is. The policy of the site
 * refuses all else that turns text into code: there is no rule for HTML and none for the text of a script.
 */
function allowOwnScripts(): void {
  if (isAllowed) return;
  isAllowed = true;
  window.trustedTypes?.createPolicy('default', {
    createScriptURL: (address) =>
      new URL(address, location.href).origin === location.origin ? address : undefined,
  });
}
