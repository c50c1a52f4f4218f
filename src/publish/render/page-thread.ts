import { runInThread } from '../thread.ts';
import type { PageCode } from './page-worker.ts';

await runInThread<PageCode>(async (code, port) => {
  const { runTask } = await import('./page-worker.ts');
  await runTask(code, port);
});
