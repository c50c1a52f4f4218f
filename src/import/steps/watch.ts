import { workerData } from 'node:worker_threads';

// A thread beside the one that reads. It ends the process if it takes too much memory, including
// memory that V8 does not count, or if its parent is gone: the main thread may be in an endless
// loop.

const { megabytes, parent }: { megabytes: number; parent: number } = workerData;

setInterval(() => {
  if (process.memoryUsage.rss() > megabytes * 1_000_000 || process.ppid !== parent)
    process.kill(process.pid, 'SIGKILL');
}, 20);
