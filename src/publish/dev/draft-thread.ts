import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { DraftCode } from './draft.ts';

// Starts the thread that renders the pages of content that is being written.
const code: DraftCode = workerData;
if (code.compileCache !== undefined) enableCompileCache(code.compileCache);
const { answerQuestions } = await import('./draft.ts');
if (parentPort !== null) answerQuestions(code, parentPort);
