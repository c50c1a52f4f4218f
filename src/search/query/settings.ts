/** The path below which the site lies, with both slashes: `/`, or `/repo/`. */
export const base = import.meta.env.BASE_URL;

/** Where the settings lie; they are a page of the site, rendered with it. */
export const settingsAddress = `${base}search/settings.json`;

/** Where the signs of danger lie that the search knows; a page of the site too, and read before all else. */
export const emergencyAddress = `${base}search/emergency.json`;

/** Where the index lies that the publishing writes. */
export const indexAddress = `${base}pagefind/`;

/** Where the words of the index lie; the publishing writes them beside it. */
export const wordsAddress = `${indexAddress}words.json`;

/** What the search must know of the site. */
export interface SearchSettings {
  /** The language of the site as a BCP 47 tag. */
  readonly language: string;
  /** Words of the interface, by name. */
  readonly labels: Readonly<Record<string, string>>;
  /** The topics, each with the address of its page. */
  readonly topics: readonly {
    readonly id: string;
    readonly label: string;
    readonly permalink: string;
  }[];
  /** How readers reach the publisher with questions that have no answer here. */
  readonly contact: {
    readonly page: { readonly label: string; readonly to: string } | undefined;
    readonly email: string | undefined;
    readonly phone: { readonly text: string; readonly address: string } | undefined;
  };
  /** Words that carry no meaning in a question, in lower case and without accents. */
  readonly stopWords: readonly string[];
  /** Words and phrases that mean the same on this site, in lower case and without accents. */
  readonly synonyms: readonly (readonly string[])[];
}

/** What the search must know of the words of the index. */
export interface IndexVocabulary {
  /** The number of pages in the index. */
  readonly pages: number;
  /** Words that stand on so many pages that they tell little, with the share of pages as a number from 0 to 1. */
  readonly common: Readonly<Record<string, number>>;
  /**
   * Where all words of the index lie that begin with a letter: one file for a letter, below `/pagefind/`. A file has a line for
   * each word, sorted: the word in lower case and without accents, a space, and on how many pages it stands.
   */
  readonly letters: Readonly<Record<string, string>>;
}
