import type { APIRoute, GetStaticPaths } from 'astro';
import { getSitemapParts } from '../collections/index.ts';

export const getStaticPaths = (async () =>
  (await getSitemapParts()).map(({ text }, index) => ({
    params: { number: String(index + 1) },
    props: { text },
  }))) satisfies GetStaticPaths;

/** One part of the sitemap: addresses that search engines may list. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'application/xml' } });
