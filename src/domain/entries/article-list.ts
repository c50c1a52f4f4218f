import type { Article } from './article.ts';
import { fill } from '../locale/labels.ts';
import { toPageMeta, type PageMeta } from './page-meta.ts';
import type { ListPage } from './pagination.ts';
import { fixedPermalinks, toListPermalink } from '../addresses/permalink.ts';
import type { Site } from './site.ts';

/** The meta of one page of the list of articles; the first is the list itself. */
export function toArticleListMeta(
  site: Site,
  { number, count, entries }: ListPage<Article>,
): PageMeta {
  const { labels } = site;
  const isFirst = number === 1;
  const place = fill(labels.pageOf, { page: number, pages: count });
  return toPageMeta(site, {
    title: isFirst ? labels.articles : `${labels.articles}, ${place}`,
    description: isFirst
      ? `${labels.allArticles} · ${site.title}`
      : `${labels.allArticles}, ${place} · ${site.title}`,
    permalink: toListPermalink(number),
    crumbs: isFirst ? [] : [{ label: labels.articles, permalink: fixedPermalinks.articles }],
    indexed: entries.length > 0,
  });
}
