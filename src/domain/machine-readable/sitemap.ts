import type { Article } from '../entries/article.ts';
import type { CalendarDate } from '../locale/dates.ts';
import type { FaqEntry } from '../entries/faq.ts';
import type { Page } from '../entries/page.ts';
import { articlesPerPage, paginate } from '../entries/pagination.ts';
import { fixedPermalinks, toListPermalink } from '../addresses/permalink.ts';
import type { Person } from '../entries/person.ts';
import type { Topic } from '../entries/topic.ts';
import { hasContents, toTopicContents } from '../entries/topic-contents.ts';

/** An address that search engines may list, with the day its content last changed, where that is known. */
export interface SitemapAddress {
  readonly permalink: string;
  readonly changed?: CalendarDate | undefined;
  /** The addresses of the images that it shows. */
  readonly images?: readonly string[] | undefined;
}

/** All that a site shows. */
export interface SiteContents {
  readonly articles: readonly Article[];
  readonly faq: readonly FaqEntry[];
  readonly pages: readonly Page[];
  readonly topics: readonly Topic[];
  readonly people: readonly Person[];
  readonly hasSources: boolean;
  /** The addresses of the images of an entry, by its permalink. */
  readonly images?: ReadonlyMap<string, readonly string[]>;
}

/** The addresses of a site that search engines may list: no drafts, no empty lists, no empty topics. */
export function toSitemapAddresses({
  articles,
  faq,
  pages,
  topics,
  people,
  hasSources,
  images,
}: SiteContents): SitemapAddress[] {
  const published = {
    articles: articles.filter(isPublished),
    faq: faq.filter(isPublished),
    pages: pages.filter(isPublished),
  };
  const used = toTopicContents(topics, published.faq, published.articles).filter(hasContents);
  const lists =
    articles.length === 0
      ? []
      : paginate(articles, articlesPerPage).map((page) => toListPermalink(page.number));
  const fixed = [
    fixedPermalinks.home,
    ...lists,
    ...(faq.length === 0 ? [] : [fixedPermalinks.faq]),
    ...(used.length === 0 ? [] : [fixedPermalinks.topics]),
    ...(people.length === 0 ? [] : [fixedPermalinks.people]),
    ...(hasSources ? [fixedPermalinks.sources] : []),
  ];
  return [
    ...fixed.map((permalink) => ({ permalink })),
    ...[...published.articles, ...published.faq, ...published.pages].map((entry) =>
      toAddress(entry, images),
    ),
    ...[...used.map(({ topic }) => topic), ...people].map(({ permalink }) => ({ permalink })),
  ];
}

interface Dated {
  readonly permalink: string;
  readonly published?: CalendarDate;
  readonly updated?: CalendarDate | undefined;
}

function toAddress(
  { permalink, published, updated }: Dated,
  images: SiteContents['images'],
): SitemapAddress {
  return { permalink, changed: updated ?? published, images: images?.get(permalink) };
}

function isPublished(entry: { readonly visibility: string }): boolean {
  return entry.visibility === 'published';
}
