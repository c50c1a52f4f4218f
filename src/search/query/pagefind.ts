/**
 * Queries an index with the WebAssembly of Pagefind 1.6, without the `pagefind.js` that Pagefind
 * writes beside it. That script is as large as the text of eight pages, makes excerpts that are not
 * used, and returns no results instead of an error if a part of the index cannot be read.
 */

/** `pagefind-entry.json`: the indexes that there are, one for each language. */
export interface IndexEntry {
  readonly languages: Readonly<Record<string, LanguageEntry>>;
  /** Marks that belong to words. */
  readonly include_characters: readonly string[];
}

interface LanguageEntry {
  /** Its meta index is `pagefind.HASH.pf_meta`. */
  readonly hash: string;
  /** Its program is `wasm.NAME.pagefind`; null if there is none that stems it. */
  readonly wasm: string | null;
  readonly page_count: number;
}

/** A page that matches. */
export interface Match {
  readonly id: string;
  readonly score: number;
  /** The places of the words in the text, counted in words between spaces. */
  readonly words: readonly number[];
  /** The meta fields with a word. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Fragment>;
}

/** The text of a page and what it says about itself. */
export interface Fragment {
  readonly url: string;
  readonly content: string;
  /** As `content`, but languages without spaces have U+200B between words. */
  readonly dividedContent: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

/** What Pagefind writes before the content of each of its files. */
export const pagefindMark = 'pagefind_dcd';

/**
 * How often a word is on a page counts half as much as by Pagefind’s default, and so does its
 * length: answers say things once, shortly or at length.
 */
const ranking = { term_frequency: 0.5, page_length: 0.4, meta_weights: { notes: 0 } };

/**
 * What the program exports, as wasm-bindgen has it: a text goes in as its place in the memory and
 * its length, and comes back so. Each number that is returned alone is the index from then on.
 */
interface Program {
  readonly memory: WebAssembly.Memory;
  readonly __wbindgen_start: () => void;
  readonly __wbindgen_externrefs: WebAssembly.Table;
  readonly __wbindgen_malloc: (length: number, align: number) => number;
  readonly __wbindgen_free: (at: number, length: number, align: number) => void;
  readonly init_pagefind: (at: number, length: number) => number;
  readonly set_ranking_weights: (index: number, at: number, length: number) => number;
  readonly load_index_chunk: (index: number, at: number, length: number) => number;
  readonly load_filter_chunk: (index: number, at: number, length: number) => number;
  readonly request_indexes: (index: number, at: number, length: number) => [number, number];
  readonly request_filter_indexes: (index: number, at: number, length: number) => [number, number];
  readonly search: (index: number, ...texts: number[]) => [number, number];
}

const functions = [
  '__wbindgen_start',
  '__wbindgen_malloc',
  '__wbindgen_free',
  'init_pagefind',
  'set_ranking_weights',
  'load_index_chunk',
  'load_filter_chunk',
  'request_indexes',
  'request_filter_indexes',
  'search',
] as const satisfies readonly (keyof Program)[];

function isProgram(exported: object): exported is Program {
  return (
    Reflect.get(exported, 'memory') instanceof WebAssembly.Memory &&
    Reflect.get(exported, '__wbindgen_externrefs') instanceof WebAssembly.Table &&
    functions.every((name) => typeof Reflect.get(exported, name) === 'function')
  );
}

/** A page as the program gives it: its fragment, score, places of words, and meta fields. */
interface FoundPage {
  readonly p: string;
  readonly s: number;
  readonly l: readonly { readonly l: number }[];
  readonly mf?: readonly string[];
}

/** An index in one language, of which the parts are read when a question needs them. */
export class Pagefind {
  readonly #program: Program;
  readonly #read: (path: string) => Promise<Uint8Array<ArrayBuffer>>;
  readonly #language: string;
  readonly #includeCharacters: readonly string[];
  #index: number;
  readonly #parts = new Map<string, Promise<void>>();
  readonly #fragments = new Map<string, Promise<Fragment>>();

  private constructor(
    program: Program,
    index: number,
    language: string,
    { include_characters: characters }: IndexEntry,
    read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
  ) {
    this.#program = program;
    this.#index = index;
    this.#language = language;
    this.#includeCharacters = characters;
    this.#read = read;
  }

  /**
   * Opens the index of a language as a BCP 47 tag, or of most pages if there is none of it. `read`
   * returns a file by its path below the folder of the index, unzipped. Rejects if one cannot be
   * read or is none of Pagefind's.
   */
  static async open(
    entry: IndexEntry,
    language: string,
    read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
  ): Promise<Pagefind> {
    const { languages } = entry;
    const [most] = Object.values(languages).sort((a, b) => b.page_count - a.page_count);
    const found = languages[language] ?? languages[language.split('-')[0] ?? ''] ?? most;
    if (found === undefined) throw new Error('The index has no pages.');
    const [meta, code] = await Promise.all([
      readPart(`pagefind.${found.hash}.pf_meta`, read),
      readPart(`wasm.${found.wasm ?? 'unknown'}.pagefind`, read),
    ]);
    const program = await startProgram(code);
    const index = program.init_pagefind(...pass(program, meta));
    const weights = encoder.encode(JSON.stringify(ranking));
    const ranked = program.set_ranking_weights(index, ...pass(program, weights));
    return new Pagefind(program, ranked, language, entry, read);
  }

