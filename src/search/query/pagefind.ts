/** What we use of Pagefind's browser API (https://pagefind.app/docs/api/), version 1.6. */
export interface Pagefind {
  init(): Promise<void>;
  options(options: { readonly ranking?: Ranking }): Promise<void>;
  /** Pages with every word of `term` or of words that begin so; in quotation marks, with the stems of these words in a row. */
  search(
    term: string | null,
    options?: { readonly filters?: Readonly<Record<string, string>> },
  ): Promise<{ readonly results: readonly Match[] }>;
}

export interface Ranking {
  readonly metaWeights?: Readonly<Record<string, number>>;
  readonly pageLength?: number;
  readonly termFrequency?: number;
}

/** A page that matches. */
export interface Match {
  readonly id: string;
  readonly score: number;
  /** Where the words stand in the text, counted in words between spaces. */
  readonly words: readonly number[];
  /** The meta fields in which a word stands. */
  readonly matchedMetaFields?: readonly string[];
  data(): Promise<Fragment>;
}

/** The text of a page and what it says about itself. */
export interface Fragment {
  readonly raw_url: string;
  readonly content: string;
  /** As `content`, where languages without spaces have U+200B between words, and with `<` and `>` as entities. */
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

/** How often a word stands on a page counts half as much as Pagefind has it, and its length: answers say things once, shortly or at length. */
const ranking: Ranking = { termFrequency: 0.5, pageLength: 0.4, metaWeights: { notes: 0 } };

/** What `pagefind.js` exports. */
export interface PagefindRuntime {
  readonly createInstance: (options: {
    readonly basePath: string;
    readonly language: string;
  }) => Pagefind;
}

/** Loads Pagefind’s runtime from the folder of an index, such as `/pagefind/`; rejects where it cannot be loaded. Another `query` loads it anew. */
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
