import { toMoment, type Feed, type FeedItem } from './feed.ts';
import { feedFormats } from './feed-links.ts';
import { escapeXml, toElement, toXmlDocument } from '../text/xml.ts';

const namespaces =
  'xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

/** Writes a feed as RSS 2.0 (https://www.rssboard.org/rss-specification). */
export function formatRss(feed: Feed): string {
  return toXmlDocument([
    `<rss version="2.0" ${namespaces}>`,
    '<channel>',
    toElement('title', feed.title),
    toElement('link', feed.list),
    toElement('description', feed.description),
    toElement('language', feed.language),
    toElement('lastBuildDate', toRssDate(feed.updated)),
    `<atom:link rel="self" type="${feedFormats.rss.type}" href="${escapeXml(feed.list + feedFormats.rss.file)}"/>`,
    ...feed.items.flatMap((item) => formatItem(item, feed.publisher)),
    '</channel>',
    '</rss>',
  ]);
}

function formatItem(
  { id, title, url, published, summary, html, authors, tags }: FeedItem,
  publisher: string,
): string[] {
  const names = authors.length === 0 ? [publisher] : authors.map(({ name }) => name);
  return [
    '<item>',
    toElement('title', title),
    toElement('link', url),
    toElement('guid', id, `isPermaLink="${id === url}"`),
    toElement('pubDate', toRssDate(published)),
    ...names.map((name) => toElement('dc:creator', name)),
    ...tags.map((tag) => toElement('category', tag)),
    toElement('description', summary),
    toElement('content:encoded', html),
    '</item>',
  ];
}

/** A day as RFC 822 writes it with four digits of the year. */
function toRssDate(day: string): string {
  return new Date(toMoment(day)).toUTCString();
}
