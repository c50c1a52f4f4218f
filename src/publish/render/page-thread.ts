import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageCode } from './page-worker.ts';

// Starts a thread that renders pages. A thread has no compile cache by itself, and half of what it
// takes to load its modules would be to compile them.
const code: PageCode = workerData;
if (code.compileCache !== undefined) enableCompileCache(code.compileCache);
const { runTask } = await import('./page-worker.ts');
if (parentPort !== null) await runTask(code, parentPort);
