import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type FileStore,
  openFileStore,
  openPack,
  type PlacedFile,
  type StoredFile,
  hashFile,
} from '../../store/index.ts';
import { listFiles } from './list-files.ts';
import { hasReadableMode, makeReadableFolder } from './modes.ts';

/**
 * The files of a site, from the first that is rendered to the release. They lie in a store by their
 * hashes, so that a file that an earlier build had is neither made nor written again, and a release
 * is a folder of links to them.
 */
export interface SiteFiles {
  /** The paths of all files with `/`, sorted. */
  readonly list: () => readonly string[];
  readonly has: (path: string) => boolean;
  /** The bytes of a file. Throws if there is none. */
  readonly read: (path: string) => Buffer;
  /** The bytes of a file of the store by their SHA-256 in hexadecimal. Throws if there is none. */
  readonly readObject: (hash: string) => Buffer;
  /** What the store knows a file by. Throws if there is none. */
  readonly get: (path: string) => StoredFile;
  /** Writes a file, in the place of the one that is there. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  /**
   * Writes all files of a folder, below `path`. A link in it is followed, as a web server would.
   */
  readonly addFolder: (folder: string, path?: string) => Promise<void>;
  /**
   * Writes a file that follows from `key` alone: the one of the build before if that had the same
   * key, else what `create` makes. If that is not whole, the next build makes it again.
   */
  readonly make: (path: string, key: string, create: () => Promise<NewFile>) => Promise<void>;
  /** The files that follow from a key, and so may be offered to another build. */
  readonly listMade: () => readonly MadeFile[];
  /**
   * Lets `make` take a file that was made elsewhere and is in the store already, unless the build
   * before had it.
   */
  readonly offer: (made: MadeFile) => void;
  readonly earlier: EarlierFiles;
  /** Enters a file that is in the store already, as a thread has written it. */
  readonly enter: (path: string, file: StoredFile) => void;
  readonly remove: (path: string) => void;
  /**
   * Makes a release of the files in `folder`: a new one, or the one that a build placed before at
   * `earlier` and that is now there, of which only what is another is changed.
   */
  readonly place: (folder: string, earlier?: string) => Placement;
  /** Lets the next build find the files, and know those of the release at `folder`. */
  readonly save: (folder: string, about: ReleaseNotes) => void;
  /**
   * Removes from the store what was not entered here, now and then. No other build may run that uses
   * it.
   */
  readonly prune: () => void;
}

/** How a release was made. */
interface Placement {
  /** The paths of the files that were put there; of all others it was seen that they are there. */
  readonly placed: readonly string[];
  /**
   * The files and folders that are to be flushed to the disk; those that a release before has were
   * flushed with it.
   */
  readonly unflushed: readonly string[];
}

interface NewFile {
  readonly content: string | Uint8Array;
  readonly isWhole?: boolean;
}

/** A file of a site that follows from a key alone. */
export interface MadeFile {
  readonly path: string;
  readonly key: string;
  readonly file: StoredFile;
}

/** What a build tells the next of its release besides the files. */
export interface ReleaseNotes {
  /** The programs that made its compressed copies, and how hard they tried. */
  readonly compression: string;
  /** The files that the links of its pages lead to, each of which was seen to lead somewhere. */
  readonly linked: readonly string[];
}

/** The files of the build before, as far as they are in the store. */
interface EarlierFiles {
  /** What it told of its release; undefined if there is no such build. */
  readonly notes: ReleaseNotes | undefined;
  /** The hash of a file; undefined if it had none there. */
  readonly getHash: (path: string) => string | undefined;
  /** Takes a file over as it was; returns whether that could be done. */
  readonly take: (path: string) => boolean;
}

/**
 * Where files are kept from one build to the next, for which program, and whether they may be taken
 * from there.
 */
export interface KeptFiles {
  readonly folder: string;
  readonly version: string;
  readonly isRead: boolean;
}

interface SiteFile extends StoredFile {
  /** '' if it follows from no key. */
  readonly key: string;
}

/**
 * What one build tells the next of its files, in columns, since to read thousands of small objects
 * takes longer.
 */
