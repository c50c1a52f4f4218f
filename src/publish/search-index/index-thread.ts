import { once } from 'node:events';
import type { StoredFile } from '../../store/index.ts';
import { runInThread } from '../thread.ts';
import type { IndexFiles, IndexPlace, IndexTask } from './indexer.ts';

await runInThread<IndexPlace>(async ({ kept, base }, port) => {
  const { openSearchIndex } = await import('../../search/build/index.ts');
  const { openKeptFiles } = await import('../files/site-files.ts');
  const index = openSearchIndex({ base, kept });
  const [task]: readonly (IndexTask | null | undefined)[] = await once(port, 'message');
  if (task === null || task === undefined) return index.close();
  const { pages, earlier } = task;
  const store = openKeptFiles(kept.folder);
  const files = new Map<string, StoredFile>();
  const getHash = (path: string): string => {
    const hash = pages.get(path);
    if (hash === undefined) throw new Error(`There is no page ${path}.`);
    return hash;
  };
  const site = {
    read: (path: string) => store.read(getHash(path)),
    get: (path: string) => ({ hash: getHash(path) }),
    write: (path: string, bytes: Uint8Array) => void files.set(path, store.write(bytes)),
    earlier: {
      getHash: (path: string) => earlier.get(path)?.hash,
      take: (path: string) => {
        const before = earlier.get(path);
        const found = before && store.find(before);
        if (found !== undefined) files.set(path, found);
        return found !== undefined;
      },
    },
  };
  await index.write(site, pages.keys());
  port.postMessage(files satisfies IndexFiles);
});
