import type { PageCollection } from '../../schemas/index.ts';

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
  'articles',
  'faq',
  'topics',
  'people',
  'sources',
  'search',
  'pagefind',
  'assets',
  '404',
  'index',
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

/** The absolute address of a permalink of the site at `siteUrl`, such as `https://www.bamboo.example` or `https://name.github.io/repo`. */
export function toCanonical(siteUrl: string, permalink: string): string {
  return new URL(siteUrl + permalink).href;
}

/** The path below which a site lies, with both slashes: `/`, or `/repo/` for `https://name.github.io/repo`. */
export function getBasePath(siteUrl: string): string {
  return new URL(`${siteUrl}/`).pathname;
}

/** A permalink as the site's own pages name it: `/repo/about/` for `/about/` below `/repo/`. A permalink itself never holds the base. */
export function toHref(base: string, permalink: string): string {
  return base.slice(0, -1) + permalink;
}

/** The permalink of a path below the base, `/about/` for `/repo/about/`; undefined for a path that is elsewhere. */
export function parseHref(base: string, path: string): string | undefined {
  return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
}

/** The absolute form of an address as the site's pages name it, such as that of an image. */
export function toAbsolute(siteUrl: string, href: string): string {
  return new URL(href, siteUrl).href;
}

/** The id of an entry: its file name without folder and ending, so `faq/is-it-safe.md` is `is-it-safe`. */
export function toEntryId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
