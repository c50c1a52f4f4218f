import { getCollection } from 'astro:content';
import { sortTopics, toTopic, type Topic } from '../domain/entries/topic.ts';
import { getLanguage } from './language.ts';
import { once } from './memoize.ts';

/** All topics, sorted. */
export const getTopics: () => Promise<Topic[]> = once(async () => {
  const entries = await getCollection('topics');
  return sortTopics(
    entries.map((entry) => toTopic(entry.id, entry.data)),
    await getLanguage(),
  );
});
