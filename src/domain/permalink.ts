import type { PageCollection } from '../schemas/collections.ts';

/** The addresses of the pages that belong to no single entry, with both slashes. */
export const fixedPermalinks = {
  home: '/',
  articles: '/articles/',
  faq: '/faq/',
  topics: '/topics/',
  people: '/people/',
  sources: '/sources/',
  search: '/search/',
} as const;

/** First parts of addresses that a page of the publisher cannot have, since something else stands there. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'articles', 'faq', 'topics', 'people', 'sources', 'search', 'pagefind', 'assets', '404', 'index',
]);

/** The path of an entry on this site, with both slashes; a source's is its place in the list of sources. */
export function toPermalink(collection: PageCollection, id: string): string {
  switch (collection) {
    case 'pages':
      return `/${id}/`;
    case 'sources':
      return `${fixedPermalinks.sources}#${id}`;
    default:
      return `${fixedPermalinks[collection]}${id}/`;
  }
}

/** The path of page `number` of the list of articles, counted from 1. */
export function toListPermalink(number: number): string {
  return number === 1 ? fixedPermalinks.articles : `${fixedPermalinks.articles}page/${number}/`;
}

/** The absolute address of a path on the site at `origin` (such as `https://www.bamboo.example`). */
export function toCanonical(origin: string, permalink: string): string {
  return new URL(permalink, origin).href;
}
