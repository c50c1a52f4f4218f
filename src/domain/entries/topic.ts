import type { z } from 'astro/zod';
import type { topicSchema } from '../../schemas/index.ts';
import { toPermalink } from '../addresses/index.ts';
import { fill, type Labels } from '../locale/index.ts';
import type { Article } from './article.ts';
import {
  type FaqEntry,
  type ListedQuestion,
  toExcerptedQuestion,
  toListedQuestion,
} from './faq.ts';
import { type PageNumber, pageSizes, paginate } from './pagination.ts';

/** A topic with all that is about it, each list in its own order. */
export interface TopicContents {
  readonly topic: Topic;
  /** The topic to which it belongs. */
  readonly parent: Topic | undefined;
  /** The topics that belong to it and hold something. */
  readonly children: readonly TopicContents[];
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

/**
 * Sorts topics by their order, then by their label in the language; those that belong to a topic
 * follow it.
 */
export function sortTopics(topics: readonly Topic[], language: string): Topic[] {
  const sorted = topics.toSorted(
    (a, b) =>
      a.order - b.order || a.label.localeCompare(b.label, language) || a.id.localeCompare(b.id),
  );
  const ids = new Set(sorted.map(({ id }) => id));
  const byParent = groupBy(sorted, ({ parent }) => (parent === undefined ? [] : [parent]));
  return sorted
    .filter(({ parent }) => parent === undefined || !ids.has(parent))
    .flatMap((topic) => [topic, ...(byParent.get(topic.id) ?? [])]);
}

/** Each topic and, before it, the one to which it belongs, by its id. */
export function listTopicPaths(topics: readonly Topic[]): ReadonlyMap<string, readonly Topic[]> {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  return new Map(
    topics.map((topic) => {
      const parent = topic.parent === undefined ? undefined : byId.get(topic.parent);
      return [topic.id, parent === undefined ? [topic] : [parent, topic]];
    }),
  );
}

/** Gathers what is about each topic, in the order of the topics; a topic may be empty. */
export function groupTopicContents(
  topics: readonly Topic[],
  entries: readonly FaqEntry[],
  articles: readonly Article[],
): TopicContents[] {
  const byId = new Map(topics.map((topic) => [topic.id, topic]));
  const entriesOf = groupBy(entries, ({ topic }) => [topic]);
  const articlesOf = groupBy(articles, (article) => article.topics);
  const all = topics.map((topic) => ({
    topic,
    parent: topic.parent === undefined ? undefined : byId.get(topic.parent),
    children: [],
    entries: entriesOf.get(topic.id) ?? [],
    articles: articlesOf.get(topic.id) ?? [],
  }));
  const childrenOf = groupBy(all.filter(hasContents), ({ parent }) =>
    parent === undefined ? [] : [parent.id],
  );
  return all.map((contents) => ({
    ...contents,
    children: childrenOf.get(contents.topic.id) ?? [],
  }));
}

/** What lists of topics show of a topic: how much is about it, and what comes first. */
export interface TopicSummary {
  readonly topic: Topic;
  /** With what is about the topics that belong to it. */
  readonly counts: TopicCounts;
  /** The topics that belong to it. */
  readonly children: readonly Pick<TopicSummary, 'topic' | 'counts'>[];
  /** Its first questions, and those of the topics that belong to it. */
  readonly questions: readonly ListedQuestion[];
}

/** How many questions and articles are about a topic. */
interface TopicCounts {
  readonly questions: number;
  readonly articles: number;
}

/**
 * Sums up the topics that belong to no other, each with at most `most` questions and as many topics
 * below it; empty ones are left out.
 */
export function summarizeTopics(
  contents: readonly TopicContents[],
  most: number,
): readonly TopicSummary[] {
  return contents
    .filter((each) => each.parent === undefined && hasContents(each))
    .map((each) => summarizeTopic(each, most));
}

function summarizeTopic(contents: TopicContents, most: number): TopicSummary {
  const { topic, children } = contents;
  return {
    topic,
    counts: countContents(contents),
    children: children
      .slice(0, most)
      .map((child) => ({ topic: child.topic, counts: countContents(child) })),
    questions: [contents, ...children]
      .flatMap(({ entries }) => entries.slice(0, most))
      .slice(0, most)
      .map(toListedQuestion),
  };
}

function countContents({ entries, articles, children }: TopicContents): TopicCounts {
  const all = [{ entries, articles }, ...children];
  return {
    questions: all.reduce((sum, each) => sum + each.entries.length, 0),
    // An article may name a topic and the one to which it belongs.
    articles: new Set(all.flatMap((each) => each.articles.map(({ id }) => id))).size,
  };
}

/** One page of a topic: the part of each list that it shows. */
export interface TopicPage extends PageNumber {
  readonly topic: Topic;
  readonly parent: Topic | undefined;
  readonly children: readonly TopicSummary[];
  readonly entries: readonly ListedQuestion[];
  readonly articles: readonly Article[];
}

/** A taste of each topic that belongs to another, on the page of that; the rest is on its own. */
const mostOfChild = 3;

/**
 * Divides what is about a topic into pages, each with the next part of its lists; there is always
 * one.
 */
export function paginateTopic({
  topic,
  parent,
  children,
  entries,
  articles,
}: TopicContents): TopicPage[] {
  const childPages = paginate(
    children.map((child) => summarizeTopic(child, mostOfChild)),
    pageSizes.children,
  );
  const questionPages = paginate(entries.map(toExcerptedQuestion), pageSizes.questions);
  const articlePages = paginate(articles, pageSizes.articles);
  const count = Math.max(childPages.length, questionPages.length, articlePages.length);
  return Array.from({ length: count }, (_, index) => ({
    topic,
    parent,
    children: childPages[index]?.entries ?? [],
    entries: questionPages[index]?.entries ?? [],
    articles: articlePages[index]?.entries ?? [],
    number: index + 1,
    count,
  }));
}

/** How much is about a topic, in words: `105 questions · 1 article`. */
export function formatTopicCounts({ questions, articles }: TopicCounts, labels: Labels): string {
  const format = (wording: Labels['questionCount'], count: number) =>
    count === 0 ? [] : [fill(wording[count === 1 ? 'one' : 'other'], { count })];
  return [
    ...format(labels.questionCount, questions),
    ...format(labels.articleCount, articles),
  ].join(' · ');
}

/** Whether anything is about the topic, or about one that belongs to it. */
export function hasContents({
  entries,
  articles,
  children,
}: {
  readonly entries: readonly unknown[];
  readonly articles: readonly unknown[];
  readonly children: readonly unknown[];
}): boolean {
  return entries.length > 0 || articles.length > 0 || children.length > 0;
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
