/**
 * The files of Pagefind 1.6, as its programs write and read them (`pagefind/src/index` and
 * `pagefind_web/src` in https://github.com/Pagefind/pagefind): gzip of a mark and then of JSON, for
 * a fragment, or of CBOR in which a struct is an array of its fields. Each function that parses
 * throws if it is given something else.
 */
import { gunzipSync, gzipSync } from 'node:zlib';
import { pagefindMark } from '../query/pagefind.ts';
import { CborReader, CborWriter } from './cbor.ts';

/** A file below the folder of the index. */
export interface IndexFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

/** `pagefind.….pf_meta`: what the search in the browser reads first. */
interface MetaIndex {
  readonly version: string;
  /** The pages by their numbers, which count from 0. */
  readonly pages: readonly MetaPage[];
  /**
   * The chunks in the order of their words, and the words between which each lies; `from` and `to`
   * may be cut short.
   */
  readonly chunks: readonly { readonly from: string; readonly to: string; readonly name: string }[];
  readonly filters: readonly { readonly filter: string; readonly name: string }[];
  /** The names of the meta fields by their numbers, which postings hold. */
  readonly fields: readonly string[];
}

interface MetaPage {
  /** Its fragment is `fragment/NAME.pf_fragment`. */
  readonly name: string;
  /** How many words it has. */
  readonly words: number;
}

/** A value of a filter and the numbers of the pages that have it. */
export interface FilterValue {
  readonly value: string;
  readonly pages: readonly number[];
}

