import { CborReader } from '../../../../src/search/build/cbor.ts';
import {
  parseChunk,
  parseFilter,
  parseFragment,
  parseMetaIndex,
  type IndexPosting,
  toRanges,
  unpackFile,
} from '../../../../src/search/build/pagefind-files.ts';

/** The files of an index, by their paths below its folder. */
export type IndexFiles = ReadonlyMap<string, Buffer>;

/** All that the index of a language says, however its pages are numbered and its words divided. */
export interface IndexData {
  readonly version: string;
  /** The number of words of each page, by its address. */
  readonly pages: Readonly<Record<string, number>>;
  readonly fields: readonly string[];
  /** By filter and value, the addresses of pages. */
  readonly filters: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** By word, and by word and variant, the places by address. */
  readonly postings: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /**
   * Whether each chunk has the range that its words and its neighbours' give it, and no word is
   * missing from the order.
   */
  readonly isInOrder: boolean;
}

/** Decodes the index of each language. */
export function decodeIndex(files: IndexFiles): Record<string, IndexData> {
  const entry: { languages: Record<string, { hash: string; page_count: number }> } = JSON.parse(
    get(files, 'pagefind-entry.json').toString(),
  );
  return Object.fromEntries(
    Object.entries(entry.languages).map(([language, { hash }]) => [
      language,
      decodeLanguage(files, hash),
    ]),
  );
}

function decodeLanguage(files: IndexFiles, hash: string): IndexData {
  const meta = parseMetaIndex('meta', get(files, `pagefind.${hash}.pf_meta`));
  const urls = meta.pages.map(({ name }) => {
    const path = `fragment/${name}.pf_fragment`;
    return parseFragment(path, get(files, path)).url;
  });
  const toUrl = (page: number) => urls[page] ?? `page ${page}`;
  const places = (postings: readonly IndexPosting[]) =>
    Object.fromEntries(
      postings.map((posting) => [toUrl(posting.page), decodePosting(posting, meta.fields)]),
    );
  const chunks = meta.chunks.map(({ name }) => {
    const path = `index/${name}.pf_index`;
    return parseChunk(path, unpackFile(path, get(files, path)));
  });
  const words = chunks.flat().map(({ word }) => word);
  const ranges = toRanges(
    chunks.map((chunk) => ({ first: chunk[0]?.word ?? '', last: chunk.at(-1)?.word ?? '' })),
  );
  return {
    version: meta.version,
    pages: Object.fromEntries(meta.pages.map((page, at) => [toUrl(at), page.words])),
    fields: meta.fields,
    filters: Object.fromEntries(
      meta.filters.map(({ filter, name }) => {
        const { values } = parseFilter(filter, get(files, `filter/${name}.pf_filter`));
        return [
          filter,
          Object.fromEntries(values.map(({ value, pages }) => [value, pages.map(toUrl).sort()])),
        ];
      }),
    ),
    postings: Object.fromEntries(
      chunks
        .flat()
        .flatMap(({ word, pages, variants }) => [
          [word, places(pages)],
          ...variants.map((variant) => [`${word} ${variant.form}`, places(variant.pages)]),
        ]),
    ),
    isInOrder:
      JSON.stringify(ranges) ===
        JSON.stringify(meta.chunks.map(({ from, to }) => ({ from, to }))) &&
      words.every(
        (word, at) => at === 0 || Buffer.compare(toBytes(words[at - 1]), toBytes(word)) < 0,
      ),
  };
}

function toBytes(text = ''): Buffer {
  return Buffer.from(text);
}

/** The numbers of a posting, with the names of its meta fields in the place of theirs. */
function decodePosting(posting: IndexPosting, fields: readonly string[]): unknown {
  const reader = new CborReader(posting.bytes);
  reader.position = posting.start;
  const read = () => Array.from({ length: reader.readArray() }, () => reader.readInteger());
  const text = read();
  return { text, meta: read().map((each) => (each < 0 ? fields[-1 - each] : each)) };
}

function get(files: IndexFiles, path: string): Buffer {
  const content = files.get(path);
  if (content === undefined) throw new Error(`The index has no ${path}.`);
  return content;
}
