import {
  mostFeedItems,
  createFeed,
  createFeedItem,
  type Feed,
  findIconSource,
} from '../domain/machine-readable/index.ts';
import { fixedPermalinks } from '../domain/addresses/index.ts';
import {
  getAnswerAlternates,
  getArticleAlternates,
  getAlternateContext,
} from './markdown-alternates.ts';
import { today, getFirstPermalink } from './build-context.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';
import { getSite } from './site.ts';
import { getCoverAddress } from './sitemap.ts';
import { getTopics } from './topics.ts';

/** The feed of the newest articles. */
const getArticleFeed: () => Promise<Feed> = memoize(async () => {
  const [site, context, labels] = [
    await getSite(),
    await getAlternateContext(),
    await getTopicLabels(),
  ];
  const newest = (await getArticleAlternates()).slice(0, mostFeedItems);
  const items = await Promise.all(
    newest.map(async (copied) => {
      const { description: summary, topics } = copied.entry;
      const address = await getCoverAddress(copied.entry);
      const cover =
        address === undefined ? undefined : { address, alt: copied.entry.cover?.alt ?? '' };
      return createFeedItem(
        copied,
        {
          first: getFirstPermalink(copied.entry.permalink),
          summary,
          topics: topics.flatMap((id) => labels.get(id) ?? []),
          cover,
        },
        context,
      );
    }),
  );
  return createFeed(site, {
    title: site.labels.articles,
    description: site.tagline || site.title,
    permalink: fixedPermalinks.articles,
    icon: findIconSource(site),
    today,
    items,
  });
});

/** The feed of the newest answers. */
const getAnswerFeed: () => Promise<Feed> = memoize(async () => {
  const [site, context, labels] = [
    await getSite(),
    await getAlternateContext(),
    await getTopicLabels(),
  ];
  const items = (await getAnswerAlternates()).slice(0, mostFeedItems).map((copied) => {
    const topic = labels.get(copied.entry.topic);
    return createFeedItem(
      copied,
      {
        first: getFirstPermalink(copied.entry.permalink),
        summary: copied.entry.excerpt,
        topics: topic === undefined ? [] : [topic],
        cover: undefined,
      },
      context,
    );
  });
  return createFeed(site, {
    title: site.labels.questions,
    description: site.labels.faqIntroduction,
    permalink: fixedPermalinks.faq,
    icon: findIconSource(site),
    today,
    items,
  });
});

/** The lists that have feeds: the first part of their address. */
export const feedLists = ['articles', 'faq'] as const;

/** The feed of a list. */
export const getFeed = defineQuestion('feed', (list: (typeof feedLists)[number]): Promise<Feed> =>
  list === 'articles' ? getArticleFeed() : getAnswerFeed(),
);

async function getTopicLabels(): Promise<Map<string, string>> {
  return new Map((await getTopics()).map(({ id, label }) => [id, label]));
}
