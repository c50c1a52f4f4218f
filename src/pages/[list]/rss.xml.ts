import type { APIRoute, GetStaticPaths } from 'astro';
import { feedLists, getFeed } from '../../collections/index.ts';
import { serializeRss } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (() =>
  feedLists.map((list) => ({ params: { list }, props: { list } }))) satisfies GetStaticPaths;

/** The newest of a list as RSS. */
export const GET: APIRoute<{ list: (typeof feedLists)[number] }> = async ({ props }) =>
  new Response(serializeRss(await getFeed(props.list)), {
    headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' },
  });
