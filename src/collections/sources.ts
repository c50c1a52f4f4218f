import { getCollection } from 'astro:content';
import { createSource, sortByKind, type Source } from '../domain/citations/index.ts';
import { memoize } from './memoize.ts';
import { defineTable } from './question.ts';

/** All sources by their id, in the order in which they are listed. */
export const getSources: () => Promise<ReadonlyMap<string, Source>> = defineTable(
  'sources',
  memoize(async () => {
    const entries = await getCollection('sources');
    const sources = sortByKind(entries.map((entry) => createSource(entry.id, entry.data)));
    return new Map(sources.map((source) => [source.id, source]));
  }),
);
