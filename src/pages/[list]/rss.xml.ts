import type { APIRoute, GetStaticPaths } from 'astro';
import { getFeeds } from '../../collections/index.ts';
import { type Feed, serializeRss } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (async () =>
  (await getFeeds()).map(({ list, feed }) => ({
    params: { list },
    props: { feed },
  }))) satisfies GetStaticPaths;

/** The newest of a list as RSS. */
export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(serializeRss(props.feed), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
