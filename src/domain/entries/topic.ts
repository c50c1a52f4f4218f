import type { z } from 'astro/zod';
import type { topicSchema } from '../../schemas/index.ts';
import { toPermalink } from '../addresses/index.ts';
import { fill, type Labels } from '../locale/index.ts';
import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import { type PageNumber, pageSizes, paginate } from './pagination.ts';

/** A topic with all that is about it, each list in its own order. */
export interface TopicContents {
  readonly topic: Topic;
  readonly entries: readonly FaqEntry[];
  readonly articles: readonly Article[];
}

type TopicData = z.output<typeof topicSchema>;

/** A topic, which groups entries, as the pages show it. */
export interface Topic extends TopicData {
  readonly id: string;
  readonly permalink: string;
}

/** Makes a topic of its data. */
export function createTopic(id: string, data: TopicData): Topic {
  return { ...data, id, permalink: toPermalink('topics', id) };
}

/** Sorts topics by their order, then by their label in the language. */
export function sortTopics(topics: readonly Topic[], language: string): Topic[] {
  return topics.toSorted(
    (a, b) =>
      a.order - b.order || a.label.localeCompare(b.label, language) || a.id.localeCompare(b.id),
  );
}

/** Gathers what is about each topic, in the order of the topics; a topic may be empty. */
export function groupTopicContents(
  topics: readonly Topic[],
  entries: readonly FaqEntry[],
  articles: readonly Article[],
): TopicContents[] {
  const entriesOf = groupBy(entries, ({ topic }) => [topic]);
  const articlesOf = groupBy(articles, (article) => article.topics);
  return topics.map((topic) => ({
    topic,
    entries: entriesOf.get(topic.id) ?? [],
    articles: articlesOf.get(topic.id) ?? [],
  }));
}

/** One page of a topic: the part of each list that it shows. */
export interface TopicPage extends TopicContents, PageNumber {}

/**
 * Divides what is about a topic into pages, each with the next part of both lists; there is always
 * one.
 */
export function paginateTopic({ topic, entries, articles }: TopicContents): TopicPage[] {
  const questionPages = paginate(entries, pageSizes.questions);
  const articlePages = paginate(articles, pageSizes.articles);
  const count = Math.max(questionPages.length, articlePages.length);
  return Array.from({ length: count }, (_, index) => ({
    topic,
    entries: questionPages[index]?.entries ?? [],
    articles: articlePages[index]?.entries ?? [],
    number: index + 1,
    count,
  }));
}

/** How much is about a topic, in words: `105 questions · 1 article`. */
export function formatTopicCounts({ entries, articles }: TopicContents, labels: Labels): string {
  const format = (wording: Labels['questionCount'], count: number) =>
    count === 0 ? [] : [fill(wording[count === 1 ? 'one' : 'other'], { count })];
  return [
    ...format(labels.questionCount, entries.length),
    ...format(labels.articleCount, articles.length),
  ].join(' · ');
}

/** Whether anything is about the topic. */
export function hasContents({ entries, articles }: TopicContents): boolean {
  return entries.length > 0 || articles.length > 0;
}

/** The entries of each topic, in the order of the topics; topics without an entry are left out. */
export function groupByTopic(
  entries: readonly FaqEntry[],
  topics: readonly Topic[],
): { topic: Topic; entries: readonly FaqEntry[] }[] {
  return groupTopicContents(topics, entries, []).filter(hasContents);
}

/** Items by each of their keys, in their order. */
function groupBy<Item>(
  items: readonly Item[],
  toKeys: (item: Item) => readonly string[],
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items)
    for (const key of new Set(toKeys(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  return groups;
}
