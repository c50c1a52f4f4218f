/** What the search is told of an entry beside its text. */
export interface SearchFacts {
  readonly kind: 'question' | 'article' | 'page';
  /** The ids of its topics. */
  readonly topics?: readonly string[];
  /** Other wordings of its question. */
  readonly asks?: readonly string[];
  /** What a result says below its text. */
  readonly notes: readonly string[];
}

/** Stands between two wordings and between two notes: Pagefind makes one space of a line break. */
export const searchSeparator = ' ¶ ';

/**
 * The attributes by which Pagefind indexes the element that holds an entry (https://pagefind.app/docs/). It takes the title
 * from the heading of level 1 by itself; a picture would be words to search for, so it is taken out.
 */
export function toSearchMarkup({
  kind,
  topics = [],
  asks = [],
  notes,
}: SearchFacts): Record<`data-${string}`, string> {
  const meta = { asks: asks.join(searchSeparator), notes: notes.join(searchSeparator) };
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
