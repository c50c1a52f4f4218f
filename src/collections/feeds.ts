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
import { getFirstPermalink, getToday, today } from './build-context.ts';
import { defineQuestion, memoizeAsked } from './question.ts';
import { getSite } from './site.ts';
import { getCoverAddress } from './sitemap.ts';
import { getTopics } from './topics.ts';

/** The newest articles, each with the first permalink of its page and the address of its cover. */
const getNewestArticles = defineQuestion('newest articles', async () =>
  Promise.all(
    (await getArticleAlternates()).slice(0, mostFeedItems).map(async (copied) => ({
      copied,
      first: getFirstPermalink(copied.entry.permalink),
      address: await getCoverAddress(copied.entry),
    })),
  ),
);

/** The newest answers, each with the first permalink of its page. */
const getNewestAnswers = defineQuestion('newest answers', async () =>
  (await getAnswerAlternates())
    .slice(0, mostFeedItems)
    .map((copied) => ({ copied, first: getFirstPermalink(copied.entry.permalink) })),
);

/** The feed of the newest articles. */
const getArticleFeed: () => Promise<Feed> = memoizeAsked(async () => {
  const [site, context, labels] = [
    await getSite(),
    await getAlternateContext(),
    await getTopicLabels(),
  ];
  const items = (await getNewestArticles()).map(({ copied, first, address }) => {
    const { description: summary, topics } = copied.entry;
    const cover =
      address === undefined ? undefined : { address, alt: copied.entry.cover?.alt ?? '' };
    return createFeedItem(
      copied,
      {
        first,
        summary,
        topics: topics.flatMap((id) => labels.get(id) ?? []),
        cover,
      },
      context,
    );
  });
  return createFeed(site, {
    title: site.labels.articles,
    description: site.tagline || site.title,
    permalink: fixedPermalinks.articles,
    icon: findIconSource(site),
    today: items.length === 0 ? await getToday() : today,
    items,
  });
});

/** The feed of the newest answers. */
const getAnswerFeed: () => Promise<Feed> = memoizeAsked(async () => {
  const [site, context, labels] = [
    await getSite(),
    await getAlternateContext(),
    await getTopicLabels(),
  ];
  const items = (await getNewestAnswers()).map(({ copied, first }) => {
    const topic = labels.get(copied.entry.topic);
    return createFeedItem(
      copied,
      {
        first,
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
    today: items.length === 0 ? await getToday() : today,
    items,
  });
});

/** The lists that have feeds: the first part of their address. */
export const feedLists = ['articles', 'faq'] as const;

/** The feed of a list. */
export const getFeed = (list: (typeof feedLists)[number]): Promise<Feed> =>
  list === 'articles' ? getArticleFeed() : getAnswerFeed();

async function getTopicLabels(): Promise<Map<string, string>> {
  return new Map((await getTopics()).map(({ id, label }) => [id, label]));
}
