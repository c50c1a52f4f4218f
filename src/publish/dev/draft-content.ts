import {
  type ContentFile,
  entryFolders,
  readContentFile,
  readContentFolder,
} from '../../check/index.ts';
import { type BodyFacts, collectBodyFacts } from '../../domain/entries/index.ts';
import { collections } from '../../schemas/index.ts';
import type { KeptFiles } from '../files/site-files.ts';
import { type BuildEntry, hasBody } from '../render/build-entry.ts';
import { openBodies, type ParsedEntry, parseEntries, readEntries } from '../render/entries.ts';
import { openBodyFacts, toBodyKey } from '../render/kept-records.ts';
import { findLanguage } from '../render/render.ts';

/** The entries of content that is being written. */
interface DraftContent {
  /**
   * Reads the files at these paths again, or all. An entry that cannot be read stays as it was when
   * it last could.
   */
  readonly read: (paths?: readonly string[]) => void;
  readonly getEntries: () => readonly BuildEntry[];
  /** The facts of bodies, by the paths of their files. */
  readonly getFacts: () => ReadonlyMap<string, BodyFacts>;
  /** Reads the body of one of the entries. */
  readonly readBody: (entry: BuildEntry) => string;
}

/** Opens the content of a folder, of which nothing is read yet; `kept` is what builds keep of it. */
export function openDraftContent(contentFolder: string, kept: KeptFiles): DraftContent {
  let entries = new Map<string, BuildEntry>();
  let facts = new Map<string, BodyFacts>();
  let language = '';
  let bodies = openBodies(contentFolder, kept);
  /** The bodies that are not kept as those of the files are, by the paths of the files. */
  const own = new Map<string, Pick<ParsedEntry, 'bodyHash' | 'body'>>();
  const readBody = (entry: BuildEntry): string => {
    const known = own.get(entry.path);
    return known?.bodyHash === entry.bodyHash ? known.body : bodies.read(entry);
  };

  function parse(file: ContentFile): ParsedEntry[] {
    try {
      return parseEntries(file);
    } catch {
      // The check tells what is wrong with it.
      return [];
    }
  }

  /** The entry of a file that cannot be read, as it was. */
  function keepEntry(path: string): BuildEntry | undefined {
    const entry = entries.get(path);
    if (entry !== undefined) own.set(path, { ...entry, body: readBody(entry) });
    return entry;
  }

  function readAll(): void {
    const files = readContentFolder(contentFolder);
    const read = new Map(readEntries(files, kept, parse).map((entry) => [entry.path, entry]));
    entries = new Map(
      files.flatMap(({ path, form }) => {
        const entry = read.get(path) ?? (form === 'file' ? keepEntry(path) : undefined);
        return entry === undefined ? [] : [[path, entry]];
      }),
    );
    bodies.close();
    bodies = openBodies(contentFolder, kept);
    language = findLanguage([...entries.values()]);
    const pack = openBodyFacts(kept);
    facts = new Map();
    for (const entry of [...entries.values()].filter(hasBody)) {
      const key = toBodyKey(entry, language);
      const known = pack.get(key);
      const found = known ?? collectBodyFacts({ ...entry, body: readBody(entry) }, language);
      if (known === undefined) pack.set(key, found);
      facts.set(entry.path, found);
    }
    pack.save();
  }

  function readOne(path: string): void {
    const file = readContentFile(contentFolder, path);
    const [entry] = file === undefined ? [] : parse(file);
    if (entry !== undefined) {
      entries.set(path, entry);
      own.set(path, entry);
      if (hasBody(entry)) facts.set(path, collectBodyFacts(entry, language));
    } else if (file?.form !== 'file') {
      entries.delete(path);
      facts.delete(path);
    }
  }

  return {
    read: (paths) => {
      // All bodies are read in the language of the site, and a folder may have come or gone.
      const concernsAll = (path: string) =>
        path === collections.site.pattern || entryFolders.has(path);
      if (paths === undefined || paths.some(concernsAll)) readAll();
      else for (const path of paths) readOne(path);
    },
    getEntries: () => [...entries.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    getFacts: () => facts,
    readBody,
  };
}
