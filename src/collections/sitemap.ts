import { getImage } from 'astro:assets';
import { pages as sitePages } from 'virtual:answerable/design';
import type { Article } from '../domain/entries/index.ts';
import { collectSitemapAddresses, createSitemapParts } from '../domain/machine-readable/index.ts';
import { getArticles } from './articles.ts';
import { getCitations } from './citations.ts';
import { getFaqEntries } from './faq.ts';
import { getImageAddresses } from './image-addresses.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';
import { getPeople } from './people.ts';
import { defineQuestion } from './question.ts';
import { getSite } from './site.ts';
import { getSources } from './sources.ts';
import { getTopics } from './topics.ts';

/** The sitemap in parts: every address that search engines may list. */
export const getSitemapParts = defineQuestion(
  'sitemap',
  memoize(async () => {
    const articles = await getArticles();
    const addresses = collectSitemapAddresses({
      articles,
      faq: await getFaqEntries(),
      pages: await getPages(),
      topics: await getTopics(),
      people: await getPeople(),
      sitePages,
      sources: await getSources(),
      citations: await getCitations(),
      images: await getShownImages(articles),
    });
    return createSitemapParts((await getSite()).url, addresses);
  }),
);

async function getShownImages(articles: readonly Article[]): Promise<Map<string, string[]>> {
  const shown = new Map(
    [...(await getImageAddresses())].map(([permalink, images]) => [permalink, [...images]]),
  );
  for (const article of articles) {
    const cover = await getCoverAddress(article);
    if (cover !== undefined)
      shown.set(article.permalink, [...new Set([cover, ...(shown.get(article.permalink) ?? [])])]);
  }
  return shown;
}

/** The URL of the cover of an article; undefined if it has none. */
export async function getCoverAddress({
  cover,
}: Pick<Article, 'cover'>): Promise<string | undefined> {
  if (cover === undefined || cover.src.format === 'svg') return cover?.src.src;
  return (await getImage({ src: cover.src })).src;
}
