import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexResult, IndexTask } from './search-index.ts';

// A thread that makes search indexes until it is sent null. It has no compile cache by itself.
const compileCache: string | undefined = workerData;
if (compileCache !== undefined) enableCompileCache(compileCache);
const [{ openSearchIndex, writeSearchIndex }, { createSiteFiles }, { describeFailure }] =
  await Promise.all([
    import('../search/build/index.ts'),
    import('./files/site-files.ts'),
    import('./files/failure.ts'),
  ]);

/** What was read ahead of the pages. */
let prepared: ReturnType<typeof prepare> | undefined;

parentPort?.on('message', (task: IndexTask | null) => {
  if (task === null) {
    prepared?.opened.close();
    parentPort?.close();
  } else if (task.pages === undefined) prepared = prepare(task);
  else
    void writeIndex(task, task.pages)
      .catch((error: unknown): IndexResult => ({ failure: describeFailure(error) }))
      .then((result) => parentPort?.postMessage(result));
});

function prepare({ base, kept }: IndexTask) {
  return { files: createSiteFiles(kept), opened: openSearchIndex({ base, kept }) };
}

async function writeIndex(
  task: IndexTask,
  pages: NonNullable<IndexTask['pages']>,
): Promise<IndexResult> {
  const { files, opened } = prepared ?? prepare(task);
  prepared = undefined;
  for (const [path, file] of pages) files.enter(path, file);
  const given = files.list();
  await writeSearchIndex(files, { ...task, pages: given, opened });
  const isGiven = new Set(given);
  return {
    files: files.list().flatMap((path) => (isGiven.has(path) ? [] : [[path, files.get(path)]])),
  };
}
