import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexMessage, IndexPlace, IndexResult, IndexTask } from './search-index.ts';

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

parentPort?.on('message', (message: IndexMessage) => {
  if (message === null) {
    prepared?.opened.close();
    parentPort?.close();
  } else if ('place' in message) prepared = prepare(message.place);
  else
    void writeIndex(message.task, send).catch((error: unknown) =>
      send({ failure: describeFailure(error) }),
    );
});

function send(result: IndexResult): void {
  parentPort?.postMessage(result);
}

function prepare({ base, kept }: IndexPlace) {
  return { files: createSiteFiles(kept), opened: openSearchIndex({ base, kept }) };
}

async function writeIndex(
  { pages, base, kept }: IndexTask,
  onWritten: (result: IndexResult) => void,
): Promise<void> {
  const { files, opened } = prepared ?? prepare({ base, kept });
  prepared = undefined;
  for (const [path, file] of pages) files.enter(path, file);
  const given = new Set(files.list());
  await writeSearchIndex(files, {
    base,
    kept,
    pages: given,
    opened,
    onWritten: () =>
      onWritten({
        files: files.list().flatMap((path) => (given.has(path) ? [] : [[path, files.get(path)]])),
      }),
  });
}
