import type { APIRoute, GetStaticPaths, InferGetStaticPropsType } from 'astro';
import { getMarkdownLists, getSite } from '../../collections/index.ts';
import { serializeMarkdownList } from '../../domain/machine-readable/index.ts';

export const getStaticPaths = (async () =>
  (await getMarkdownLists()).map((list) => ({
    params: { list: list.folder, copy: 'index.md' },
    props: { list },
  }))) satisfies GetStaticPaths;

/** The Markdown copy of a page that lists others, beside the page. */
export const GET: APIRoute<InferGetStaticPropsType<typeof getStaticPaths>> = async ({ props }) =>
  new Response(serializeMarkdownList(props.list, await getSite()), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
