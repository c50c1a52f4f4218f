import type { Match, Pagefind } from './pagefind.ts';

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
      const matches = await this.#pagefind.search(word);
      const pages = loadPages(matches.filter(isText));
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
    const found = await this.#pagefind.search(term);
    const matches = found.filter(
      (match) => exact.has(match.id) || (isCompounding && isText(match)),
    );
    return { pages: loadPages(matches), count: exact.size };
  }

  /** The ids of the pages with these words in a row. */
  async findPhrase(words: string): Promise<ReadonlySet<string>> {
    const matches = await this.#pagefind.search(`"${words}"`);
    return new Set(matches.filter(isText).map((match) => match.id));
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
