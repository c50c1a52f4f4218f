import { toListPermalink } from '../addresses/index.ts';

/**
 * How many of each thing one page of a list shows: so many that no page has more than 300 links or
 * 150 kB, however large the site becomes.
 */
export const pageSizes = {
  articles: 12,
  questions: 60,
  /** Each with its first questions. */
  topics: 30,
  /** Topics that belong to another, each with its first questions. */
  children: 12,
  /** Of all questions from A to Z. */
  indexed: 150,
  people: 60,
  /** What was published, changed or reviewed. */
  changes: 60,
  /** What a person reviewed. */
  reviewed: 60,
  sources: 100,
  /** What rests on a source, each with its sentences. */
  citingEntries: 40,
} as const;

/** Above this number of questions, a list of all of them is one of their topics. */
export const mostListedQuestions = 60;

/** One page of a list; `number` counts from 1 to `count`. */
export interface ListPage<Entry> extends PageNumber {
  readonly entries: readonly Entry[];
}

/** Which page of a list it is. */
export interface PageNumber {
  readonly number: number;
  readonly count: number;
}

/** Divides a list into pages of at most `size` entries; an empty list has one empty page. */
export function paginate<Entry>(
  entries: readonly Entry[],
  size: number,
): [ListPage<Entry>, ...ListPage<Entry>[]] {
  const count = Math.max(1, Math.ceil(entries.length / size));
  const createPage = (number: number) => ({
    entries: entries.slice((number - 1) * size, number * size),
    number,
    count,
  });
  return [createPage(1), ...Array.from({ length: count - 1 }, (_, index) => createPage(index + 2))];
}

/** The permalinks of the pages of a list of `length` entries, the first of which is `list`. */
export function collectListPermalinks(list: string, length: number, size: number): string[] {
  return paginate(Array.from({ length }), size).map(({ number }) => toListPermalink(list, number));
}
