/** What an entry is; also the value of Pagefind's filter `kind`. */
export type Kind = (typeof kinds)[number];

export const kinds = ['question', 'article', 'page', 'topic', 'person', 'source'] as const;

/** What the search is told of an entry beside its text. */
interface SearchFacts {
  readonly kind: Kind;
  /** The ids of its topics. */
  readonly topics?: readonly string[];
  /**
   * The names of its topics, which are found as if they were on the page, and are not its words.
   */
  readonly about?: readonly string[];
  /** Other wordings of its question. */
  readonly asks?: readonly string[];
  /** What a result says below its text. */
  readonly notes: readonly string[];
}

/** What is between two wordings and between two notes: Pagefind makes one space of a line break. */
const separator = '¶';

/**
 * The attributes by which Pagefind indexes the element that holds an entry
 * (https://pagefind.app/docs/). It takes the title from the heading of level 1 by itself; a picture
 * would be words to search for, so it is taken out.
 */
export function createSearchMarkup({
  kind,
  topics = [],
  about = [],
  asks = [],
  notes,
}: SearchFacts): Record<`data-${string}`, string> {
  const meta = {
    about: about.join(` ${separator} `),
    asks: asks.join(` ${separator} `),
    notes: notes.join(` ${separator} `),
  };
  const told = Object.entries(meta).filter(([, text]) => text !== '');
  const filters = [
    ['kind', kind] as const,
    ...topics.map((topic, index) => [`topic${index === 0 ? '' : `-${index + 1}`}`, topic] as const),
  ];
  return {
    'data-pagefind-body': '',
    ...Object.fromEntries([...told, ...filters].map(([name, value]) => [`data-${name}`, value])),
    'data-pagefind-meta': [...told.map(([name]) => `${name}[data-${name}]`), 'image:'].join(', '),
    'data-pagefind-filter': filters
      .map(([name]) => `${name.replace(/-.*/, '')}[data-${name}]`)
      .join(', '),
  };
}

/** What begins an item of a list and a row of a table in a text of the index. */
export const itemMark = '•';

/**
 * HTML whose items of lists and rows of tables begin with a mark, whose cells are kept apart, and
 * whose captions and tabs end as sentences do: Pagefind keeps the text alone, in which they
 * would run together.
 */
export function withTextBoundaries(html: string): string {
  return html
    .replace(/<(?:li|tr[^>]*>\s*<t[hd])(?:\s[^>]*)?>/g, `$&${itemMark} `)
    .replace(/(?=<\/t[hd]>\s*<t[hd]\b)/g, ' · ')
    .replace(/\s*(?:<\/\w+>\s*)*<\/(?:figcaption|summary)>/g, (ends, at: number, whole: string) =>
      /[>.!?…:。！？]/.test(whole.charAt(at - 1)) ? ends : `.${ends}`,
    )
    .replace(/(?=<\/th>\s*<\/tr>)/g, ':');
}

/** The wordings or notes in a field that `createSearchMarkup` wrote. */
export function parseMetaLines(field = ''): string[] {
  return field
    .split(separator)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
