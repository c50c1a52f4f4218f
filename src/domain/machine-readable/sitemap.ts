import { fixedPermalinks, toAbsolute, toCanonical, toListPermalink } from '../addresses/index.ts';
import type { CitingEntry, Source } from '../citations/index.ts';
import {
  type Article,
  type FaqEntry,
  type Page,
  collectListPermalinks,
  fitOnePage,
  pageSizes,
  paginateTopic,
  paginateWork,
  type Person,
  groupWorkByPerson,
  hasContents,
  groupTopicContents,
  type Topic,
} from '../entries/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { escapeXml, formatXmlDocument } from '../text/index.ts';

/** The most addresses that one sitemap may hold, by https://www.sitemaps.org/protocol.html. */
const mostAddresses = 50_000;

/**
 * The most characters of one sitemap; it may have 52,428,800 bytes, and no sign of a site's address
 * takes more than one.
 */
const mostCharacters = 50_000_000;

/** The permalink of the sitemap index. */
export const sitemapIndex = '/sitemap.xml';

/**
 * An address that search engines may list, with the day its content last changed, where that is
 * known.
 */
interface SitemapAddress {
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
  /** The permalinks of the pages that the publisher wrote as code. */
  readonly sitePages?: readonly string[];
  readonly sources: ReadonlyMap<string, Source>;
  /** What cites each source, by its id. */
  readonly citations: ReadonlyMap<string, readonly CitingEntry[]>;
  /** The addresses of the images of an entry, by its permalink. */
  readonly images?: ReadonlyMap<string, readonly string[]>;
}

/**
 * The addresses of a site that search engines may list: no drafts, no empty lists, no empty topics.
 */
export function collectSitemapAddresses({
  articles,
  faq,
  pages,
  topics,
  people,
  sitePages = [],
  sources,
  citations,
  images,
}: SiteContents): SitemapAddress[] {
  const published = {
    articles: articles.filter(isPublished),
    faq: faq.filter(isPublished),
    pages: pages.filter(isPublished),
  };
  const used = groupTopicContents(topics, published.faq, published.articles).filter(hasContents);
  const work = groupWorkByPerson(published.articles, published.faq);
  const before = [
    fixedPermalinks.home,
    ...listPages('articles', articles.length),
    ...(faq.length === 0 ? [] : [fixedPermalinks.faq]),
    ...(fitOnePage(faq)
      ? []
      : collectListPermalinks(fixedPermalinks.faqIndex, faq.length, pageSizes.indexed)),
    ...listPages('topics', used.filter(({ parent }) => parent === undefined).length),
    ...listPages('people', people.length),
    ...listPages('sources', sources.size),
  ];
  const after = [
    ...used.flatMap((contents) => numberPages(contents.topic, paginateTopic(contents))),
    ...people.flatMap((person) =>
      numberPages(person, paginateWork(work.get(person.id) ?? { articles: [], reviewed: [] })),
    ),
    ...[...sources.values()].flatMap(({ id, permalink }) => {
      const citing = citations.get(id) ?? [];
      return citing.length === 0
        ? []
        : collectListPermalinks(permalink, citing.length, pageSizes.citingEntries);
    }),
    ...sitePages,
  ];
  return [
    ...before.map((permalink) => ({ permalink })),
    ...[...published.articles, ...published.faq, ...published.pages].map((entry) =>
      createAddress(entry, images),
    ),
    ...after.map((permalink) => ({ permalink })),
  ];
}

/** The pages of one of the lists of the site; none of an empty one. */
function listPages(list: 'articles' | 'topics' | 'people' | 'sources', length: number): string[] {
  return length === 0 ? [] : collectListPermalinks(fixedPermalinks[list], length, pageSizes[list]);
}

function numberPages(
  { permalink }: { readonly permalink: string },
  pages: readonly { readonly number: number }[],
): string[] {
  return pages.map(({ number }) => toListPermalink(permalink, number));
}

interface Dated {
  readonly permalink: string;
  readonly published?: CalendarDate;
  readonly updated?: CalendarDate | undefined;
}

function createAddress(
  { permalink, published, updated }: Dated,
  images: SiteContents['images'],
): SitemapAddress {
  return { permalink, changed: updated ?? published, images: images?.get(permalink) };
}

function isPublished(entry: { readonly visibility: string }): boolean {
  return entry.visibility === 'published';
}

/**
 * Where a part of the sitemap is, counted from 1. It lies at the root, since a sitemap speaks only
 * for what is below it.
 */
function getSitemapPermalink(number: number): string {
  return `/sitemap-${number}.xml`;
}

/** One file of the sitemap: its text, and the day on which anything in it last changed. */
interface SitemapPart {
  readonly text: string;
  readonly changed: CalendarDate | undefined;
}

/**
 * Writes the addresses, each once and in their order, into as few sitemaps as may be; there is
 * always one.
 */
export function createSitemapParts(
  siteUrl: string,
  addresses: readonly SitemapAddress[],
): SitemapPart[] {
  const unique = [...new Map(addresses.map((address) => [address.permalink, address])).values()];
  const parts: { lines: string[]; size: number; changed: CalendarDate | undefined }[] = [
    { lines: [], size: 0, changed: undefined },
  ];
  for (const address of unique) {
    const line = formatAddress(siteUrl, address);
    let last = parts.at(-1);
    if (
      last === undefined ||
      last.lines.length >= mostAddresses ||
      last.size + line.length > mostCharacters
    ) {
      last = { lines: [], size: 0, changed: undefined };
      parts.push(last);
    }
    last.lines.push(line);
    last.size += line.length + 1;
    last.changed = pickLater(last.changed, address.changed);
  }
  return parts.map(({ lines, changed }) => ({ text: formatPart(lines), changed }));
}

/** Writes the index that names each part. */
export function serializeSitemapIndex(
  siteUrl: string,
  parts: readonly Pick<SitemapPart, 'changed'>[],
): string {
  const lines = parts.map(
    ({ changed }, index) =>
      `<sitemap><loc>${escapeXml(toCanonical(siteUrl, getSitemapPermalink(index + 1)))}</loc>${formatDay(changed)}</sitemap>`,
  );
  return formatXmlDocument([
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</sitemapindex>',
  ]);
}

function formatPart(lines: readonly string[]): string {
  const open =
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">';
  return formatXmlDocument([open, ...lines, '</urlset>']);
}

function formatAddress(
  siteUrl: string,
  { permalink, changed, images = [] }: SitemapAddress,
): string {
  const pictures = images.map(
    (image) =>
      `<image:image><image:loc>${escapeXml(toAbsolute(siteUrl, image))}</image:loc></image:image>`,
  );
  return `<url><loc>${escapeXml(toCanonical(siteUrl, permalink))}</loc>${formatDay(changed)}${pictures.join('')}</url>`;
}

function formatDay(day: CalendarDate | undefined): string {
  return day === undefined ? '' : `<lastmod>${day}</lastmod>`;
}

function pickLater(
  a: CalendarDate | undefined,
  b: CalendarDate | undefined,
): CalendarDate | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
