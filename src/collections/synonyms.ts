import { getEntry } from 'astro:content';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';

/** The groups of words that mean the same, as synonyms.yml says; none if there is no such file. */
export const getSynonyms: () => Promise<readonly (readonly string[])[]> = defineQuestion(
  'synonyms',
  memoize(async () => (await getEntry('synonyms', 'synonyms'))?.data ?? []),
);
