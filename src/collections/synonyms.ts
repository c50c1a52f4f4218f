import { getEntry } from 'astro:content';
import { once } from './memoize.ts';

/** The groups of words that mean the same, as synonyms.yml says; none where there is no such file. */
export const getSynonyms: () => Promise<readonly (readonly string[])[]> = once(
  async () => (await getEntry('synonyms', 'synonyms'))?.data ?? [],
);
