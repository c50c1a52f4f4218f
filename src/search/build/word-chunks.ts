import { crc32 } from 'node:zlib';
import { CborWriter } from './cbor.ts';
import {
  compareTexts,
  packFile,
  parseChunk,
  renumberFields,
  writeWord,
  type ChunkWord,
  type IndexPosting,
  type WordPostings,
} from './pagefind-files.ts';

/** A part of an index from which another is made: words in the order of their code points. */
export interface SourceChunk {
  readonly words: readonly string[];
  /**
   * Reads the words with their postings, as `parseChunk` takes them. Throws if they cannot be read.
   */
  readonly read: () => Buffer;
  /** Of a chunk that `createChunks` has made: its file, and how much each word counts. */
  readonly made?: { readonly hash: string; readonly units: ArrayLike<number> };
}

/**
 * The words of some pages of a language, from an index of before or from what Pagefind made of
 * them, as they enter an index.
 */
export interface WordSource {
  /** In the order of their words. */
  readonly chunks: readonly SourceChunk[];
  /** For each of its pages the number in the index; -1 for one that does not enter it. */
  readonly numbers: ArrayLike<number>;
  /** For each of its meta fields the number in the index. */
  readonly fields: readonly number[];
  /**
   * The words whose postings in the index are not those of the source, even if no other source has
   * them; undefined if any may be.
   */
  readonly changed: ReadonlySet<string> | undefined;
  /** Those of its words that enter the index; undefined if all do. */
  readonly entering: ReadonlySet<string> | undefined;
}

/** A chunk of the index. */
export interface Chunk {
  /** The hash of its file. */
  readonly hash: string;
  readonly words: readonly string[];
  /**
   * How much each word counts towards the size of its chunk: one for a page, and one for each place
   * on it.
   */
  readonly units: ArrayLike<number>;
}

/**
 * From how many units on a chunk may end, and how many it has at most unless one word has more:
 * Pagefind's have a thousand. Between the two it ends after a word that `endsChunk`, so that words
 * that come and go move the ends of few chunks.
 */
const [leastUnits, mostUnits] = [900, 2000];

/** How many units there are, on average, from `leastUnits` to the end. */
const unitsToEnd = 300;

/**
 * Whether a chunk ends after a word: the more likely the more units it has, and always the same for
 * a word with as many.
 */
function endsChunk(word: string, units: number): boolean {
  return crc32(word) / 2 ** 32 < units / unitsToEnd;
}

/**
 * A word on its way into a chunk, with its postings, or with the chunk of a source from which its
 * bytes are taken.
 */
type Waiting = { readonly word: string; readonly units: number } & (
  | {
      readonly postings: WordPostings;
      /** The chunk of the index before that has the word, which may be the same in the end. */
      readonly before: SourceChunk | undefined;
      readonly from?: undefined;
    }
  | { readonly from: SourceChunk; readonly at: number }
);

/**
 * Divides the words of all sources into chunks: the same ones from whatever sources the same
 * postings come. `addFile` is given the file of each chunk that is not one of a source, and returns
 * its hash. Holds the postings of one chunk at a time, and of each source those of one more. Throws
 * if a source cannot be read.
 */
export function createChunks(
  sources: readonly WordSource[],
  addFile: (content: Buffer) => string,
): Chunk[] {
  const cursors = sources.map((each) => new Cursor(each));
  const chunks: Chunk[] = [];
  const writer = new CborWriter();
  let waiting: Waiting[] = [];
  let size = 0;
  const end = (): void => {
    if (waiting.length > 0) chunks.push(createChunk(waiting, writer, addFile));
    waiting = [];
    size = 0;
  };
  for (;;) {
    const here = findFirst(cursors);
    if (here.length === 0) break;
    const whole = size === 0 ? takeWhole(here, cursors) : undefined;
    if (whole !== undefined) {
      chunks.push(whole);
      continue;
    }
    const next = enter(here);
    for (const cursor of here) cursor.advance();
    if (next === undefined) continue;
    const { word, units } = next;
    // A word with thousands of places is not loaded with each of its neighbours.
    const isTooMuch = size + units > mostUnits && (size >= leastUnits || units > mostUnits * 2);
    if (isTooMuch) end();
    waiting.push(next);
    size += units;
    if (size >= leastUnits && endsChunk(word, units)) end();
  }
  end();
  return chunks;
}

