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
  changes: '/changes/',
} as const;

/**
 * First parts of addresses that a page of the publisher cannot have, since something else stands
 * there.
 */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'articles',
  'faq',
  'topics',
  'people',
  'sources',
  'search',
  'changes',
  'pagefind',
  'assets',
  '404',
  'index',
]);

/** The path of an entry on this site, with both slashes. */
export function toPermalink(collection: PageCollection, id: string): string {
  return collection === 'pages' ? `/${id}/` : `${fixedPermalinks[collection]}${id}/`;
}

/**
 * The id of the entry of a collection whose page is at a permalink; undefined if the permalink is
 * that of no such page.
 */
export function parseEntryId(
  collection: Exclude<PageCollection, 'pages'>,
  permalink: string,
): string | undefined {
  const list = fixedPermalinks[collection];
  const id = permalink.startsWith(list) ? permalink.slice(list.length, -1) : '';
  return id === '' || id.includes('/') ? undefined : id;
}

/** The path of page `number`, counted from 1, of what is listed at the permalink `list`. */
export function toListPermalink(list: string, number: number): string {
  const param = toPageParam(number);
  return param === undefined ? list : `${list}${param}/`;
}

/**
 * What stands behind the path of a list in that of its page `number`, counted from 1, as a route's
 * rest parameter; undefined for the first.
 */
export function toPageParam(number: number): string | undefined {
  return number === 1 ? undefined : `page/${number}`;
}

/**
 * The permalink of what a later page of a list continues; undefined if the permalink is that of no
 * such page.
 */
export function parseListPermalink(permalink: string): string | undefined {
  return /^(\/(?:articles|changes|people|sources|topics)\/(?:[^/]+\/)?)page\/\d+\/$/.exec(
    permalink,
  )?.[1];
}

/**
 * The absolute address of a permalink of the site at `siteUrl`, such as
 * `https://www.bamboo.example` or `https://name.github.io/repo`.
 */
export function toCanonical(siteUrl: string, permalink: string): string {
  return new URL(siteUrl + permalink).href;
}

/**
 * The path below which a site lies, with both slashes: `/`, or `/repo/` for
 * `https://name.github.io/repo`.
 */
export function getBasePath(siteUrl: string): string {
  return new URL(`${siteUrl}/`).pathname;
}

/**
 * A permalink as the site's own pages name it: `/repo/about/` for `/about/` below `/repo/`. A
 * permalink itself never holds the base.
 */
export function toHref(base: string, permalink: string): string {
  return base.slice(0, -1) + permalink;
}

/**
 * The permalink of a path below the base, `/about/` for `/repo/about/`; undefined for a path that
 * is elsewhere.
 */
export function parseHref(base: string, path: string): string | undefined {
  return path.startsWith(base) ? path.slice(base.length - 1) : undefined;
}

/** The absolute form of an address as the site's pages name it, such as that of an image. */
export function toAbsolute(siteUrl: string, href: string): string {
  return new URL(href, siteUrl).href;
}

/**
 * The id of an entry: its file name without folder and ending, so `faq/is-it-safe.md` is
 * `is-it-safe`.
 */
export function toEntryId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
