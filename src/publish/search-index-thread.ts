import { enableCompileCache } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  IndexMessage,
  IndexPlace,
  IndexResult,
  IndexTask,
  NamedFile,
} from './search-index.ts';

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
  if (message === null) void close();
  else if ('place' in message) prepared = prepare(message.place);
  else if ('added' in message) prepared?.add(message.added);
  else
    void writeIndex(message.task, send).catch((error: unknown) =>
      send({ failure: describeFailure(error) }),
    );
});

function send(result: IndexResult): void {
  parentPort?.postMessage(result);
}

/** Ends what was begun. */
async function close(): Promise<void> {
  await prepared?.opened.reading.close();
  prepared?.opened.kept.close();
  parentPort?.close();
}

function prepare({ base, kept }: IndexPlace) {
  const files = createSiteFiles(kept);
  const opened = openSearchIndex({ base, kept });
  return {
    files,
    opened,
    add: (pages: readonly NamedFile[]) => {
      for (const [path, file] of pages) files.enter(path, file);
      opened.reading.add(
        files,
        pages.map(([path]) => path),
      );
    },
  };
}

async function writeIndex(
  { pages, base, kept }: IndexTask,
  onWritten: (result: IndexResult) => void,
): Promise<void> {
  const { files, opened } = prepared ?? prepare({ base, kept });
  prepared = undefined;
  const given = new Map(pages);
  for (const path of files.list()) if (!given.has(path)) files.remove(path);
  for (const [path, file] of given) files.enter(path, file);
  await writeSearchIndex(files, {
    base,
    kept,
    pages: given.keys(),
    opened,
    onWritten: () =>
      onWritten({
        files: files.list().flatMap((path) => (given.has(path) ? [] : [[path, files.get(path)]])),
      }),
  });
}
