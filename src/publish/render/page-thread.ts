import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { PageTask } from './page-worker.ts';

// Starts a thread that renders pages. A thread has no compile cache by itself, and half of what it
// takes to load its modules would be to compile them.
const task: PageTask = workerData;
if (task.compileCache !== undefined) enableCompileCache(task.compileCache);
const { runTask } = await import('./page-worker.ts');
if (parentPort !== null) await runTask(task, parentPort);
