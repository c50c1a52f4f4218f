import { existsSync, lstatSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
  /** Looks through the release that `place` will be given as `earlier`, while others work. */
  readonly survey: (folder: string) => Promise<void>;
  /**
   * Makes a release of the files in `folder`: a new one, or the one that a build placed before at
   * `earlier` and that is now there, of which only what is another is changed. What `survey` has
   * seen there is not looked at again.
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
  let surveyed: Survey | undefined;
  const listKnown = (release: string) => listFilesOf(readTable(kept, release));
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
    survey: async (folder) => {
      const steps = surveyRelease(folder, listKnown(folder));
      try {
        for (let step = steps.next(); ; step = steps.next()) {
          if (step.done === true) surveyed = step.value;
          if (step.done === true) return;
          await setImmediate();
        }
      } catch (error) {
        // Another build has taken it meanwhile.
        if (!(error instanceof Error && 'code' in error)) throw error;
      }
    },
    place: (folder, earlier) => {
      // A file that was written anew since has another time.
      const flushed = new Set([...before.values()].map(toFlushedKey));
      const there =
        surveyed !== undefined && surveyed.folder === earlier
          ? surveyed
          : finish(surveyRelease(folder, earlier === undefined ? new Map() : listKnown(earlier)));
      const { changed, placed } = placeFiles(folder, files, there, store);
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

/** What lies in the folder of a release, by paths from there. */
interface Survey {
  readonly folder: string;
  readonly folders: ReadonlySet<string>;
  /** The hashes of the files that are unchanged since they were placed. */
  readonly files: ReadonlyMap<string, string>;
  /** All else. */
  readonly others: readonly string[];
}

/**
 * Looks through the folder of a release, where nothing need be, with files as in `known`. Pauses
 * after each folder.
 */
function* surveyRelease(
  folder: string,
  known: ReadonlyMap<string, StoredFile>,
): Generator<undefined, Survey> {
  const folders = new Set<string>();
  const files = new Map<string, string>();
  const others: string[] = [];
  const waiting = existsSync(folder) ? [''] : [];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    for (const entry of readdirSync(join(folder, parent), { withFileTypes: true })) {
      // Joined by hand: there are tens of thousands, of parts that need no mending.
      const path = parent === '' ? entry.name : `${parent}/${entry.name}`;
      const own = known.get(path);
      if (entry.isDirectory()) {
        folders.add(path);
        waiting.push(path);
      } else if (entry.isFile() && own !== undefined && isUntouched(`${folder}/${path}`, own))
        files.set(path, own.hash);
      else others.push(path);
    }
    yield undefined;
  }
  return { folder, folders, files, others };
}

function finish<Result>(steps: Generator<unknown, Result>): Result {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Whether a file is unchanged since it was placed. */
function isUntouched(file: string, known: StoredFile): boolean {
  const found = lstatSync(file, { throwIfNoEntry: false });
  return (
    found !== undefined &&
    found.size === known.size &&
    found.mtimeMs === known.time &&
    hasReadableMode(found)
  );
}

/**
 * Makes `folder` hold exactly these files, of which `there` says what it holds already. Returns
 * those that were put there, and the folders in which something changed.
 */
function placeFiles(
  folder: string,
  files: ReadonlyMap<string, SiteFile>,
  there: Survey,
  store: FileStore,
): { readonly changed: Set<string>; readonly placed: ReadonlyMap<string, PlacedFile> } {
  const changed = new Set<string>();
  const folders = new Set<string>();
  for (const path of files.keys())
    for (let own = dirname(path); own !== '.' && !folders.has(own); own = dirname(own))
      folders.add(own);
  const remove = (path: string): void => {
    rmSync(join(folder, path), { recursive: true, force: true });
    changed.add(join(folder, dirname(path)));
  };
  for (const path of there.folders) if (!folders.has(path)) remove(path);
  for (const path of there.others) remove(path);
  for (const [path, hash] of there.files) if (files.get(path)?.hash !== hash) remove(path);
  for (const path of ['', ...[...folders].sort()]) {
    const own = join(folder, path);
    if (there.folders.has(path) || (path === '' && existsSync(own))) continue;
    makeReadableFolder(own);
    changed.add(own).add(dirname(own));
  }
  const placed = new Map<string, PlacedFile>();
  for (const [path, { hash }] of files) {
    if (there.files.get(path) === hash) continue;
    const file = join(folder, path);
    placed.set(path, store.place(hash, file));
    changed.add(dirname(file));
  }
  return { changed, placed };
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
