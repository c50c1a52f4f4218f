import type { APIRoute, GetStaticPaths } from 'astro';
import { getFeeds } from '../../collections/index.ts';
import { type Feed, serializeJsonFeed } from '../../domain/machine-readable/index.ts';

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
