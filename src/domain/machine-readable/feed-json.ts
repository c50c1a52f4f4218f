import { toMoment, type Feed, type FeedItem } from './feed.ts';
import { feedFormats } from './feed-links.ts';

/** Writes a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function formatJsonFeed(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.list,
    feed_url: `${feed.list}${feedFormats.json.file}`,
    description: feed.description,
    language: feed.language,
    favicon: feed.icon,
    authors: [{ name: feed.publisher, url: feed.site }],
    items: feed.items.map(toItem),
  });
}

function toItem({
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
    date_published: toMoment(published),
    ...(updated === undefined ? {} : { date_modified: toMoment(updated) }),
    ...(authors.length === 0 ? {} : { authors }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(image === undefined ? {} : { image }),
  };
}
