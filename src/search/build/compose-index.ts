import {
  type IndexedPage,
  type IndexedPart,
  mergeRuntimes,
  type LanguagePostings,
  type Runtime,
  toProgramPath,
} from './index-pages.ts';
import {
  type Kept,
  type KeptIndex,
  type KeptLanguage,
  type KeptPage,
  toPostings,
} from './kept-index.ts';
import {
  compareTexts,
  createNames,
  type FilterValue,
  packFile,
  renumberAll,
  serializeFilter,
  serializeMetaIndex,
  toBuffer,
  toRanges,
} from './pagefind-files.ts';
import { createVocabulary, type IndexVocabulary } from './vocabulary.ts';
import { createChunks, type WordSource } from './word-chunks.ts';

/** An index as its files, their hashes by their paths below its folder, and what is kept of it. */
interface ComposedIndex {
  readonly files: ReadonlyMap<string, string>;
  /** What `words.json` says, which is not among the files, but for what asking this index tells. */
  readonly words: Omit<IndexVocabulary, 'sureFrom'>;
  readonly kept: KeptIndex;
}

/** How many digits of its hash the name of a meta index has; Pagefind gives it as many. */
const metaNameLength = 10;

/**
 * Makes the files of an index of pages, in the order in which these are numbered, from what
 * Pagefind made of a part of them and from the index before. Throws `KeptLoss` if what is needed of
 * that is gone.
 */
export function composeIndex(
  pages: readonly KeptPage[],
  parts: readonly IndexedPart[],
  kept: Kept,
): ComposedIndex {
  const indexed = pages.flatMap((page) => page.indexed ?? []);
  const runtime = mergeRuntimes([
    ...(kept.index === undefined ? [] : [kept.index.runtime]),
    ...parts.map((part) => part.runtime),
  ]);
  const postings = [
    ...(kept.index === undefined ? [] : toPostings(kept.index, kept.readFile)),
    ...parts.flatMap((part) => part.postings),
  ];
  const files = new Map<string, string>();
  const add = (path: string, content: Buffer): void => {
    files.set(path, kept.addFile(content));
  };
  const languages: KeptLanguage[] = [];
  const entries: (readonly [language: string, entry: object])[] = [];
  for (const [language, ofLanguage] of groupByLanguage(indexed)) {
    const made = composeLanguage(language, ofLanguage, postings, kept);
    languages.push(made);
    const nameFragment = createNames(language);
    const metaPages = made.pages.map(({ fragment, words }) => {
      const name = nameFragment(fragment);
      files.set(`fragment/${name}.pf_fragment`, fragment);
      return { name, words };
    });
    const nameChunk = createNames(language);
    const ranges = toRanges(
      made.chunks.map(({ words }) => ({ first: words[0] ?? '', last: words.at(-1) ?? '' })),
    );
    const chunks = made.chunks.map(({ hash }, at) => {
      const name = nameChunk(hash);
      files.set(`index/${name}.pf_index`, hash);
      return { from: '', to: '', ...ranges[at], name };
    });
    const nameFilter = createNames(language);
    const filters = collectFilters(made.pages).map(([filter, values]) => {
      const hash = kept.addFile(packFile(serializeFilter(filter, values)));
      const name = nameFilter(hash);
      files.set(`filter/${name}.pf_filter`, hash);
      return { filter, name };
    });
    const meta = packFile(
      serializeMetaIndex({
        version: runtime.version,
        pages: metaPages,
        chunks,
        filters,
        fields: made.fields,
      }),
    );
    const hash = kept.addFile(meta);
    const name = `${language}_${hash.slice(0, metaNameLength)}`;
    files.set(`pagefind.${name}.pf_meta`, hash);
    const program = runtime.programs.get(language) ?? null;
    entries.push([language, { hash: name, wasm: program, page_count: made.pages.length }]);
  }
  for (const [path, hash] of listRuntimeFiles(runtime, languages)) files.set(path, hash);
  const entry = {
    version: runtime.version,
    languages: Object.fromEntries(entries),
    include_characters: runtime.includeCharacters,
  };
  add('pagefind-entry.json', Buffer.from(JSON.stringify(entry)));
  const counts = countWords(indexed, parts, kept);
  const vocabulary = createVocabulary(counts, indexed.length);
  for (const { path, content } of vocabulary.files) add(path, toBuffer(content));
  const length = indexed.reduce((sum, page) => sum + page.words, 0);
  const words = {
    pages: indexed.length,
    averageWords: Math.round(length / Math.max(1, indexed.length)),
    ...vocabulary.words,
  };
  return { files, words, kept: { pages, languages, counts, runtime } };
}

/**
 * The pages by the language in whose index they are, in the order of the names of these. As
 * Pagefind does, counts those that name none to the language of most pages, and of several that
 * have as many to the first.
 */
function groupByLanguage(
  pages: readonly IndexedPage[],
): readonly (readonly [language: string, pages: readonly IndexedPage[]])[] {
  const named = Map.groupBy(
    pages.filter(({ language }) => language !== unknownLanguage),
    ({ language }) => language,
  );
  const sorted = [...named.keys()].sort(compareTexts);
  const most = Math.max(...[...named.values()].map(({ length }) => length));
  const main = sorted.find((language) => named.get(language)?.length === most) ?? unknownLanguage;
  const groups = Map.groupBy(pages, ({ language }) =>
    language === unknownLanguage ? main : language,
  );
  return [...groups].sort(([a], [b]) => compareTexts(a, b));
}

