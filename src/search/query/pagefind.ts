/** What we use of Pagefind's browser API (https://pagefind.app/docs/api/), version 1.6. */
export interface Pagefind {
  init(): Promise<void>;
  options(options: { readonly ranking?: Ranking }): Promise<void>;
  /** Pages with every word of `term` or of words that begin like it; in quotation marks, with the stems of these words in a row. */
  search(
    term: string | null,
    options?: { readonly filters?: Readonly<Record<string, string>> },
  ): Promise<{ readonly results: readonly Match[] }>;
}

interface Ranking {
  readonly metaWeights?: Readonly<Record<string, number>>;
  readonly pageLength?: number;
  readonly termFrequency?: number;
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
  readonly raw_url: string;
  readonly content: string;
  /** As `content`, but languages without spaces have U+200B between words, and with `<` and `>` as entities. */
  readonly raw_content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly anchors: readonly {
    readonly element: string;
    readonly id: string;
    readonly text: string;
    readonly location: number;
  }[];
}

/** How often a word is on a page counts half as much as by Pagefind’s default, and so does its length: answers say things once, shortly or at length. */
const ranking: Ranking = { termFrequency: 0.5, pageLength: 0.4, metaWeights: { notes: 0 } };

/** What Pagefind writes before the content of each of its files. */
export const pagefindMark = 'pagefind_dcd';

/** What `pagefind.js` exports. */
export interface PagefindRuntime {
  readonly createInstance: (options: {
    readonly basePath: string;
    readonly language: string;
  }) => Pagefind;
}

/** Loads Pagefind’s runtime from the folder of an index, such as `/pagefind/`; rejects if it cannot be loaded. Another `query` loads it anew. */
export async function loadRuntime(base: string, query = ''): Promise<PagefindRuntime> {
  return import(/* @vite-ignore */ `${base}pagefind.js${query}`);
}

/** Starts Pagefind on the index at `base` in a language as a BCP 47 tag; a worker has no page to read it from. */
export async function startPagefind(
  { createInstance }: PagefindRuntime,
  base: string,
  language: string,
): Promise<Pagefind> {
  const pagefind = createInstance({ basePath: base, language });
  await pagefind.options({ ranking });
  await pagefind.init();
  return pagefind;
}

/** Where a word is in the index. */
export interface Posting {
  /** The pages by their id. */
  readonly pages: ReadonlyMap<string, Match>;
  /** On how many pages the word itself is, in any of its forms. */
  readonly count: number;
}

export const emptyPosting: Posting = { pages: new Map(), count: 0 };

/** How many words are remembered; the rarest are small, the most common have thousands of pages. */
const mostRemembered = 150;

/** Languages that write words together, where the beginning of a word is a word too. */
const compounding = /^(?:de|nl|sv|da|nb|nn|no|fi|hu|et|is|lb|fy|af)\b/;

/** Looks single words up in the index, each once. */
export class Postings {
  /** Whether the language writes words together. */
  readonly isCompounding: boolean;
  readonly #pagefind: Pagefind;
  readonly #known = new Map<string, Promise<Posting>>();

  constructor(pagefind: Pagefind, language: string) {
    this.#pagefind = pagefind;
    this.isCompounding = compounding.test(language);
  }

  /** Pages with a form of this word. */
  lookUp(word: string): Promise<Posting> {
    return this.#remember(word, () => this.#search(word, this.isCompounding));
  }

  /** Pages with a word that begins like this. */
  lookUpPrefix(word: string): Promise<Posting> {
    return this.#remember(`${word}*`, async () => {
      const { results } = await this.#pagefind.search(word);
      const pages = loadPages(results.filter(isText));
      return { pages, count: pages.size };
    });
  }

  /** Pages with all words of a term, near each other or not. */
  lookUpAll(term: string): Promise<Posting> {
    return this.#remember(`&${term}`, () => this.#search(term, false));
  }

  async #search(term: string, isCompounding: boolean): Promise<Posting> {
    const exact = await this.findPhrase(term);
    // Pagefind also finds “carbohydrate” for “car”, and thousands of pages for a word that is on none.
    if (exact.size === 0) return emptyPosting;
    const { results } = await this.#pagefind.search(term);
    const matches = results.filter(
      (match) => exact.has(match.id) || (isCompounding && isText(match)),
    );
    return { pages: loadPages(matches), count: exact.size };
  }

  /** The ids of the pages with these words in a row. */
  async findPhrase(words: string): Promise<ReadonlySet<string>> {
    const { results } = await this.#pagefind.search(`"${words}"`);
    return new Set(results.filter(isText).map((match) => match.id));
  }

  async #remember(key: string, search: () => Promise<Posting>): Promise<Posting> {
    const known = this.#known.get(key);
    this.#known.delete(key);
    const posting = known ?? search();
    this.#known.set(key, posting);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
    return posting.catch((error: unknown) => {
      this.#known.delete(key);
      throw error;
    });
  }
}

/** The notes on a page’s review are shown with a result, and are no match. */
function isText(match: Match): boolean {
  return (
    match.words.length > 0 || (match.matchedMetaFields ?? []).some((field) => field !== 'notes')
  );
}

function loadPages(matches: readonly Match[]): ReadonlyMap<string, Match> {
  return new Map(matches.map((match) => [match.id, match]));
}
