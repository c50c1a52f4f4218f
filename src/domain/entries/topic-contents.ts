import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import type { Topic } from './topic.ts';

/** A topic with all that is about it, each list in its own order. */
export interface TopicContents {
  readonly topic: Topic;
  readonly entries: readonly FaqEntry[];
  readonly articles: readonly Article[];
}

/** Gathers what is about each topic, in the order of the topics; a topic may be empty. */
export function groupTopicContents(
  topics: readonly Topic[],
  entries: readonly FaqEntry[],
  articles: readonly Article[],
): TopicContents[] {
  return topics.map((topic) => ({
    topic,
    entries: entries.filter((entry) => entry.topic === topic.id),
    articles: articles.filter((article) => article.topics.includes(topic.id)),
  }));
}

/** Whether anything is about the topic. */
export function hasContents({ entries, articles }: TopicContents): boolean {
  return entries.length > 0 || articles.length > 0;
}
