import { getCollection } from 'astro:content';
import { createSource, type Source } from '../domain/citations/index.ts';
import { memoize } from './memoize.ts';

/** All sources by their id. */
export const getSources: () => Promise<ReadonlyMap<string, Source>> = memoize(async () => {
  const entries = await getCollection('sources');
  return new Map(entries.map((entry) => [entry.id, createSource(entry.id, entry.data)]));
});
