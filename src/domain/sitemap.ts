import type { Article } from './article.ts';
import type { CalendarDate } from './dates.ts';
import type { FaqEntry } from './faq.ts';
import type { Page } from './page.ts';
import { articlesPerPage, paginate } from './pagination.ts';
import { fixedPermalinks, toCanonical, toListPermalink } from './permalink.ts';
import type { Person } from './person.ts';
import type { Topic } from './topic.ts';
import { hasContents, toTopicContents } from './topic-contents.ts';

/** An address that search engines may list, with the day its content last changed, where that is known. */
export interface SitemapAddress {
  readonly permalink: string;
  readonly changed?: CalendarDate | undefined;
}

/** All that a site shows. */
export interface SiteContents {
  readonly articles: readonly Article[];
  readonly faq: readonly FaqEntry[];
  readonly pages: readonly Page[];
  readonly topics: readonly Topic[];
  readonly people: readonly Person[];
  readonly hasSources: boolean;
}

/** The addresses of a site that search engines may list: no drafts, no empty lists, no empty topics. */
export function toSitemapAddresses({ articles, faq, pages, topics, people, hasSources }: SiteContents): SitemapAddress[] {
  const published = { articles: articles.filter(isPublished), faq: faq.filter(isPublished), pages: pages.filter(isPublished) };
  const used = toTopicContents(topics, published.faq, published.articles).filter(hasContents);
  const lists = articles.length === 0 ? [] : paginate(articles, articlesPerPage).map((page) => toListPermalink(page.number));
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
    ...[...published.articles, ...published.faq, ...published.pages].map(toAddress),
    ...[...used.map(({ topic }) => topic), ...people].map(({ permalink }) => ({ permalink })),
  ];
}

/** Writes a sitemap (https://www.sitemaps.org/protocol.html) of the addresses, each once, in their order. */
export function formatSitemap(origin: string, addresses: readonly SitemapAddress[]): string {
  const unique = new Map(addresses.map((address) => [address.permalink, address]));
  const lines = [...unique.values()].map(({ permalink, changed }) => {
    const lastmod = changed === undefined ? '' : `<lastmod>${changed}</lastmod>`;
    return `<url><loc>${escapeXml(toCanonical(origin, permalink))}</loc>${lastmod}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>',
    '',
  ].join('\n');
}

interface Dated {
  readonly permalink: string;
  readonly published?: CalendarDate;
  readonly updated?: CalendarDate | undefined;
}

function toAddress({ permalink, published, updated }: Dated): SitemapAddress {
  return { permalink, changed: updated ?? published };
}

function isPublished(entry: { readonly visibility: string }): boolean {
  return entry.visibility === 'published';
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
