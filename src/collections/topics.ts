import { getCollection } from 'astro:content';
import { sortTopics, toTopic, type Topic } from '../domain/topic.ts';
import { getLanguage } from './language.ts';
import { once } from './once.ts';

/** All topics, sorted. */
export const getTopics: () => Promise<Topic[]> = once(async () => {
  const entries = await getCollection('topics');
  return sortTopics(
    entries.map((entry) => toTopic(entry.id, entry.data)),
    await getLanguage(),
  );
});
