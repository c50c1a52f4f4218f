import { watch, type FSWatcher } from 'node:fs';
import { join, sep } from 'node:path';
import { entryFolders, isLeftover } from '../../check/index.ts';
import { designFolders, siteStyleSheet } from '../../domain/design/index.ts';
import { findDesignFolder, packageRoot } from '../project/index.ts';

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
  return watchFolders(
    folder,
    [...entryFolders.keys()],
    () => true,
    onChange,
    (path) => watch(path),
  );
}

/**
 * Calls `onChange` when something changes that pages are bundled of besides the settings of the
 * site: what lies beside the content for its design and, in a clone of this program, the sources.
 */
export function watchDesign(contentFolder: string, onChange: () => void): () => void {
  const folder = findDesignFolder(contentFolder);
  const folders = Object.keys(designFolders);
  const isOurs = packageRoot.split(sep).includes('node_modules');
  const open = (path: string) => watch(path, { recursive: true });
  const stops = [
    ...(folder === undefined
      ? []
      : [watchFolders(folder, folders, (name) => name === siteStyleSheet, onChange, open)]),
    ...(isOurs ? [] : [watchFolders(packageRoot, ['src'], () => false, onChange, open)]),
  ];
  return () => {
    for (const stop of stops) stop();
  };
}

/**
 * Watches a folder and those of its folders that are named, whether or not they are there yet; of
 * other files right in it those for which `isWatched` holds.
 */
function watchFolders(
  folder: string,
  names: readonly string[],
  isWatched: (name: string) => boolean,
  onChange: (paths: readonly string[]) => void,
  openNamed: (path: string) => FSWatcher,
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
      const watcher = below === '' ? watch(folder) : openNamed(join(folder, below));
      watcher.on('change', (_event, path) => {
        const name = String(path);
        if (path === null || isLeftover(name)) return;
        // A folder that is new, or is there again, has to be watched anew.
        if (below === '' && names.includes(name)) open(name);
        else if (below === '' && !isWatched(name)) return;
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

  for (const below of ['', ...names]) open(below);
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers.values()) watcher.close();
  };
}
