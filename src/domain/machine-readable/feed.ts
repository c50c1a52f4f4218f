import { markdownToHtml } from 'satteri';
import {
  fixedPermalinks,
  toAbsolute,
  getBasePath,
  toCanonical,
  toHrefBelow,
} from '../addresses/index.ts';
import { markdownFeatures } from '../body/index.ts';
import type { Site } from '../entries/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { escapeXml, formatElement, formatXmlDocument } from '../text/index.ts';
import { type CopiedEntry, type CopyContext, formatBody } from './markdown-alternate.ts';
import { createReferenceLinks } from './plain-markdown.ts';

const namespaces =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/**
 * The formats of a feed: each has its name, its media type, and its file below the list that it
 * tells the news of.
 */
const feedFormats = {
  rss: { name: 'RSS', type: 'application/rss+xml', file: 'rss.xml' },
  atom: { name: 'Atom', type: 'application/atom+xml', file: 'atom.xml' },
  json: { name: 'JSON Feed', type: 'application/feed+json', file: 'feed.json' },
} as const;

/** The most entries of a feed; what is older stays on the site. */
export const mostFeedItems = 20;

/** One entry of a feed. All addresses are absolute. */
export interface FeedItem {
  /**
   * The first address of its page, which stays its name when it moves; readers know by it what they
   * have seen.
   */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  /** What it is about, as plain text. */
  readonly summary: string;
  /** The whole text. */
  readonly html: string;
  readonly published: CalendarDate;
  readonly updated: CalendarDate | undefined;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly tags: readonly string[];
  readonly image: string | undefined;
}

/** The news of a list, newest first, whatever the format. */
export interface Feed {
  readonly title: string;
  readonly description: string;
  readonly language: string;
  readonly publisher: string;
  readonly site: string;
  /** The page of the list. */
  readonly list: string;
  readonly icon: string;
  /** The day on which anything in it last changed; that of the build where it is empty. */
  readonly updated: CalendarDate;
  readonly items: readonly FeedItem[];
}

/** The moment at which a day begins, as feeds write it. */
function formatTimestamp(day: CalendarDate): string {
  return `${day}T00:00:00Z`;
}

/** What a feed says of an entry beside its text. */
interface FeedFacts {
  /** The permalink under which its page was first published. */
  readonly first: string;
  readonly summary: string;
  readonly topics: readonly string[];
  /** The picture at its head: its address as pages name it, and what it shows. */
  readonly cover: { readonly address: string; readonly alt: string } | undefined;
}

/** Makes the item of an entry. */
export function createFeedItem(
  entry: CopiedEntry,
  { first, summary, topics, cover }: FeedFacts,
  context: CopyContext,
): FeedItem {
  const { written, published, updated, authors } = entry;
  const { url } = context.site;
  const image = cover === undefined ? undefined : toAbsolute(url, cover.address);
  const picture =
    image === undefined || cover === undefined
      ? ''
      : `<p><img src="${escapeXml(image)}" alt="${escapeXml(cover.alt)}"></p>\n`;
  return {
    id: toCanonical(url, first),
    url: toCanonical(url, written.permalink),
    title: written.title,
    summary,
    html: `${picture}${renderFeedHtml(formatBody(entry, context, createReferenceLinks(context, written.permalink)))}`,
    published,
    updated,
    authors: authors.map(({ name, permalink }) => ({ name, url: toCanonical(url, permalink) })),
    tags: topics,
    image,
  };
}

/** Makes the feed of a list of the items, which are sorted and as many as the feed shall have. */
export function createFeed(
  site: Site,
  facts: Pick<Feed, 'title' | 'description' | 'items'> & {
    permalink: string;
    icon: string;
    today: CalendarDate;
  },
): Feed {
  const { title, description, items, permalink, icon, today } = facts;
  const days = items.map(({ published, updated }) => updated ?? published).sort();
  return {
    title: `${title} · ${site.title}`,
    description,
    language: site.language,
    publisher: site.publisher.name,
    site: toCanonical(site.url, '/'),
    list: toCanonical(site.url, permalink),
    icon: toAbsolute(site.url, icon),
    updated: days.at(-1) ?? today,
    items,
  };
}

