import { fixedPermalinks, toListPermalink } from '../domain/addresses/index.ts';
import {
  createArticleListMeta,
  createTopicListMeta,
  createTopicMeta,
  formatTopicCounts,
  groupTopicContents,
  hasContents,
  pageSizes,
  paginate,
  paginateTopic,
  summarizeTopics,
  toExcerptedQuestion,
  type Article,
  type FaqEntry,
  type ListedQuestion,
  type PageMeta,
  type PageNumber,
  type TopicSummary,
} from '../domain/entries/index.ts';
import { fill, type Labels } from '../domain/locale/index.ts';
import type { CopyList, MarkdownList } from '../domain/machine-readable/index.ts';
import { getFaqEntries } from './faq.ts';
import { getAnswerAlternates, getArticleAlternates } from './markdown-alternates.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';
import { getSite } from './site.ts';
import { getTopics } from './topics.ts';

/** Above this number of Markdown copies, `llms.txt` names lists of them. */
const mostCopies = 100;

/** The Markdown copy of a page that lists others, and where it is. */
interface PlacedList extends MarkdownList {
  /** The path of its folder, without slashes at its ends. */
  readonly folder: string;
}

/** What `llms.txt` lists: every Markdown copy, or, if there are too many, the lists of them. */
export const getCopyLists: () => Promise<readonly CopyList[]> = defineQuestion(
  'copy lists',
  memoize(async () => {
    const { articles, entries, topics: contents } = await getCopied();
    const topics = summarizeTopics(contents, 0);
    const { labels } = await getSite();
    if (!isLarge(articles, entries)) {
      const newest = (await getAnswerAlternates()).map(({ entry }) => entry);
      return [
        toArticleList(labels.articles, articles),
        toQuestionList(labels.questions, newest.map(toExcerptedQuestion)),
      ];
    }
    const allArticles = {
      title: labels.allArticles,
      description: fill(labels.articleCount.other, { count: articles.length }),
      permalink: fixedPermalinks.articles,
    };
    const allTopics = {
      title: labels.searchAllTopics,
      description: labels.faqIntroduction,
      permalink: fixedPermalinks.topics,
    };
    return [
      { heading: labels.articles, pages: articles.length === 0 ? [] : [allArticles] },
      {
        heading: labels.topics,
        pages: [
          ...toTopicList(labels.topics, topics.slice(0, mostCopies), labels).pages,
          ...(topics.length > mostCopies ? [allTopics] : []),
        ],
      },
    ];
  }),
);

/**
 * The Markdown copies of the lists of articles and topics and of each topic, page by page; none if
 * `llms.txt` lists all.
 */
export const getMarkdownLists: () => Promise<readonly PlacedList[]> = defineQuestion(
  'Markdown lists',
  memoize(async () => {
    const { articles, entries, topics } = await getCopied();
    if (!isLarge(articles, entries)) return [];
    const site = await getSite();
    const { labels } = site;
    const create = (
      list: string,
      { number, count }: PageNumber,
      { permalink, title, description, canonical }: PageMeta,
      lists: readonly CopyList[],
    ): PlacedList => ({
      folder: permalink.slice(1, -1),
      page: { title, description, canonical },
      lists,
      next: number < count ? toListPermalink(list, number + 1) : undefined,
    });
    return [
      ...paginate(articles, pageSizes.articles).map((page) =>
        create(fixedPermalinks.articles, page, createArticleListMeta(site, page), [
          toArticleList(labels.articles, page.entries),
        ]),
      ),
      ...paginate(summarizeTopics(topics, 0), pageSizes.topics).map((page) =>
        create(fixedPermalinks.topics, page, createTopicListMeta(site, page), [
          toTopicList(labels.topics, page.entries, labels),
        ]),
      ),
      ...topics
        .flatMap(paginateTopic)
        .map((page) =>
          create(page.topic.permalink, page, createTopicMeta(site, page), [
            toTopicList(labels.topics, page.children, labels),
            toQuestionList(labels.questions, page.entries),
            toArticleList(labels.articles, page.articles),
          ]),
        ),
    ];
  }),
);

/**
 * The entries that have a Markdown alternate, also by topic; sorted like the pages, so that the
 * copy of each list has the same entries as the list.
 */
const getCopied = memoize(async () => {
  const articles = (await getArticleAlternates()).map(({ entry }) => entry);
  const copied = new Set((await getAnswerAlternates()).map(({ entry }) => entry.id));
  const entries = (await getFaqEntries()).filter(({ id }) => copied.has(id));
  const all = groupTopicContents(await getTopics(), entries, articles);
  return { articles, entries, topics: all.filter(hasContents) };
});

function isLarge(articles: readonly Article[], entries: readonly FaqEntry[]): boolean {
  return articles.length + entries.length > mostCopies;
}

function toArticleList(heading: string, pages: readonly Article[]): CopyList {
  return {
    heading,
    pages: pages.map(({ title, description, permalink }) => ({ title, description, permalink })),
  };
}

function toQuestionList(heading: string, entries: readonly ListedQuestion[]): CopyList {
  return {
    heading,
    pages: entries.map(({ question, excerpt = '', permalink }) => ({
      title: question,
      description: excerpt,
      permalink,
    })),
  };
}

function toTopicList(heading: string, topics: readonly TopicSummary[], labels: Labels): CopyList {
  return {
    heading,
    pages: topics.map(({ topic, counts }) => ({
      title: topic.label,
      description: `${topic.description} ${formatTopicCounts(counts, labels)}.`,
      permalink: topic.permalink,
    })),
  };
}
