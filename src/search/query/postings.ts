import type { Match, Pagefind } from './pagefind.ts';

/** Where a word stands: pages by their id. */
export interface Posting {
  readonly pages: ReadonlyMap<string, Match>;
  /** On how many pages the word itself stands, in any of its forms. */
  readonly count: number;
}

export const emptyPosting: Posting = { pages: new Map(), count: 0 };

/** How many words are remembered; the rarest are small, the most common hold thousands of pages. */
const mostRemembered = 150;

/** Languages that write words together, where the beginning of a word is a word too. */
const compounding = /^(?:de|nl|sv|da|nb|nn|no|fi|hu|et|is|lb|fy|af)\b/;

/** Looks single words up in the index, each once. */
export class Postings {
  readonly #pagefind: Pagefind;
  readonly #isCompounding: boolean;
  readonly #known = new Map<string, Promise<Posting>>();

  constructor(pagefind: Pagefind, language: string) {
    this.#pagefind = pagefind;
    this.#isCompounding = compounding.test(language);
  }

  /** Pages with a form of this word. */
  lookUp(word: string): Promise<Posting> {
    return this.#remember(word, async () => {
      const exact = await this.findPhrase(word);
      // Pagefind also finds “carbohydrate” for “car”, and thousands of pages for a word that is on none.
      if (exact.size === 0) return emptyPosting;
      const all = await this.#pagefind.search(word);
      const matches = all.results.filter(
        (match) => exact.has(match.id) || (this.#isCompounding && isText(match)),
      );
      return { pages: toPages(matches), count: exact.size };
    });
  }

  /** Pages with a word that begins so. */
  lookUpPrefix(word: string): Promise<Posting> {
    return this.#remember(`${word}*`, async () => {
      const matches = (await this.#pagefind.search(word)).results.filter(isText);
      return { pages: toPages(matches), count: matches.length };
    });
  }

  /** Pages with all words of a term, near each other or not. */
  lookUpAll(term: string): Promise<Posting> {
    return this.#remember(`&${term}`, async () => {
      const exact = await this.findPhrase(term);
      if (exact.size === 0) return emptyPosting;
      const all = await this.#pagefind.search(term);
      return {
        pages: toPages(all.results.filter((match) => exact.has(match.id))),
        count: exact.size,
      };
    });
  }

  /** The ids of the pages on which these words stand in a row. */
  async findPhrase(words: string): Promise<ReadonlySet<string>> {
    const { results } = await this.#pagefind.search(`"${words}"`);
    return new Set(results.filter(isText).map((match) => match.id));
  }

  async #remember(key: string, look: () => Promise<Posting>): Promise<Posting> {
    const known = this.#known.get(key);
    this.#known.delete(key);
    const posting = known ?? look();
    this.#known.set(key, posting);
    const [oldest] = this.#known.keys();
    if (this.#known.size > mostRemembered && oldest !== undefined) this.#known.delete(oldest);
    return posting.catch((error: unknown) => {
      this.#known.delete(key);
      throw error;
    });
  }
}

/** What the page says of its review is shown with a result, and is no match. */
function isText(match: Match): boolean {
  return (
    match.words.length > 0 || (match.matchedMetaFields ?? []).some((field) => field !== 'notes')
  );
}

function toPages(matches: readonly Match[]): ReadonlyMap<string, Match> {
  return new Map(matches.map((match) => [match.id, match]));
}
