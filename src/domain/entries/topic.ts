import type { z } from 'astro/zod';
import type { topicSchema } from '../../schemas/topic.ts';
import { toPermalink } from '../addresses/permalink.ts';

export type TopicData = z.output<typeof topicSchema>;

/** The one grouping of entries, as the pages show it. */
export interface Topic extends TopicData {
  readonly id: string;
  readonly permalink: string;
}

/** Makes a topic of its data. */
export function toTopic(id: string, data: TopicData): Topic {
  return { ...data, id, permalink: toPermalink('topics', id) };
}

/** Sorts topics by their order, then by their label in the language. */
export function sortTopics(topics: readonly Topic[], language: string): Topic[] {
  return topics.toSorted(
    (a, b) =>
      a.order - b.order || a.label.localeCompare(b.label, language) || a.id.localeCompare(b.id),
  );
}
