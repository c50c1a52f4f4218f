import type { PageCollection } from '../../schemas/index.ts';

/** The addresses of the pages that belong to no single entry, with both slashes. */
export const fixedPermalinks = {
  home: '/',
  articles: '/articles/',
  faq: '/faq/',
  /** All questions from A to Z. */
  faqIndex: '/faq/a-z/',
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
  ...Object.values(fixedPermalinks).flatMap((permalink) => permalink.split('/', 2)[1] || []),
  'pagefind',
  'assets',
  '404',
  'index',
]);

const none: ReadonlySet<string> = new Set();

/** The ids that no entry can have, since a page that the site makes itself has its address. */
export const reservedIds: Readonly<Record<PageCollection, ReadonlySet<string>>> = {
  articles: none,
  faq: new Set(['a-z']),
  pages: reservedSlugs,
  topics: none,
  people: none,
  sources: none,
};

/** The path of an entry on this site, with both slashes. */
export function toPermalink(collection: PageCollection, id: string): string {
  return collection === 'pages' ? `/${id}/` : `${fixedPermalinks[collection]}${id}/`;
}

/** The folder of a site with the files that readers can download. */
export const downloadFolder = '/files/';

/** The path on this site of a file for download that lies beside the entries of a collection. */
export function toDownloadPath(collection: string, name: string): string {
  return `${downloadFolder}${collection}/${name}`;
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
  const list = /^(.*\/)page\/\d+\/$/.exec(permalink)?.[1];
  const isList =
    list === fixedPermalinks.faqIndex ||
    /^\/(?:articles|changes|people|sources|topics)\/(?:[^/]+\/)?$/.test(list ?? '');
  return isList ? list : undefined;
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
export function toHrefBelow(base: string, permalink: string): string {
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
