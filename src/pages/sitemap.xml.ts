import { getArticles } from '../collections/articles.ts';
import { getFaqEntries } from '../collections/faq.ts';
import { getPages } from '../collections/pages.ts';
import { getPeople } from '../collections/people.ts';
import { getSite } from '../collections/site.ts';
import { getSources } from '../collections/sources.ts';
import { getTopics } from '../collections/topics.ts';
import { formatSitemap, toSitemapAddresses } from '../domain/sitemap.ts';

/** Every address of this edition that search engines may list. */
export async function GET(): Promise<Response> {
  const addresses = toSitemapAddresses({
    articles: await getArticles(),
    faq: await getFaqEntries(),
    pages: await getPages(),
    topics: await getTopics(),
    people: await getPeople(),
    hasSources: (await getSources()).size > 0,
  });
  return new Response(formatSitemap((await getSite()).url, addresses), { headers: { 'Content-Type': 'application/xml' } });
}