/** The place of the next word in a source. */
class Cursor {
  readonly source: WordSource;
  #chunk = 0;
  #at = 0;
  #parsed: readonly ChunkWord[] | undefined;

  constructor(source: WordSource) {
    this.source = source;
    this.#pass();
  }

  get chunk(): SourceChunk | undefined {
    return this.source.chunks[this.#chunk];
  }

  get at(): number {
    return this.#at;
  }

  /** Undefined after the last one. */
  get word(): string | undefined {
    return this.chunk?.words[this.#at];
  }

  /** The postings of the word. */
  read(): ChunkWord | undefined {
    this.#parsed ??= this.chunk && readWords(this.chunk).words;
    return this.#parsed?.[this.#at];
  }

  advance(): void {
    this.#at += 1;
    this.#pass();
  }

  leaveChunk(): void {
    this.#next();
    this.#pass();
  }

  /** Goes on to the next word that enters the index, if this is none. */
  #pass(): void {
    const { entering } = this.source;
    for (;;) {
      const { chunk, word } = this;
      if (chunk === undefined) return;
      if (word === undefined) this.#next();
      else if (entering === undefined || entering.has(word)) return;
      else this.#at += 1;
    }
  }

  #next(): void {
    this.#chunk += 1;
    this.#at = 0;
    this.#parsed = undefined;
  }
}

/** Those of the cursors that are at the first of all words; none after the last. */
function findFirst(cursors: readonly Cursor[]): Cursor[] {
  let first: string | undefined;
  let found: Cursor[] = [];
  for (const cursor of cursors) {
    const { word } = cursor;
    if (word === undefined) continue;
    const order = first === undefined ? -1 : compareTexts(word, first);
    if (order < 0) [first, found] = [word, [cursor]];
    else if (order === 0) found.push(cursor);
  }
  return found;
}

/**
 * The chunk at whose first word a cursor is, if it is the same in the index: none of its words is
 * another, no other source has one that belongs there, and it ends by its last word, whatever
 * follows. The cursor then leaves it.
 */
function takeWhole(here: readonly Cursor[], cursors: readonly Cursor[]): Chunk | undefined {
  const [cursor, another] = here;
  const { made, words = [] } = cursor?.chunk ?? {};
  const changed = cursor?.source.changed;
  if (cursor?.at !== 0 || another !== undefined || made === undefined || changed === undefined)
    return undefined;
  const [last = '', units] = [words.at(-1), made.units];
  let size = 0;
  for (let at = 0; at < words.length; at += 1) size += units[at] ?? 0;
  if (size < leastUnits || !endsChunk(last, units[words.length - 1] ?? 0)) return undefined;
  const isAlone = cursors.every(
    ({ word }) => word === undefined || word === words[0] || compareTexts(word, last) > 0,
  );
  if (!isAlone || words.some((word) => changed.has(word))) return undefined;
  cursor.leaveChunk();
  return { hash: made.hash, words, units };
}

/**
 * The word at which some cursors are, with what all of them have of it; undefined if no page has it
 * any more.
 */