/** What a fragment says of a page, as far as an index is made of it. */
export interface IndexFragment {
  readonly url: string;
  readonly content: string;
  /** How many words it has. */
  readonly words: number;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** Where a word is on a page: the posting of a word. */
export interface IndexPosting {
  /** The number of the page. */
  readonly page: number;
  /** How much it counts towards the size of a chunk. */
  readonly units: number;
  /** The places in the text and in the meta fields, as two arrays in CBOR. */
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** A word of a chunk and its postings, sorted by page. */
export interface WordPostings {
  readonly word: string;
  readonly pages: readonly IndexPosting[];
  /** The same for the ways in which the word is written with accents, sorted by these. */
  readonly variants: readonly { readonly form: string; readonly pages: readonly IndexPosting[] }[];
}

/** A word as it lies in a chunk. */
export interface ChunkWord extends WordPostings {
  readonly start: number;
  readonly end: number;
}

/** The mark and what follows it, packed. */
export function packFile(bytes: Buffer): Buffer {
  return gzipSync(Buffer.concat([mark, bytes]), { level: 9 });
}

const mark = Buffer.from(pagefindMark);

/** What follows the mark. */
export function unpackFile(path: string, content: Uint8Array): Buffer {
  const bytes = gunzipSync(content);
  if (!bytes.subarray(0, mark.length).equals(mark))
    throw new Error(`${path} is not what Pagefind writes: expected "${pagefindMark}".`);
  // A copy, since what zlib returns may lie in far more memory.
  return Buffer.from(bytes.subarray(mark.length));
}

/** The same bytes, which are not copied. */
export function toBuffer(content: string | Uint8Array): Buffer {
  return typeof content === 'string'
    ? Buffer.from(content)
    : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

/**
 * Names files by their hashes, as Pagefind does: the language and seven digits, or more where
 * another file before it has the same ones.
 */
export function createNames(language: string): (hash: string) => string {
  const taken = new Set<string>();
  return (hash) => {
    let length = 7;
    while (taken.has(hash.slice(0, length)) && length < hash.length) length += 1;
    taken.add(hash.slice(0, length));
    return `${language}_${hash.slice(0, length)}`;
  };
}

export function parseMetaIndex(path: string, content: Uint8Array): MetaIndex {
  return parse(path, content, (reader) => {
    expectArray(reader, 6);
    const version = reader.readText();
    const pages = readItems(reader, 3, () => {
      const page = { name: reader.readText(), words: reader.readUnsigned() };
      // The group of a fragment that shares its file with others, which only `maxFragments` makes.
      if (reader.readText() !== '') throw new RangeError('Expected each fragment in its own file.');
      return page;
    });
    const chunks = readItems(reader, 3, () => ({
      from: reader.readText(),
      to: reader.readText(),
      name: reader.readText(),
    }));
    const filters = readItems(reader, 2, () => ({
      filter: reader.readText(),
      name: reader.readText(),
    }));
    readItems(reader, 2, () => {
      reader.readText();
      return reader.skipIntegers();
    });
    const fields = Array.from({ length: reader.readArray() }, () => reader.readText());
    return { version, pages, chunks, filters, fields };
  });
}

/** Writes no orders by `data-pagefind-sort`: an answer is sorted by what it is worth. */
export function serializeMetaIndex(meta: MetaIndex): Buffer {
  const writer = new CborWriter();
  writer.writeArray(6);
  writer.writeText(meta.version);
  writer.writeArray(meta.pages.length);
  for (const { name, words } of meta.pages) {
    writer.writeArray(3);
    writer.writeText(name);
    writer.writeUnsigned(words);
    writer.writeText('');
  }
  writer.writeArray(meta.chunks.length);
  for (const { from, to, name } of meta.chunks) writeTexts(writer, [from, to, name]);
  writer.writeArray(meta.filters.length);
  for (const { filter, name } of meta.filters) writeTexts(writer, [filter, name]);
  writer.writeArray(0);
  writeTexts(writer, meta.fields);
  return writer.take();
}

export function parseFilter(
  path: string,
  content: Uint8Array,
): { readonly filter: string; readonly values: readonly FilterValue[] } {
  return parse(path, content, (reader) => {
    expectArray(reader, 2);
    const filter = reader.readText();
    const values = readItems(reader, 2, () => ({
      value: reader.readText(),
      pages: Array.from({ length: reader.readArray() }, () => reader.readUnsigned()),
    }));
    return { filter, values };
  });
}

export function serializeFilter(filter: string, values: readonly FilterValue[]): Buffer {
  const writer = new CborWriter();
  writer.writeArray(2);
  writer.writeText(filter);
  writer.writeArray(values.length);
  for (const { value, pages } of values) {
    writer.writeArray(2);
    writer.writeText(value);
    writer.writeArray(pages.length);
    for (const page of pages) writer.writeUnsigned(page);
  }
  return writer.take();
}

export function parseFragment(path: string, content: Uint8Array): IndexFragment {
  const fragment: unknown = JSON.parse(unpackFile(path, content).toString());
  if (
    isRecord(fragment) &&
    typeof fragment['url'] === 'string' &&
    typeof fragment['content'] === 'string' &&
    typeof fragment['word_count'] === 'number' &&
    isRecord(fragment['meta']) &&
    isRecord(fragment['filters'])
  ) {
    const { url, content: text, word_count: words, meta, filters } = fragment;
    return {
      url,
      content: text,
      words,
      meta: mapValues(meta, String),
      filters: mapValues(filters, (values) => (Array.isArray(values) ? values.map(String) : [])),
    };
  }
  throw new Error(
    `${path} is not what Pagefind writes: expected "url", "content", "word_count", "meta" and "filters".`,
  );
}

/** The words of a chunk, in its order. `bytes` is what follows the mark. */
export function parseChunk(path: string, bytes: Buffer): ChunkWord[] {
  return parseWords(path, bytes, readPostings);
}

/**
 * Tells `visit` of each posting of a chunk: of which word it is, of which page, where its places
 * lie in the bytes, and for one of a variant how that is written. Returns the words.
 */
export function visitChunk(
  path: string,
  bytes: Buffer,
  visit: (word: string, page: number, start: number, end: number, form?: string) => void,
): string[] {
  const words = parseWords(path, bytes, (reader, word, form) => {
    const length = reader.readArray();
    let page = 0;
    for (let at = 0; at < length; at += 1) {
      expectArray(reader, 3);
      page += reader.readUnsigned();
      const start = reader.position;
      reader.skipIntegers();
      reader.skipIntegers();
      visit(word, page, start, reader.position, form);
    }
  });
  return words.map((each) => each.word);
}

function parseWords<Postings>(
  path: string,
  bytes: Buffer,
  read: (reader: CborReader, word: string, form?: string) => Postings,
) {
  return parseBytes(path, bytes, (reader) => {
    expectArray(reader, 1);
    return Array.from({ length: reader.readArray() }, () => {
      const start = reader.position;
      expectArray(reader, 3);
      const word = reader.readText();
      const pages = read(reader, word);
      const variants = readItems(reader, 2, () => {
        const form = reader.readText();
        return { form, pages: read(reader, word, form) };
      });
      return { word, pages, variants, start, end: reader.position };
    });
  });
}

/** Pages are numbered by the difference from the page before. */
function readPostings(reader: CborReader): IndexPosting[] {
  const { bytes } = reader;
  const postings: IndexPosting[] = [];
  const length = reader.readArray();
  let page = 0;
  for (let at = 0; at < length; at += 1) {
    expectArray(reader, 3);
    page += reader.readUnsigned();
    const start = reader.position;
    const units = reader.skipIntegers() + reader.skipIntegers() + 1;
    postings.push({ page, units, bytes, start, end: reader.position });
  }
  return postings;
}

/** Writes a word of a chunk. */
export function writeWord(writer: CborWriter, { word, pages, variants }: WordPostings): void {
  writer.writeArray(3);
  writer.writeText(word);
  writePostings(writer, pages);
  writer.writeArray(variants.length);
  for (const variant of variants) {
    writer.writeArray(2);
    writer.writeText(variant.form);
    writePostings(writer, variant.pages);
  }
}

function writePostings(writer: CborWriter, postings: readonly IndexPosting[]): void {
  writer.writeArray(postings.length);
  let last = 0;
  for (const { page, bytes, start, end } of postings) {
    writer.writeArray(3);
    writer.writeUnsigned(page - last);
    writer.writeBytes(bytes, start, end);
    last = page;
  }
}

/** A posting whose meta fields have other numbers: `fields` has the new one of each. */
export function renumberFields(posting: IndexPosting, fields: readonly number[]): IndexPosting {
  const writer = new CborWriter(64);
  const reader = new CborReader(posting.bytes);
  reader.position = posting.start;
  renumberPlaces(reader, writer, fields);
  const bytes = writer.take();
  return { ...posting, bytes, start: 0, end: bytes.length };
}

/**
 * The same for the places of several postings one after another, those of a variant after the text
 * of it.
 */
export function renumberAll(places: Buffer, fields: readonly number[]): Buffer {
  if (fields.every((field, at) => field === at)) return places;
  const writer = new CborWriter(places.length + 16);
  const reader = new CborReader(places);
  while (reader.position < places.length)
    if (reader.isAtText()) writer.writeText(reader.readText());
    else renumberPlaces(reader, writer, fields);
  return writer.take();
}

/**
 * Copies the places of a posting. In them a field is told by a negative number, the next one below
 * its own, before the places in it.
 */
function renumberPlaces(reader: CborReader, writer: CborWriter, fields: readonly number[]): void {
  const { position } = reader;
  reader.skipIntegers();
  writer.writeBytes(reader.bytes, position, reader.position);
  const length = reader.readArray();
  writer.writeArray(length);
  for (let at = 0; at < length; at += 1) {
    const value = reader.readInteger();
    writer.writeInteger(value < 0 ? -1 - (fields[-1 - value] ?? Number.NaN) : value);
  }
}

/**
 * The first and last words of chunks, cut to what tells neighbours apart, as Pagefind cuts them.
 * Its search in the browser takes a word that lies in no chunk to the one whose cut words it begins
 * like.
 */
export function toRanges(
  chunks: readonly { readonly first: string; readonly last: string }[],
): { from: string; to: string }[] {
  const ranges = chunks.map(({ first, last }) => ({ from: first, to: last }));
  for (const [at, range] of ranges.entries()) {
    const next = ranges[at + 1];
    if (next === undefined) continue;
    const [before, after] = [[...range.to], [...next.from]];
    let shared = 0;
    while (shared < after.length && before[shared] === after[shared]) shared += 1;
    const to = before.slice(0, shared + 1).join('');
    if (compareTexts(to, range.from) >= 0) range.to = to;
    next.from = after.slice(0, shared + 1).join('');
  }
  return ranges;
}

/**
 * Compares texts by their code points, which is the order of Pagefind's words; that of JavaScript
 * differs beyond U+FFFF.
 */
export function compareTexts(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return placeOf(one) - placeOf(other);
  }
  return a.length - b.length;
}

/** Halves of a code point beyond U+FFFF come after all others. */
function placeOf(unit: number): number {
  return unit >= 0xd800 && unit < 0xe000 ? unit + 0x1_0000 : unit;
}

function writeTexts(writer: CborWriter, texts: readonly string[]): void {
  writer.writeArray(texts.length);
  for (const each of texts) writer.writeText(each);
}

function readItems<Item>(reader: CborReader, fields: number, read: () => Item): Item[] {
  return Array.from({ length: reader.readArray() }, () => {
    expectArray(reader, fields);
    return read();
  });
}

function expectArray(reader: CborReader, length: number): void {
  if (reader.readArray() !== length) throw new RangeError(`Expected ${length} fields.`);
}

function parse<Value>(
  path: string,
  content: Uint8Array,
  read: (reader: CborReader) => Value,
): Value {
  return parseBytes(path, unpackFile(path, content), read);
}

function parseBytes<Value>(
  path: string,
  bytes: Buffer,
  read: (reader: CborReader) => Value,
): Value {
  const reader = new CborReader(bytes);
  try {
    const value = read(reader);
    if (reader.position !== bytes.length) throw new RangeError('More follows.');
    return value;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error(`${path} is not what Pagefind 1.6 writes: ${error.message}`, { cause: error });
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function mapValues<Value>(
  record: Readonly<Record<string, unknown>>,
  convert: (value: unknown) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