/** The text as HTML, with the quotation marks and dashes that the pages have. */
function renderFeedHtml(markdown: string): string {
  return markdownToHtml(markdown, {
    features: { ...markdownFeatures, frontmatter: false, smartPunctuation: true },
  }).html.trim();
}

/** A feed as the head of a page names it. */
interface FeedLink {
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** Each feed of a site in each format. */
export function collectFeedLinks({ labels, url }: Pick<Site, 'labels' | 'url'>): FeedLink[] {
  const lists = [
    { title: labels.articles, list: fixedPermalinks.articles },
    { title: labels.questions, list: fixedPermalinks.faq },
  ];
  return lists.flatMap(({ title, list }) =>
    Object.values(feedFormats).map(({ name, type, file }) => ({
      type,
      title: `${title} (${name})`,
      href: toHrefBelow(getBasePath(url), `${list}${file}`),
    })),
  );
}

/** Writes a feed as Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287). */
export function serializeAtom(feed: Feed): string {
  return formatXmlDocument([
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    formatElement('id', feed.list),
    formatElement('title', feed.title),
    formatElement('subtitle', feed.description),
    formatElement('updated', formatTimestamp(feed.updated)),
    formatElement('icon', feed.icon),
    `<author>${formatElement('name', feed.publisher)}${formatElement('uri', feed.site)}</author>`,
    `<link rel="self" type="${feedFormats.atom.type}" href="${escapeXml(feed.list + feedFormats.atom.file)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(feed.list)}"/>`,
    ...feed.items.flatMap(formatEntry),
    '</feed>',
  ]);
}

function formatEntry({
  id,
  title,
  url,
  published,
  updated,
  summary,
  html,
  authors,
  tags,
}: FeedItem): string[] {
  return [
    '<entry>',
    formatElement('id', id),
    formatElement('title', title),
    formatElement('published', formatTimestamp(published)),
    formatElement('updated', formatTimestamp(updated ?? published)),
    ...authors.map(
      (author) =>
        `<author>${formatElement('name', author.name)}${formatElement('uri', author.url)}</author>`,
    ),
    ...tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    formatElement('summary', summary),
    formatElement('content', html, 'type="html"'),
    '</entry>',
  ];
}

/** Writes a feed as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function serializeRss(feed: Feed): string {
  return formatXmlDocument([
    `<rss version="2.0" ${namespaces}>`,
    '<channel>',
    formatElement('title', feed.title),
    formatElement('link', feed.list),
    formatElement('description', feed.description),
    formatElement('language', feed.language),
    formatElement('lastBuildDate', formatRssDate(feed.updated)),
    `<atom:link rel="self" type="${feedFormats.rss.type}" href="${escapeXml(feed.list + feedFormats.rss.file)}"/>`,
    ...feed.items.flatMap((item) => formatRssItem(item, feed.publisher)),
    '</channel>',
    '</rss>',
  ]);
}

function formatRssItem(
  { id, title, url, published, summary, html, authors, tags }: FeedItem,
  publisher: string,
): string[] {
  const names = authors.length === 0 ? [publisher] : authors.map(({ name }) => name);
  return [
    '<item>',
    formatElement('title', title),
    formatElement('link', url),
    formatElement('guid', id, `isPermaLink="${id === url}"`),
    formatElement('pubDate', formatRssDate(published)),
    ...names.map((name) => formatElement('dc:creator', name)),
    ...tags.map((tag) => formatElement('category', tag)),
    formatElement('description', summary),
    formatElement('content:encoded', html),
    '</item>',
  ];
}

/** A day as RFC 822 writes it with four digits of the year. */
function formatRssDate(day: string): string {
  return new Date(formatTimestamp(day)).toUTCString();
}

/** Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function serializeJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.list,
    feed_url: `${feed.list}${feedFormats.json.file}`,
    description: feed.description,
    language: feed.language,
    favicon: feed.icon,
    authors: [{ name: feed.publisher, url: feed.site }],
    items: feed.items.map(createJsonItem),
  });
}

function createJsonItem({
  id,
  url,
  title,
  summary,
  html,
  published,
  updated,
  authors,
  tags,
  image,
}: FeedItem): object {
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    date_published: formatTimestamp(published),
    ...(updated === undefined ? {} : { date_modified: formatTimestamp(updated) }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(image === undefined ? {} : { image }),
  };
}
