import { fixedPermalinks, toListPermalink } from '../addresses/index.ts';
import { fill } from '../locale/index.ts';
import type { Article } from './article.ts';
import { type PageMeta, createPageMeta } from './page-meta.ts';
import type { Site } from './site.ts';

/** The number of articles on one page of their list. */
export const articlesPerPage = 12;

/** Above this number of questions, their list leaves the answers to their own pages. */
export const answersPerPage = 60;

/** One page of a list; `number` counts from 1 to `count`. */
export interface ListPage<Entry> {
  readonly entries: readonly Entry[];
  readonly number: number;
  readonly count: number;
}

/** Divides a list into pages of at most `size` entries; an empty list has one empty page. */
export function paginate<Entry>(
  entries: readonly Entry[],
  size: number,
): [ListPage<Entry>, ...ListPage<Entry>[]] {
  const count = Math.max(1, Math.ceil(entries.length / size));
  const createPage = (number: number) => ({
    entries: entries.slice((number - 1) * size, number * size),
    number,
    count,
  });
  return [createPage(1), ...Array.from({ length: count - 1 }, (_, index) => createPage(index + 2))];
}

/** The meta of one page of the list of articles; the first is the list itself. */
export function createArticleListMeta(
  site: Site,
  { number, count, entries }: ListPage<Article>,
): PageMeta {
  const { labels } = site;
  const isFirst = number === 1;
  const place = fill(labels.pageOf, { page: number, pages: count });
  return createPageMeta(site, {
    title: isFirst ? labels.articles : `${labels.articles}, ${place}`,
    description: isFirst
      ? `${labels.allArticles} · ${site.title}`
      : `${labels.allArticles}, ${place} · ${site.title}`,
    permalink: toListPermalink(number),
    crumbs: isFirst ? [] : [{ label: labels.articles, permalink: fixedPermalinks.articles }],
    indexed: entries.length > 0,
  });
}
