import type { Question, Reply, Request } from '../../src/search/query/answer.ts';

/** A search as the page of a session holds it. */
export interface PageSearch {
  readonly ask: (text: string) => Promise<{ addresses: string[]; milliseconds: number }>;
}

interface Pagefind {
  init(): Promise<void>;
  search(
    text: string,
  ): Promise<{ readonly results: readonly { data(): Promise<{ readonly url: string }> }[] }>;
}

// These functions run in the browser: each is sent there alone and can name nothing outside itself.

/** Notes the longest task of the page from now on, in milliseconds. */
export function watchTasks(): { longest: number } {
  const tasks = { longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.longest = Math.max(tasks.longest, duration);
  }).observe({ type: 'longtask' });
  return tasks;
}

/** Keeps the worker that the page will start, for `prepareClient`. */
export function keepWorker(): void {
  globalThis.Worker = class extends Worker {
    constructor(address: string | URL, options?: WorkerOptions) {
      super(address, options);
      Object.assign(globalThis, { keptWorker: this });
    }
  };
}

/** Takes the worker of the site's search and waits until it is ready. Rejects if there is none, it fails, or it says nothing for a minute. */
export async function prepareClient(): Promise<PageSearch> {
  const worker: unknown = Reflect.get(globalThis, 'keptWorker');
  if (!(worker instanceof Worker))
    throw new Error('Ctrl+K was pressed, and the site started no worker to search.');
  const send = (request: Request) =>
    new Promise<Reply>((resolve, reject) => {
      const patience = setTimeout(
        () =>
          reject(new Error(`The worker said nothing for a minute to ${JSON.stringify(request)}`)),
        60_000,
      );
      worker.onerror = ({ message }) => reject(new Error(`The worker failed: ${message}`));
      worker.onmessage = ({ data }: MessageEvent<Reply>) => {
        if (data.id !== request.id) return;
        clearTimeout(patience);
        if ('failure' in data) reject(new Error(data.failure));
        else resolve(data);
      };
      worker.postMessage(request);
    });
  // The page asks under low numbers.
  let id = 1_000_000;
  await send({ id, warm: true });
  return {
    ask: async (text) => {
      const question: Question = { text, kind: undefined, topic: undefined, isTyping: false };
      const start = performance.now();
      const reply = await send({ id: (id += 1), question });
      if (!('answer' in reply)) throw new Error(`The worker gave no answer to: ${text}`);
      return {
        addresses: reply.answer.results.map((result) => result.address),
        milliseconds: performance.now() - start,
      };
    },
  };
}

/** Loads Pagefind with the options that it has by itself. */
export async function preparePagefind(): Promise<PageSearch> {
  const pagefind: Pagefind = await import(new URL('/pagefind/pagefind.js', location.href).href);
  await pagefind.init();
  return {
    ask: async (text) => {
      const start = performance.now();
      const { results } = await pagefind.search(text);
      const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
      return { addresses: shown.map(({ url }) => url), milliseconds: performance.now() - start };
    },
  };
}