/** What Pagefind calls the language of pages that name none. */
const unknownLanguage = 'unknown';

function composeLanguage(
  language: string,
  pages: readonly IndexedPage[],
  postings: readonly LanguagePostings[],
  kept: Kept,
): KeptLanguage {
  const fields = [...new Set(pages.flatMap((page) => page.fields))].sort(compareTexts);
  const numbers = new Map(pages.map((page, number) => [page, number]));
  const entering = postings.flatMap((each) => {
    const ofPages = each.pages.map((page) => numbers.get(page) ?? -1);
    const ofFields = each.fields.map((field) => fields.indexOf(field));
    return ofPages.every((number) => number < 0) ? [] : [{ ...each, ofPages, ofFields }];
  });
  const before = entering.find(({ chunks }) => chunks.every(({ made }) => made !== undefined));
  const isSame =
    before !== undefined &&
    before.ofPages.every((number, at) => number < 0 || number === at) &&
    before.ofFields.every((field, at) => field === at);
  const changed = isSame ? findChangedWords(before.pages, pages, fields, kept) : undefined;
  const sources = entering.map((each): WordSource => ({
    chunks: each.chunks,
    numbers: each.ofPages,
    fields: each.ofFields,
    changed: each === before ? changed : undefined,
    entering: each === before ? undefined : changed,
  }));
  return { language, fields, pages, chunks: createChunks(sources, kept.addFile) };
}

/**
 * The words whose postings are others in an index of `pages` than they were `before`, where the
 * pages that stayed have the same numbers. A page that changed has mostly the places that it had.
 */
function findChangedWords(
  before: readonly IndexedPage[],
  pages: readonly IndexedPage[],
  fields: readonly string[],
  kept: Kept,
): ReadonlySet<string> {
  const changed = new Set<string>();
  const readPlaces = (page: IndexedPage | undefined): ReadonlyMap<string, Buffer> => {
    if (page === undefined) return new Map();
    const words = kept.readWords(page);
    const ofFields = words.fields.map((field) => fields.indexOf(field));
    return new Map([...words.stems].map(([stem, places]) => [stem, renumberAll(places, ofFields)]));
  };
  for (let number = 0; number < Math.max(before.length, pages.length); number += 1) {
    const [old, now] = [before[number], pages[number]];
    if (old === now) continue;
    const [was, is] = [readPlaces(old), readPlaces(now)];
    for (const [word, places] of was) if (is.get(word)?.equals(places) !== true) changed.add(word);
    for (const word of is.keys()) if (!was.has(word)) changed.add(word);
  }
  return changed;
}

/**
 * The filters in the order of their names, each with its values in theirs and with the numbers of
 * the pages that have them.
 */
function collectFilters(
  pages: readonly IndexedPage[],
): (readonly [filter: string, values: readonly FilterValue[]])[] {
  const filters = new Map<string, Map<string, number[]>>();
  for (const [number, page] of pages.entries()) {
    for (const [filter, values] of page.filters) {
      const ofFilter = filters.get(filter) ?? new Map<string, number[]>();
      filters.set(filter, ofFilter);
      for (const value of values) {
        const ofValue = ofFilter.get(value) ?? [];
        ofFilter.set(value, ofValue);
        ofValue.push(number);
      }
    }
  }
  return [...filters]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([filter, values]) => [
      filter,
      [...values]
        .sort(([a], [b]) => compareTexts(a, b))
        .map(([value, numbers]) => ({ value, pages: numbers })),
    ]);
}

/** The files of Pagefind that an index of these languages needs. */
function listRuntimeFiles(
  { files, programs }: Runtime,
  languages: readonly KeptLanguage[],
): (readonly [path: string, hash: string])[] {
  const needed = new Set(
    [unknownLanguage, ...languages.flatMap(({ language }) => programs.get(language) ?? [])].map(
      toProgramPath,
    ),
  );
  const others = new Set(
    [...programs.values()].flatMap((program) => (program === null ? [] : toProgramPath(program))),
  );
  return [...files].filter(([path]) => needed.has(path) || !others.has(path));
}

/**
 * On how many pages each word is, by those of the index before and of the pages that have come and
 * gone since.
 */
function countWords(
  pages: readonly IndexedPage[],
  parts: readonly IndexedPart[],
  kept: Kept,
): ReadonlyMap<string, number> {
  const counts = new Map(kept.index?.counts);
  const add = (word: string, number: number): void => {
    const sum = (counts.get(word) ?? 0) + number;
    if (sum > 0) counts.set(word, sum);
    else counts.delete(word);
  };
  for (const part of parts) for (const [word, number] of part.counts) add(word, number);
  const here = new Set(pages);
  for (const { indexed } of kept.index?.pages ?? [])
    if (indexed !== undefined && !here.has(indexed))
      for (const word of kept.readWords(indexed).tokens) add(word, -1);
  return counts;
}
