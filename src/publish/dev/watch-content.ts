import { watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { entryFolders, isLeftover } from '../../check/index.ts';

/** Some editors save in several steps, which follow each other within a few milliseconds. */
const pause = 30;

/**
 * Calls `onChange` with the paths below the content folder that changed, as soon as files rest for
 * a moment. Returns what ends that. Each folder is watched by itself, since a file that is replaced
 * by another is lost to a watcher of files.
 */
export function watchContent(
  folder: string,
  onChange: (paths: readonly string[]) => void,
): () => void {
  const watchers = new Map<string, FSWatcher>();
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;

  function note(path: string): void {
    changed.add(path);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const paths = [...changed].sort();
      changed.clear();
      onChange(paths);
    }, pause);
  }

  function open(below: string): void {
    watchers.get(below)?.close();
    watchers.delete(below);
    try {
      const watcher = watch(join(folder, below), (_event, name) => {
        if (name === null || isLeftover(name)) return;
        // A folder that is new, or is there again, has to be watched anew.
        if (below === '' && entryFolders.has(name)) open(name);
        note(below === '' ? name : `${below}/${name}`);
      });
      watchers.set(
        below,
        watcher.on('error', () => watcher.close()),
      );
    } catch {
      // The folder is not there; the one above tells when it is.
    }
  }

  for (const below of ['', ...entryFolders.keys()]) open(below);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
