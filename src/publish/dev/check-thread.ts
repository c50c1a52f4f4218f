import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { CheckedDraft } from './draft-check.ts';

// The thread that checks content while it is being written, so that no page waits for it.
const draft: CheckedDraft = workerData;
if (draft.compileCache !== undefined) enableCompileCache(draft.compileCache);
const { checkDraft } = await import('./draft-check.ts');
// It ends by itself: a thread that is ended from outside may take the process with it.
parentPort?.on('message', (isAsked: boolean) => {
  if (isAsked) parentPort?.postMessage(checkDraft(draft));
  else parentPort?.close();
});
