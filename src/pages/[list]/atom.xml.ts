import type { APIRoute, GetStaticPaths } from 'astro';
import { getFeeds } from '../../collections/index.ts';
import { type Feed, serializeAtom } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (async () =>
  (await getFeeds()).map(({ list, feed }) => ({
    params: { list },
    props: { feed },
  }))) satisfies GetStaticPaths;

/** The newest of a list as Atom. */
export const GET: APIRoute<{ feed: Feed }> = ({ props }) =>
  new Response(serializeAtom(props.feed), {
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  });
