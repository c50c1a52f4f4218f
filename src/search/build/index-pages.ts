import { setImmediate } from 'node:timers/promises';
import { Tokenizer } from '../tokenize.ts';
import { CborWriter } from './cbor.ts';
import {
  isRecord,
  toBuffer,
  parseFragment,
  parseMetaIndex,
  unpackFile,
  visitChunk,
} from './pagefind-files.ts';
import type { PagefindService, PagefindPage } from './pagefind-program.ts';
import { listWords } from './vocabulary.ts';
import type { SourceChunk } from './word-chunks.ts';

/** What the index knows of a page, beside its words. */
export interface IndexedPage {
  readonly path: string;
  /** A hash of all that Pagefind was given of it. */
  readonly source: string;
  /** Its language as a BCP 47 tag in lower case; `unknown` if it names none. */
  readonly language: string;
  /** The hash of its fragment, a file. */
  readonly fragment: string;
  /** How many words it has. */
  readonly words: number;
  readonly filters: readonly (readonly [filter: string, values: readonly string[]])[];
  /** The names of its meta fields. */
  readonly fields: readonly string[];
}

/** The words of a page, each once. */
export interface PageWords {
  /**
   * Those that have a posting of it, as Pagefind writes them, which are stems without accents, with
   * their places as CBOR: of one that has variants also those, each after its text.
   */
  readonly stems: ReadonlyMap<string, Buffer>;
  /** The names of the meta fields by the numbers that the places give them. */
  readonly fields: readonly string[];
  /** Those of the vocabulary. */
  readonly tokens: readonly string[];
}

/** What is published of Pagefind itself. */
export interface Runtime {
  readonly version: string;
  /** Characters that belong to words, for Pagefind's search in the browser. */
  readonly includeCharacters: readonly string[];
  /** The hashes of its files, by their paths below the folder of the index. */
  readonly files: ReadonlyMap<string, string>;
  /**
   * For each language the one in whose program for the browser it is stemmed; null if there is
   * none.
   */
  readonly programs: ReadonlyMap<string, string | null>;
}

/** Pages of one language and their postings. */
export interface LanguagePostings {
  readonly language: string;
  /** The pages by the numbers that the postings give them. */
  readonly pages: readonly IndexedPage[];
  /** The names of the meta fields by the numbers that the postings give them. */
  readonly fields: readonly string[];
  readonly chunks: readonly SourceChunk[];
}

/** A part of the pages as Pagefind has indexed them. */
export interface IndexedPart {
  readonly pages: readonly IndexedPage[];
  /** One for each language. */
  readonly postings: readonly LanguagePostings[];
  /** On how many of the pages each word of the vocabulary is. */
  readonly counts: ReadonlyMap<string, number>;
  readonly runtime: Runtime;
}

/** A page that is to be indexed. */
export interface GivenPage extends PagefindPage {
  readonly path: string;
  /** A hash of what Pagefind is given of it. */
  readonly source: string;
}

/**
 * Has Pagefind index pages and reads what it made of each: the same whatever other pages there are.
 * `addFragment` and `addFile` are given the files that are published as they are, and return their
 * hashes; `addWords` is given the words of each page. Rejects as Pagefind does, and if its files
 * are not those of version 1.6.
 */
export function createPageIndexer(
  pagefind: PagefindService,
  {
    addFile,
    addFragment,
    addWords,
  }: {
    readonly addFile: (content: Buffer) => string;
    readonly addFragment: (content: Buffer) => string;
    readonly addWords: (page: IndexedPage, words: PageWords) => void;
  },
): (given: readonly GivenPage[]) => Promise<IndexedPart> {
  const tokenizers = new Map<string, Tokenizer>();
  const getTokenizer = (language: string): Tokenizer => {
    const tokenizer = tokenizers.get(language) ?? new Tokenizer(language);
    tokenizers.set(language, tokenizer);
    return tokenizer;
  };
  return async (given) => {
    const { addresses, files: written } = await pagefind.index(given);
    const files = new Map(written.map(({ path, content }) => [path, toBuffer(content)]));
    const read = (path: string): Buffer => {
      const content = files.get(path);
      if (content === undefined) throw new Error(`Pagefind has written no ${path}.`);
      return content;
    };
    const byAddress = new Map(addresses.map((address, at) => [address, given[at]]));
    const entry = parseEntry(read('pagefind-entry.json').toString());
    const counts = new Map<string, number>();
    const postings: LanguagePostings[] = [];
    for (const { language, name } of entry.languages) {
      const path = `pagefind.${name}.pf_meta`;
      const meta = parseMetaIndex(path, read(path));
      const stems = meta.pages.map(() => new PlacesOfPage());
      const chunks: SourceChunk[] = [];
      for (const each of meta.chunks) {
        const file = `index/${each.name}.pf_index`;
        const bytes = unpackFile(file, read(file));
        const words = visitChunk(file, bytes, (word, page, start, end, form) =>
          stems[page]?.add(word, bytes, start, end, form),
        );
        chunks.push(toChunk(words, bytes));
        // Pagefind waits for what it is to read next.
        await setImmediate();
      }
      const indexed = meta.pages.map(({ name: fragmentName }, number) => {
        const file = `fragment/${fragmentName}.pf_fragment`;
        const fragment = parseFragment(file, read(file));
        const of = byAddress.get(fragment.url);
        if (of === undefined) throw new Error(`${file} is of a page that Pagefind was not given.`);
        const page: IndexedPage = {
          path: of.path,
          source: of.source,
          language,
          fragment: addFragment(read(file)),
          words: fragment.words,
          filters: Object.entries(fragment.filters),
          fields: Object.keys(fragment.meta),
        };
        const tokens = listWords(fragment, getTokenizer(language));
        for (const word of tokens) counts.set(word, (counts.get(word) ?? 0) + 1);
        addWords(page, {
          stems: stems[number]?.finish() ?? new Map(),
          fields: meta.fields,
          tokens,
        });
        return page;
      });
      postings.push({ language, pages: indexed, fields: meta.fields, chunks });
    }
    return {
      pages: postings.flatMap(({ pages }) => pages),
      postings,
      counts,
      runtime: readRuntime(entry, read, addFile),
    };
  };
}

