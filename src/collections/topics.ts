import { getCollection } from 'astro:content';
import { sortTopics, createTopic, type Topic } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';

/** All topics, sorted. */
export const getTopics: () => Promise<Topic[]> = defineQuestion(
  'topics',
  memoize(async () => {
    const entries = await getCollection('topics');
    return sortTopics(
      entries.map((entry) => createTopic(entry.id, entry.data)),
      await getLanguage(),
    );
  }),
);
