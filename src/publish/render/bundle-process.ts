import { once } from 'node:events';
import { enableCompileCache } from 'node:module';
import { describeFailure } from '../files/failure.ts';
import type { BundleResult, BundleTask } from './bundle.ts';

// The program of the process that bundles pages. It ends with the one that started it, and is
// started in the same folder, which tells what site it is.
process.once('disconnect', () => process.exit());
const [task]: BundleTask[] = await once(process, 'message');
if (task !== undefined) {
  if (task.compileCache !== undefined) enableCompileCache(task.compileCache);
  const { holdStartFolder } = await import('../project/index.ts');
  holdStartFolder();
  // Astro puts the code that renders into the current folder if its output is not within that.
  process.chdir(task.workspace);
  const failure = await import('./create-bundle.ts')
    .then(({ createBundle }) => createBundle(task))
    .then(() => undefined, describeFailure);
  process.send?.({ failure } satisfies BundleResult, undefined, {}, () => process.disconnect());
}