/** Collects the places of the stems of a page, stem by stem. */
class PlacesOfPage {
  readonly #writer = new CborWriter(1 << 12);
  readonly #starts: (readonly [word: string, start: number])[] = [];

  add(word: string, bytes: Buffer, start: number, end: number, form?: string): void {
    if (this.#starts.at(-1)?.[0] !== word) this.#starts.push([word, this.#writer.length]);
    if (form !== undefined) this.#writer.writeText(form);
    this.#writer.writeBytes(bytes, start, end);
  }

  finish(): ReadonlyMap<string, Buffer> {
    const bytes = this.#writer.take();
    return new Map(
      this.#starts.map(([word, start], at) => [
        word,
        bytes.subarray(start, this.#starts[at + 1]?.[1]),
      ]),
    );
  }
}

/** Made here, so that it holds nothing else that Pagefind wrote. */
function toChunk(words: readonly string[], bytes: Buffer): SourceChunk {
  return { words, read: () => bytes };
}

function readRuntime(
  { version, includeCharacters, languages }: Entry,
  read: (path: string) => Buffer,
  addFile: (content: Buffer) => string,
): Runtime {
  const programs = new Map(languages.map(({ language, program }) => [language, program]));
  const paths = [
    'pagefind.js',
    'wasm.unknown.pagefind',
    ...[...programs.values()].flatMap((program) =>
      program === null ? [] : [toProgramPath(program)],
    ),
  ];
  const files = new Map(paths.map((path) => [path, addFile(read(path))]));
  return { version, includeCharacters, files, programs };
}

/** What several parts need of Pagefind. Throws if there is none. */
export function mergeRuntimes(runtimes: readonly Runtime[]): Runtime {
  const last = runtimes.at(-1);
  if (last === undefined) throw new Error('Pagefind has indexed no pages.');
  return {
    ...last,
    files: new Map(runtimes.flatMap(({ files }) => [...files])),
    programs: new Map(runtimes.flatMap(({ programs }) => [...programs])),
  };
}

/** The file of Pagefind's program for the browser that stems a language. */
export function toProgramPath(language: string): string {
  return `wasm.${language}.pagefind`;
}

/** `pagefind-entry.json`. */
interface Entry {
  readonly version: string;
  readonly includeCharacters: readonly string[];
  readonly languages: readonly {
    readonly language: string;
    /** Its meta index is `pagefind.NAME.pf_meta`. */
    readonly name: string;
    readonly program: string | null;
  }[];
}

function parseEntry(text: string): Entry {
  const entry: unknown = JSON.parse(text);
  if (isRecord(entry)) {
    const { version, include_characters: characters, languages } = entry;
    if (typeof version === 'string' && Array.isArray(characters) && isRecord(languages)) {
      return {
        version,
        includeCharacters: characters.map(String),
        languages: Object.entries(languages).map(([language, value]) => {
          const { hash, wasm } = isRecord(value) ? value : {};
          if (typeof hash === 'string' && (typeof wasm === 'string' || wasm === null))
            return { language, name: hash, program: wasm };
          throw new Error(
            `pagefind-entry.json is not what Pagefind writes: ${language} has no "hash" or no "wasm".`,
          );
        }),
      };
    }
  }
  throw new Error(
    'pagefind-entry.json is not what Pagefind writes: expected "version", "languages" and "include_characters".',
  );
}
