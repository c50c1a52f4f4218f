import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { NamedDraft } from './addresses.ts';
import type { NewFile } from './named-files.ts';
import { hashBytes } from './planned-file.ts';

/** The files that imported texts offer, each once for a folder of entries. */
export interface DownloadFiles {
  /** The address of a file for the entry that links to it; undefined if the input has no such file. */
  readonly resolveLink: (from: NamedDraft, url: string) => string | undefined;
  /** The files since the last call. */
  readonly take: () => NewFile[];
}

export function createDownloadFiles(): DownloadFiles {
  const hashes = new Map<string, Buffer>();
  let made: NewFile[] = [];
  return {
    resolveLink: ({ draft, id, downloads }, url) => {
      const file = downloads.get(url);
      const hash = file === undefined ? undefined : hashFile(file);
      if (file === undefined || hash === undefined) return undefined;
      const own = toFileName(basename(file));
      const isFree = (name: string) =>
        hashes.get(`${draft.collection}/${name}`)?.equals(hash) ?? true;
      const name = [own, `${id}-${own}`].find(isFree) ?? `${id}-${hashes.size}-${own}`;
      const path = `${draft.collection}/${name}`;
      if (!hashes.has(path))
        made.push({ path, kind: 'download', title: basename(file), bytes: hash, copyOf: file });
      hashes.set(path, hash);
      return `./${name}`;
    },
    take: () => {
      const taken = made;
      made = [];
      return taken;
    },
  };
}

/** Undefined if the file cannot be read. */
function hashFile(path: string): Buffer | undefined {
  try {
    return hashBytes(readFileSync(path));
  } catch {
    return undefined;
  }
}

/** The name of a file with the letters that addresses of downloads have. */
function toFileName(name: string): string {
  const dot = name.lastIndexOf('.');
  const stem = name
    .slice(0, dot)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '');
  return `${stem === '' ? 'file' : stem}${name.slice(dot).toLowerCase()}`;
}
