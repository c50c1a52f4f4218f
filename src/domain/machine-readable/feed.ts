import { markdownToHtml } from 'satteri';
import type { CalendarDate } from '../locale/dates.ts';
import { formatBody, type CopiedEntry, type CopyContext } from './markdown-alternate.ts';
import { toAbsolute, toCanonical } from '../addresses/permalink.ts';
import { createReferenceLinks } from './plain-references.ts';
import type { Site } from '../entries/site.ts';
import { escapeXml } from '../text/xml.ts';

/** The most entries of a feed; what is older stays on the site. */
export const mostFeedItems = 50;

/** One entry of a feed. All addresses are absolute. */
export interface FeedItem {
  /** The first address of its page, which stays its name when it moves; readers know by it what they have seen. */
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
export function toMoment(day: CalendarDate): string {
  return `${day}T00:00:00Z`;
}

/** What a feed says of an entry beside its text. */
export interface FeedFacts {
  /** The permalink under which its page was first published. */
  readonly first: string;
  readonly summary: string;
  readonly topics: readonly string[];
  /** The picture at its head: its address as pages name it, and what it shows. */
  readonly cover: { readonly address: string; readonly alt: string } | undefined;
}

/** Makes the item of an entry. */
export function toFeedItem(
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
    html: `${picture}${toFeedHtml(formatBody(entry, context, createReferenceLinks(context, written.permalink)))}`,
    published,
    updated,
    authors: authors.map(({ name, permalink }) => ({ name, url: toCanonical(url, permalink) })),
    tags: topics,
    image,
  };
}

/** Makes the feed of a list of the items, which are sorted and as many as the feed shall have. */
export function toFeed(
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
function toFeedHtml(markdown: string): string {
  return markdownToHtml(markdown, {
    features: { gfm: true, frontmatter: false, smartPunctuation: true },
  }).html.trim();
}
