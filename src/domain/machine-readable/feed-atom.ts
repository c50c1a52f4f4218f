import { toMoment, type Feed, type FeedItem } from './feed.ts';
import { feedFormats } from './feed-links.ts';
import { escapeXml, toElement, toXmlDocument } from '../text/xml.ts';

/** Writes a feed as Atom 1.0 (https://www.rfc-editor.org/rfc/rfc4287). */
export function formatAtom(feed: Feed): string {
  return toXmlDocument([
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(feed.language)}">`,
    toElement('id', feed.list),
    toElement('title', feed.title),
    toElement('subtitle', feed.description),
    toElement('updated', toMoment(feed.updated)),
    toElement('icon', feed.icon),
    `<author>${toElement('name', feed.publisher)}${toElement('uri', feed.site)}</author>`,
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
    toElement('id', id),
    toElement('title', title),
    toElement('published', toMoment(published)),
    toElement('updated', toMoment(updated ?? published)),
    ...authors.map(
      (author) =>
        `<author>${toElement('name', author.name)}${toElement('uri', author.url)}</author>`,
    ),
    ...tags.map((tag) => `<category term="${escapeXml(tag)}"/>`),
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    toElement('summary', summary),
    toElement('content', html, 'type="html"'),
    '</entry>',
  ];
}
