import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { describeFailure } from '../files/failure.ts';
import type { DraftAnswer, DraftCode } from './draft.ts';

/** What is asked of the thread: to read files of the content, or all of it; or for an address. */
export type DraftQuestion =
  | { readonly read: readonly string[] | undefined }
  | { readonly get: string };

/** What the thread answers, in the order of the questions. */
export type DraftReply = { readonly answer: DraftAnswer } | { readonly failure: string };

// The thread that renders the pages of content that is being written.
const code: DraftCode = workerData;
if (code.compileCache !== undefined) enableCompileCache(code.compileCache);
const { openDraft } = await import('./draft.ts');
const opening = openDraft(code);
opening.catch(() => undefined);

// One after the other: while a page is rendered, the content must not change.
let last = Promise.resolve();
parentPort?.on('message', (question: DraftQuestion | null) => {
  last = last.then(async () => {
    // It ends by itself: a thread that is ended from outside may take the process with it.
    if (question === null) parentPort?.close();
    else parentPort?.postMessage(await reply(question));
  });
});

async function reply(question: DraftQuestion): Promise<DraftReply> {
  try {
    const draft = await opening;
    if ('get' in question) return { answer: await draft.get(question.get) };
    draft.read(question.read);
    return { answer: undefined };
  } catch (error) {
    return { failure: describeFailure(error) };
  }
}