interface FileTable {
  /** The folder of the release. */
  readonly release: string;
  readonly notes: ReleaseNotes;
  /** How many builds have left in the store what they no longer used, and how many files. */
  readonly unpruned: { readonly builds: number; readonly files: number };
  readonly paths: readonly string[];
  readonly hashes: readonly string[];
  readonly keys: readonly string[];
  readonly sizes: Float64Array;
  readonly times: Float64Array;
}

/** The store of the files that a build keeps in `folder`. */
export function openKeptFiles(folder: string): FileStore {
  return openFileStore(getStoreFolder(folder));
}

function getStoreFolder(folder: string): string {
  return join(folder, 'files');
}

/**
 * To look through a large store takes longer than what few builds leave there is worth: it is done
 * after so many builds, or as soon as so much of what is in use is left.
 */
const [mostUnpruned, mostUnused] = [16, 1 / 8];

/** The files of a new site: none at first. */
export function createSiteFiles(kept: KeptFiles): SiteFiles {
  const store = openKeptFiles(kept.folder);
  const files = new Map<string, SiteFile>();
  const table = kept.isRead ? readTable(kept) : undefined;
  const before = new Map(listFilesOf(table));
  /** What is in the store for this site, whether or not it is a file of it in the end. */
  const used = new Set<string>();
  let isPruneDue = true;
  /** The paths, sorted; undefined until they are asked for again. */
  let paths: readonly string[] | undefined;
  const enter = (path: string, file: StoredFile, key = '') => {
    used.add(file.hash);
    if (!files.has(path)) paths = undefined;
    files.set(path, { ...file, key });
  };
  const get = (path: string): SiteFile => {
    const file = files.get(path);
    if (file === undefined) throw new Error(`The site has no file ${path}.`);
    return file;
  };
  const take = (path: string): boolean => {
    const earlier = before.get(path);
    const found = earlier === undefined ? undefined : store.find(earlier);
    if (earlier === undefined || found === undefined) return false;
    enter(path, found, earlier.key);
    return true;
  };
  const write = (path: string, content: string | Uint8Array, key = '') => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    // What is the same keeps its time, by which hosts and their readers know it.
    const hash = before.get(path)?.hash;
    const isSame = hash !== undefined && hash === hashFile(bytes) && take(path);
    enter(path, isSame ? get(path) : store.write(bytes), key);
  };
  return {
    list: () => (paths ??= [...files.keys()].sort()),
    has: (path) => files.has(path),
    read: (path) => store.read(get(path).hash),
    readObject: store.read,
    get,
    write: (path, content) => write(path, content),
    addFolder: async (folder, path = '') => {
      for (const each of await listFiles(folder))
        write(path + each, await readFile(join(folder, each)));
    },
    make: async (path, key, create) => {
      if (before.get(path)?.key === key && take(path)) return;
      const { content, isWhole = true } = await create();
      write(path, content, isWhole ? key : '');
    },
    listMade: () =>
      [...files].flatMap(([path, { key, ...file }]) => (key === '' ? [] : [{ path, key, file }])),
    offer: ({ path, key, file }) => {
      if (before.get(path)?.key !== key) before.set(path, { ...file, key });
    },
    earlier: {
      notes: table?.notes,
      getHash: (path) => before.get(path)?.hash,
      take,
    },
    enter: (path, file) => enter(path, file),
    remove: (path) => {
      if (files.delete(path)) paths = undefined;
    },
    place: (folder, earlier) => {
      const known = listFilesOf(earlier === undefined ? undefined : readTable(kept, earlier));
      // A file that was written anew since has another time.
      const flushed = new Set([...before.values()].map(toFlushedKey));
      const { changed, placed } = placeFiles(folder, files, known, store);
      for (const [path, { time, isCopy }] of placed) {
        const file = { ...get(path), time };
        files.set(path, file);
        if (isCopy || !flushed.has(toFlushedKey(file))) changed.add(join(folder, path));
      }
      return {
        placed: [...placed.keys()],
        unflushed: [...changed].filter((path) => existsSync(path)),
      };
    },
    save: (folder, notes) => {
      const gone = [...before.values()].filter(({ hash }) => !used.has(hash)).length;
      const builds = (table?.unpruned.builds ?? mostUnpruned) + 1;
      const unused = (table?.unpruned.files ?? 0) + gone;
      isPruneDue = builds > mostUnpruned || unused > used.size * mostUnused;
      const unpruned = isPruneDue ? { builds: 0, files: 0 } : { builds, files: unused };
      saveTable(kept, { release: folder, notes, unpruned }, files);
    },
    prune: () => {
      if (isPruneDue) store.prune(used);
    },
  };
}

