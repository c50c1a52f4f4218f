import { join } from 'node:path';
import { openPack, type Pack, hashFile } from '../../store/index.ts';
import type { IndexedPage, PageWords, LanguagePostings, Runtime } from './index-pages.ts';
import { toBuffer, unpackFile } from './pagefind-files.ts';
import type { Chunk } from './word-chunks.ts';

/** Where the caller has something kept, and of what the values depend besides the pages. */
export interface KeptPlace {
  /** A folder that exists. */
  readonly folder: string;
  /** Names the program that makes the index, its packages included. */
  readonly version: string;
  /** Whether what is there is read; if not, all is made anew and kept. */
  readonly isRead: boolean;
}

/** A page of the site as it was in the index, or out of it. */
export interface KeptPage {
  readonly path: string;
  /** The SHA-256 of its file. */
  readonly hash: string;
  /** Undefined of a page that is not to be found. */
  readonly indexed: IndexedPage | undefined;
}

/** The index of one language. */
export interface KeptLanguage {
  readonly language: string;
  readonly fields: readonly string[];
  readonly pages: readonly IndexedPage[];
  readonly chunks: readonly Chunk[];
}

/** All that an index was made of, but the words of each page and the bytes of the files. */
export interface KeptIndex {
  readonly pages: readonly KeptPage[];
  readonly languages: readonly KeptLanguage[];
  /** On how many pages each word of the vocabulary is. */
  readonly counts: ReadonlyMap<string, number>;
  readonly runtime: Runtime;
}

/**
 * Thrown where something that was kept is gone or damaged: the index has to be made from nothing.
 */
export class KeptLoss extends Error {}

/** What is kept from one index to the next, and the files of the index that is being made. */
export interface Kept {
  /** The index before; undefined if there is none. */
  readonly index: KeptIndex | undefined;
  /** The words of a page of this index or of the one before. Throws `KeptLoss`. */
  readonly readWords: (page: IndexedPage) => PageWords;
  readonly addWords: (page: IndexedPage, words: PageWords) => void;
  /** A file of this index or of the one before, by its hash. Throws `KeptLoss`. */
  readonly readFile: (hash: string) => Buffer;
  /** Enters a file of this index; returns its hash. */
  readonly addFile: (content: Buffer) => string;
  /** The same for the fragment of a page. */
  readonly addFragment: (content: Buffer) => string;
  /**
   * Keeps an index with these files for the next time, and ends the use. What cannot be written is
   * not kept.
   */
  readonly save: (index: KeptIndex, files: Iterable<string>) => void;
  /** Ends the use and leaves what is kept as it is. */
  readonly close: () => void;
}

/** The words of a page, a line each, and the places of all stems with where those of each end. */
interface PackedWords {
  readonly stems: string;
  readonly places: Uint8Array;
  readonly ends: Uint32Array;
  readonly fields: readonly string[];
  readonly tokens: string;
}

/**
 * The words of a language as they are kept: few long values, since to read thousands of small ones
 * takes longer.
 */
interface PackedChunks {
  readonly hashes: readonly string[];
  /** How many words each chunk has. */
  readonly lengths: Uint32Array;
  /** The words of all chunks, a line each. */
  readonly words: string;
  readonly units: Uint32Array;
}

interface PackedIndex extends Omit<KeptIndex, 'languages' | 'counts'> {
  readonly languages: readonly (Omit<KeptLanguage, 'chunks'> & {
    readonly chunks: PackedChunks;
  })[];
  readonly counts: { readonly words: string; readonly counts: Uint32Array };
}

/**
 * Opens what is kept at a place, or nothing if there is no place. `base` is the path below which
 * the site lies. Never throws: what is missing, damaged, foreign or of another version is not
 * there.
 */
export function openKept(place: KeptPlace | undefined, base: string): Kept {
  const version = JSON.stringify([
    place?.version,
    base,
    process.versions,
    process.arch,
    process.platform,
  ]);
  const toPath = (name: string) => place && join(place.folder, name);
  const indexFile = toPath('search-index');
  const indexes = indexFile === undefined ? undefined : openPack<PackedIndex>(indexFile, version);
  const words = openByHash<PackedWords>(toPath('search-words'), version);
  // Fragments apart: when a page changes, of the other files many do.
  const fragments = openByHash<Uint8Array>(toPath('search-fragments'), version);
  const files = openByHash<Uint8Array>(toPath('search-files'), version);
  const isRead = place?.isRead === true;
  const packed = isRead ? indexes?.get('index') : undefined;
  const added = new Map<
    string,
    { readonly content: Buffer; readonly to: HashedPacks<Uint8Array> }
  >();
  const add = (content: Buffer, to: HashedPacks<Uint8Array>): string => {
    const hash = hashFile(content);
    added.set(hash, { content, to });
    return hash;
  };
  return {
    index: packed && unpackIndex(packed),
    readWords: ({ source }) => {
      const found = isRead ? words.get(source) : undefined;
      if (found === undefined) throw new KeptLoss('The words of a page are gone.');
      return unpackWords(found);
    },
    addWords: ({ source }, pageWords) => words.set(source, packWords(pageWords)),
    readFile: (hash) => {
      const found =
        added.get(hash)?.content ?? (isRead ? (fragments.get(hash) ?? files.get(hash)) : undefined);
      if (found === undefined) throw new KeptLoss('A file of the index is gone.');
      return toBuffer(found);
    },
    addFile: (content) => add(content, files),
    addFragment: (content) => add(content, fragments),
    save: (index, hashes) => {
      for (const { indexed } of index.pages) if (indexed !== undefined) words.keep(indexed.source);
      words.save();
      for (const hash of hashes) {
        const found = added.get(hash);
        if (found !== undefined) found.to.set(hash, found.content);
        else if (!fragments.keep(hash)) files.keep(hash);
      }
      fragments.save();
      files.save();
      indexes?.set('index', packIndex(index));
      indexes?.save();
    },
    close: () => {
      indexes?.close();
      words.close();
      fragments.close();
      files.close();
    },
  };
}