function enter(cursors: readonly Cursor[]): Waiting | undefined {
  const [one, ...others] = cursors;
  const { word, chunk, at } = one ?? {};
  if (one === undefined || word === undefined || chunk === undefined || at === undefined)
    return undefined;
  const units = chunk.made?.units[at];
  if (others.length === 0 && units !== undefined && one.source.changed?.has(word) === false)
    return { word, units, from: chunk, at };
  const found = cursors.flatMap((cursor) => {
    const read = cursor.read();
    return read === undefined ? [] : [{ read, source: cursor.source }];
  });
  const pages = joinPostings(found.map(({ read, source }) => [read.pages, source]));
  const forms = new Set(found.flatMap(({ read }) => read.variants.map(({ form }) => form)));
  const variants = [...forms].sort(compareTexts).flatMap((form) => {
    const ofForm = joinPostings(
      found.map(({ read, source }) => [
        read.variants.find((variant) => variant.form === form)?.pages ?? [],
        source,
      ]),
    );
    return ofForm.length === 0 ? [] : [{ form, pages: ofForm }];
  });
  if (pages.length === 0 && variants.length === 0) return undefined;
  return {
    word,
    units: [pages, ...variants.map((variant) => variant.pages)]
      .flat()
      .reduce((sum, each) => sum + each.units, 0),
    postings: { word, pages, variants },
    before: cursors.find((cursor) => cursor.chunk?.made !== undefined)?.chunk,
  };
}

/**
 * Postings of several sources with the numbers that pages and fields have in the index, sorted by
 * page.
 */
function joinPostings(
  lists: readonly (readonly [postings: readonly IndexPosting[], source: WordSource])[],
): IndexPosting[] {
  const joined: IndexPosting[] = [];
  for (const [postings, { numbers, fields }] of lists) {
    const hasSameFields = fields.every((field, at) => field === at);
    for (const posting of postings) {
      const page = numbers[posting.page] ?? -1;
      if (page < 0) continue;
      const { bytes, units, start, end } = posting;
      joined.push(
        hasSameFields
          ? { page, units, bytes, start, end }
          : { ...renumberFields(posting, fields), page },
      );
    }
  }
  const isSorted = joined.every((each, at) => at === 0 || (joined[at - 1]?.page ?? 0) < each.page);
  return isSorted ? joined : joined.sort((a, b) => a.page - b.page);
}

/** A chunk as its bytes, and its words with where they lie there. */
interface ReadChunk {
  readonly bytes: Buffer;
  readonly words: readonly ChunkWord[];
}

/** The words of the chunks that were read, as long as their bytes are in use. */
const parsed = new WeakMap<Buffer, readonly ChunkWord[]>();

function readWords(chunk: SourceChunk): ReadChunk {
  const bytes = chunk.read();
  const words = parsed.get(bytes) ?? parseChunk('A chunk', bytes);
  parsed.set(bytes, words);
  return { bytes, words };
}

function createChunk(
  waiting: readonly Waiting[],
  writer: CborWriter,
  addFile: (content: Buffer) => string,
): Chunk {
  const words = waiting.map(({ word }) => word);
  const units = waiting.map((each) => each.units);
  const whole = waiting[0]?.from;
  const isWhole =
    whole?.words.length === waiting.length && waiting.every(({ from }) => from === whole);
  if (isWhole && whole.made !== undefined) return { hash: whole.made.hash, words, units };
  writer.writeArray(1);
  writer.writeArray(waiting.length);
  let open: ({ readonly chunk: SourceChunk } & ReadChunk) | undefined;
  for (const each of waiting) {
    if (each.from === undefined) writeWord(writer, each.postings);
    else {
      if (open?.chunk !== each.from) open = { chunk: each.from, ...readWords(each.from) };
      const found = open.words[each.at];
      if (found === undefined) throw new Error('A chunk lacks a word that it is said to hold.');
      writer.writeBytes(open.bytes, found.start, found.end);
    }
  }
  const content = writer.take();
  // Of the words of a page that changed most have the places that they had: to compare takes less
  // than to compress.
  const first = waiting[0];
  const before = first?.from ?? first?.before;
  const isAsBefore = before?.made !== undefined && before.read().equals(content);
  return { hash: isAsBefore ? before.made.hash : addFile(packFile(content)), words, units };
}
