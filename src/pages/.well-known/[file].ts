import type { APIRoute, GetStaticPaths } from 'astro';
import { getToday, getSite } from '../../collections/index.ts';
import { serializeSecurityTxt } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (async () => {
  const text = serializeSecurityTxt(await getSite(), await getToday());
  return text === undefined ? [] : [{ params: { file: 'security.txt' }, props: { text } }];
}) satisfies GetStaticPaths;

/** Whom to tell of a hole in the site; only if site.yml says how to reach the publisher. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