/**
 * How many packs values are spread over. A pack is written anew as a whole when one of its values
 * is another.
 */
const packsOfHashes = 32;

type HashedPacks<Value> = Omit<Pack<Value>, 'keys' | 'save'> & { readonly save: () => void };

/**
 * Packs for values whose keys are hashes in hexadecimal digits, or none if there is no file; each is
 * opened when it is first asked, since few pages read few values.
 */
function openByHash<Value>(file: string | undefined, version: string): HashedPacks<Value> {
  const numbers = file === undefined ? [] : Array.from({ length: packsOfHashes }, (_, at) => at);
  const opened = new Map<number, Pack<Value>>();
  const open = (number: number): Pack<Value> => {
    const pack = opened.get(number) ?? openPack<Value>(`${file}-${number}`, version);
    opened.set(number, pack);
    return pack;
  };
  const of = (key: string) =>
    file === undefined ? undefined : open(Number.parseInt(key.slice(0, 4), 16) % packsOfHashes);
  return {
    get: (key) => of(key)?.get(key),
    keep: (key) => of(key)?.keep(key) ?? false,
    set: (key, value) => of(key)?.set(key, value),
    save: () => numbers.forEach((number) => open(number).save()),
    close: () => opened.forEach((pack) => pack.close()),
  };
}

/** The postings of an index of before, language by language. */
export function toPostings(
  { languages }: KeptIndex,
  readFile: Kept['readFile'],
): LanguagePostings[] {
  // A chunk is read for its words, again for its bytes, and then to be compared.
  let last: { readonly hash: string; readonly bytes: Buffer } | undefined;
  const readChunk = (hash: string): Buffer => {
    if (last?.hash !== hash) last = { hash, bytes: unpackFile('A chunk', readFile(hash)) };
    return last.bytes;
  };
  return languages.map(({ language, fields, pages, chunks }) => ({
    language,
    fields,
    pages,
    chunks: chunks.map(({ hash, words, units }) => ({
      words,
      made: { hash, units },
      read: () => readChunk(hash),
    })),
  }));
}

function packWords({ stems, fields, tokens }: PageWords): PackedWords {
  let end = 0;
  return {
    stems: [...stems.keys()].join('\n'),
    places: Buffer.concat([...stems.values()]),
    ends: Uint32Array.from(stems.values(), ({ length }) => (end += length)),
    fields,
    tokens: tokens.join('\n'),
  };
}

function unpackWords({ stems, places, ends, fields, tokens }: PackedWords): PageWords {
  const bytes = toBuffer(places);
  return {
    stems: new Map(
      splitLines(stems).map((stem, at) => [stem, bytes.subarray(ends[at - 1] ?? 0, ends[at])]),
    ),
    fields,
    tokens: splitLines(tokens),
  };
}

function packIndex({ pages, languages, counts, runtime }: KeptIndex): PackedIndex {
  return {
    pages,
    languages: languages.map((each) => ({
      ...each,
      chunks: {
        hashes: each.chunks.map(({ hash }) => hash),
        lengths: Uint32Array.from(each.chunks, ({ words }) => words.length),
        words: each.chunks.flatMap(({ words }) => words).join('\n'),
        units: Uint32Array.from(each.chunks.flatMap(({ units }) => Array.from(units))),
      },
    })),
    counts: { words: [...counts.keys()].join('\n'), counts: Uint32Array.from(counts.values()) },
    runtime,
  };
}

function unpackIndex({ pages, languages, counts, runtime }: PackedIndex): KeptIndex {
  return {
    pages,
    languages: languages.map(({ chunks, ...each }) => {
      const words = splitLines(chunks.words);
      let start = 0;
      return {
        ...each,
        chunks: chunks.hashes.map((hash, at) => {
          const from = start;
          start += chunks.lengths[at] ?? 0;
          return {
            hash,
            words: words.slice(from, start),
            units: chunks.units.subarray(from, start),
          };
        }),
      };
    }),
    counts: new Map(splitLines(counts.words).map((word, at) => [word, counts.counts[at] ?? 0])),
    runtime,
  };
}

/** The lines of a text that was joined with line breaks; none of an empty one. */
function splitLines(lines: string): string[] {
  return lines === '' ? [] : lines.split('\n');
}
