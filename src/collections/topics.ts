import { getCollection } from 'astro:content';
import { createTopic, listTopicPaths, sortTopics, type Topic } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { defineQuestion, defineTable } from './question.ts';

/** All topics, sorted; those that belong to a topic follow it. */
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

/** Each topic and, before it, the one to which it belongs, by its id. */
export const getTopicPaths: () => Promise<ReadonlyMap<string, readonly Topic[]>> = defineTable(
  'topic paths',
  memoize(async () => listTopicPaths(await getTopics())),
);
