import { fixedPermalinks, toBase, toHref } from '../addresses/permalink.ts';
import type { Site } from '../entries/site.ts';

/** The formats of a feed: each has its name, its media type, and its file below the list that it tells the news of. */
export const feedFormats = {
  rss: { name: 'RSS', type: 'application/rss+xml', file: 'rss.xml' },
  atom: { name: 'Atom', type: 'application/atom+xml', file: 'atom.xml' },
  json: { name: 'JSON Feed', type: 'application/feed+json', file: 'feed.json' },
} as const;

/** A feed as the head of a page names it. */
export interface FeedLink {
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** Each feed of a site in each format. */
export function listFeedLinks({ labels, url }: Pick<Site, 'labels' | 'url'>): FeedLink[] {
  const lists = [
    { title: labels.articles, list: fixedPermalinks.articles },
    { title: labels.questions, list: fixedPermalinks.faq },
  ];
  return lists.flatMap(({ title, list }) =>
    Object.values(feedFormats).map(({ name, type, file }) => ({
      type,
      title: `${title} (${name})`,
      href: toHref(toBase(url), `${list}${file}`),
    })),
  );
}
