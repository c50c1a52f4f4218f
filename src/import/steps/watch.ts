import { workerData } from 'node:worker_threads';

// A thread beside the one that reads. It ends the process where that takes too much memory, also outside of what V8 counts, and
// where nobody waits for it any more: the other thread may be in a loop that never ends.

const { megabytes, parent }: { megabytes: number; parent: number } = workerData;

setInterval(() => {
  if (process.memoryUsage.rss() > megabytes * 1_000_000 || process.ppid !== parent)
    process.kill(process.pid, 'SIGKILL');
}, 20);
