import type { APIRoute, GetStaticPaths } from 'astro';
import { today } from '../../collections/build-context.ts';
import { getSite } from '../../collections/site.ts';
import { serializeSecurityTxt } from '../../domain/machine-readable/security-txt.ts';

export const getStaticPaths = (async () => {
  const text = serializeSecurityTxt(await getSite(), today);
  return text === undefined ? [] : [{ params: { file: 'security.txt' }, props: { text } }];
}) satisfies GetStaticPaths;

/** Whom to tell of a hole in the site; only if site.yml says how to reach the publisher. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
