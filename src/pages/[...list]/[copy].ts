import type { APIRoute, GetStaticPaths } from 'astro';
import { getMarkdownLists } from '../../collections/index.ts';

export const getStaticPaths = (async () =>
  (await getMarkdownLists()).map(({ folder, text }) => ({
    params: { list: folder, copy: 'index.md' },
    props: { text },
  }))) satisfies GetStaticPaths;

/** The Markdown copy of a page that lists others, beside the page. */
export const GET: APIRoute<{ text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'Content-Type': 'text/markdown; charset=utf-8' } });
