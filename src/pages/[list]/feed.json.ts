import type { APIRoute, GetStaticPaths } from 'astro';
import { getFeeds } from '../../collections/feeds.ts';
import type { Feed } from '../../domain/machine-readable/feed.ts';
import { serializeJsonFeed } from '../../domain/machine-readable/feed.ts';

export const getStaticPaths = (async () =>
  (await getFeeds()).map(({ list, feed }) => ({
    params: { list },
    props: { feed },
  }))) satisfies GetStaticPaths;

/** The newest of a list as JSON Feed. */
export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(serializeJsonFeed(props.feed), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