  /**
   * Pages with every word of `term` or of words that begin like it; in quotation marks, with the
   * stems of these words in a row. Without a term all pages that the filters leave. Rejects if a
   * part of the index cannot be read.
   */
  async search(
    term: string | undefined,
    filters: Readonly<Record<string, string>> = {},
  ): Promise<readonly Match[]> {
    const isPhrase = /^\s*".+"\s*$/.test(term ?? '');
    const { written, plain } = this.#normalize(term ?? '');
    if (term !== undefined && plain === '') return [];
    const [chosen, words] = [JSON.stringify(filters), plain];
    const { request_indexes: findParts, request_filter_indexes: findFilters } = this.#program;
    await Promise.all([
      ...this.#list(findParts, words).map((name) => this.#load('index', name)),
      ...this.#list(findFilters, chosen).map((name) => this.#load('filter', name)),
    ]);
    const texts = [words, written, chosen, ''].flatMap((text) => this.#passText(text));
    const { results }: { readonly results: readonly FoundPage[] } = JSON.parse(
      this.#take(this.#program.search(this.#index, ...texts, Number(isPhrase), 0)),
    );
    return results.map(({ p: id, s: score, l: places, mf: fields }) => ({
      id,
      score,
      words: places.map(({ l: place }) => place),
      ...(fields === undefined ? {} : { matchedMetaFields: fields }),
      data: () => this.#loadFragment(id),
    }));
  }

  /** A text as Pagefind indexes it, in lower case and without punctuation, and without accents. */
  #normalize(text: string): { readonly written: string; readonly plain: string } {
    const words = /^(?:zh|ja|th)\b/.test(this.#language)
      ? [...new Intl.Segmenter(this.#language, { granularity: 'word' }).segment(text)].map(
          ({ segment }) => segment,
        )
      : text.split(/\s+/);
    const bare = words
      .map((word) =>
        word
          .toLocaleLowerCase()
          .replace(/[\p{Pd}\p{Pe}\p{Pf}\p{Pi}\p{Po}\p{Ps}]/gu, (mark) =>
            this.#includeCharacters.includes(mark) ? mark : '',
          )
          .trim(),
      )
      .map((word) => ({ word, plain: withoutAccents(word) }))
      .filter(({ plain }) => plain !== '');
    return {
      written: bare.map(({ word }) => word).join(' '),
      plain: bare.map(({ plain }) => plain).join(' '),
    };
  }

  /** The names of the parts that a search needs and that are not there yet. */
  #list(find: Program['request_indexes'], text: string): readonly string[] {
    const names: readonly string[] = JSON.parse(
      this.#take(find(this.#index, ...this.#passText(text))),
    );
    return names.filter((name) => name !== '');
  }

  #load(kind: 'index' | 'filter', name: string): Promise<void> {
    const path = `${kind}/${name}.pf_${kind}`;
    return remember(this.#parts, path, async () => {
      const part = await readPart(path, this.#read);
      const { load_index_chunk: addWords, load_filter_chunk: addFilter } = this.#program;
      const add = kind === 'index' ? addWords : addFilter;
      this.#index = add(this.#index, ...pass(this.#program, part));
    });
  }

  #loadFragment(id: string): Promise<Fragment> {
    return remember(this.#fragments, id, async () => {
      const bytes = await readPart(`fragment/${id}.pf_fragment`, this.#read);
      const stored: Omit<Fragment, 'dividedContent'> = JSON.parse(decoder.decode(bytes));
      const { content } = stored;
      return { ...stored, dividedContent: content, content: content.replaceAll('\u200B', '') };
    });
  }

  #passText(text: string): [at: number, length: number] {
    return pass(this.#program, encoder.encode(text));
  }

  /** A text that the program returned, which is removed from its memory. */
  #take([at, length]: readonly [at: number, length: number]): string {
    const { memory, __wbindgen_free: free } = this.#program;
    const text = decoder.decode(new Uint8Array(memory.buffer, at >>> 0, length));
    free(at, length, 1);
    return text;
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

async function startProgram(code: Uint8Array<ArrayBuffer>): Promise<Program> {
  const { instance } = await WebAssembly.instantiate(code, {
    './pagefind_web_bg.js': {
      // The program holds no object of ours but these four.
      __wbindgen_init_externref_table: () => {
        const from = table.grow(4);
        table.set(0, undefined);
        for (const [at, value] of [undefined, null, true, false].entries())
          table.set(from + at, value);
      },
    },
  });
  const program = instance.exports;
  if (!isProgram(program)) throw new Error('The program of the index is none of Pagefind 1.6.');
  const { __wbindgen_externrefs: table, __wbindgen_start: start } = program;
  start();
  return program;
}

/** Copies bytes into the memory of a program, which removes them. */
function pass(
  { memory, __wbindgen_malloc: allocate }: Program,
  bytes: Uint8Array,
): [at: number, length: number] {
  const at = allocate(bytes.length, 1) >>> 0;
  new Uint8Array(memory.buffer).set(bytes, at);
  return [at, bytes.length];
}

/** A file of Pagefind's without the mark. */
async function readPart(
  path: string,
  read: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await read(path);
  if (decoder.decode(bytes.subarray(0, pagefindMark.length)) !== pagefindMark)
    throw new Error(`${path} is damaged.`);
  return bytes.subarray(pagefindMark.length);
}

/** What was loaded under a name, or loads it; what could not be loaded is tried anew. */
function remember<Value>(
  known: Map<string, Promise<Value>>,
  name: string,
  load: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(name) ?? load();
  known.set(name, value);
  return value.catch((error: unknown) => {
    known.delete(name);
    throw error;
  });
}

/** Without accents; the marks of voiced kana tell words apart. */
function withoutAccents(text: string): string {
  const bare = text.normalize('NFD').replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return /[\u3099\u309A]/.test(bare) ? bare.normalize('NFC') : bare;
}