function toFlushedKey({ hash, time }: StoredFile): string {
  return `${hash} ${time}`;
}

/**
 * Makes `folder`, which may be there already with files as in `known`, hold exactly these files.
 * Returns those that were put there, and the folders in which something changed.
 */
function placeFiles(
  folder: string,
  files: ReadonlyMap<string, SiteFile>,
  known: ReadonlyMap<string, StoredFile>,
  store: FileStore,
): { readonly changed: Set<string>; readonly placed: ReadonlyMap<string, PlacedFile> } {
  const changed = new Set<string>();
  const kept = new Set<string>();
  const folders = new Set<string>();
  for (const path of files.keys())
    for (let own = dirname(path); own !== '.' && !folders.has(own); own = dirname(own))
      folders.add(own);
  const there = new Set<string>();
  const keepWanted = (parent: string): void => {
    for (const entry of readdirSync(join(folder, parent), { withFileTypes: true })) {
      // Joined by hand: there are tens of thousands, of parts that need no mending.
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
      const file = `${folder}/${path}`;
      if (entry.isDirectory() && folders.has(path)) {
        there.add(path);
        keepWanted(path);
      } else if (entry.isFile() && isSameFile(file, files.get(path), known.get(path)))
        kept.add(path);
      else {
        rmSync(file, { recursive: true, force: true });
        changed.add(join(folder, parent));
      }
    }
  };
  if (existsSync(folder)) keepWanted('');
  for (const path of ['', ...[...folders].sort()]) {
    const own = join(folder, path);
    if (there.has(path) || (path === '' && existsSync(own))) continue;
    makeReadableFolder(own);
    changed.add(own).add(dirname(own));
  }
  const placed = new Map<string, PlacedFile>();
  for (const [path, { hash }] of files) {
    if (kept.has(path)) continue;
    const file = join(folder, path);
    placed.set(path, store.place(hash, file));
    changed.add(dirname(file));
  }
  return { changed, placed };
}

/**
 * Whether a file that an earlier release has is the one that is wanted, and nobody has written to
 * it since.
 */
function isSameFile(
  file: string,
  wanted: StoredFile | undefined,
  known: StoredFile | undefined,
): boolean {
  if (wanted === undefined || known === undefined || wanted.hash !== known.hash) return false;
  const found = lstatSync(file, { throwIfNoEntry: false });
  return (
    found !== undefined &&
    found.size === known.size &&
    found.mtimeMs === known.time &&
    hasReadableMode(found)
  );
}

const tablesFile = 'files.pack';
/**
 * The name of the table of the last build; that of the build before it has the folder of its
 * release as its name.
 */
const lastTable = 'last';

function readTable({ folder, version }: KeptFiles, name = lastTable): FileTable | undefined {
  const pack = openPack<FileTable>(join(folder, tablesFile), version);
  const table = pack.get(name);
  pack.close();
  return table;
}

function saveTable(
  { folder, version }: KeptFiles,
  about: Pick<FileTable, 'release' | 'notes' | 'unpruned'>,
  files: ReadonlyMap<string, SiteFile>,
): void {
  const pack = openPack<FileTable>(join(folder, tablesFile), version);
  const before = pack.get(lastTable);
  const all = [...files];
  const table: FileTable = {
    ...about,
    paths: all.map(([path]) => path),
    hashes: all.map(([, { hash }]) => hash),
    keys: all.map(([, { key }]) => key),
    sizes: Float64Array.from(all, ([, { size }]) => size),
    times: Float64Array.from(all, ([, { time }]) => time),
  };
  if (before !== undefined) pack.set(before.release, before);
  pack.set(lastTable, table);
  pack.save();
}

function listFilesOf(table: FileTable | undefined): ReadonlyMap<string, SiteFile> {
  const files = new Map<string, SiteFile>();
  table?.paths.forEach((path, index) => {
    const [hash, size, time] = [table.hashes[index], table.sizes[index], table.times[index]];
    if (hash !== undefined && size !== undefined && time !== undefined)
      files.set(path, { hash, size, time, key: table.keys[index] ?? '' });
  });
  return files;
}
