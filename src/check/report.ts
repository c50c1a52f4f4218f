import type { CollectionName } from '../schemas/collections.ts';
import type { Problem } from './problem.ts';
import type { Waived } from './waivers.ts';

/** An entry as the publisher of a release needs to know it, to hold the output against it. */
export interface EntryFact {
  readonly collection: CollectionName;
  readonly id: string;
  /** Neither a draft nor dated after today. */
  readonly published: boolean;
  /** The Markdown behind the front matter; '' where the collection has none. */
  readonly body: string;
}

/** All that a check found. It is data; reporters write it down and decide nothing. */
export interface Report {
  /** Sorted by path, line and column. */
  readonly problems: readonly Problem[];
  /** What entries waive, with their reasons. */
  readonly waived: readonly Waived[];
  readonly hasErrors: boolean;
  /** The number of files read, images included. */
  readonly fileCount: number;
  /** The number of entries of each collection. */
  readonly counts: Readonly<Record<CollectionName, number>>;
  readonly entries: readonly EntryFact[];
}
