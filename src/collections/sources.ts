import { getCollection } from 'astro:content';
import { toSource, type Source } from '../domain/citations/source.ts';
import { once } from './memoize.ts';

/** All sources by their id. */
export const getSources: () => Promise<ReadonlyMap<string, Source>> = once(async () => {
  const entries = await getCollection('sources');
  return new Map(entries.map((entry) => [entry.id, toSource(entry.id, entry.data)]));
});
