import type { APIRoute, GetStaticPaths } from 'astro';
import { feedLists, getFeed } from '../../collections/index.ts';
import { serializeJsonFeed } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (() =>
  feedLists.map((list) => ({ params: { list }, props: { list } }))) satisfies GetStaticPaths;

/** The newest of a list as JSON Feed. */
export const GET: APIRoute<{ list: (typeof feedLists)[number] }> = async ({ props }) =>
  new Response(serializeJsonFeed(await getFeed(props.list)), {
    headers: { 'Content-Type': 'application/feed+json; charset=utf-8' },
  });
