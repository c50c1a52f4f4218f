import type { APIRoute, GetStaticPaths } from 'astro';
import {
  getAnswerAlternates,
  getArticleAlternates,
  getAlternateContext,
} from '../../../collections/index.ts';
import {
  serializeMarkdownAlternate,
  type CopiedEntry,
} from '../../../domain/machine-readable/index.ts';

export const getStaticPaths = (async () => {
  const articles = (await getArticleAlternates()).map((copied) => ({
    params: { list: 'articles', id: copied.entry.id, copy: 'index.md' },
    props: { copied },
  }));
  const answers = (await getAnswerAlternates()).map((copied) => ({
    params: { list: 'faq', id: copied.entry.id, copy: 'index.md' },
    props: { copied },
  }));
  return [...articles, ...answers];
}) satisfies GetStaticPaths;

/** The Markdown copy of an article or an answer, beside its page. */
export const GET: APIRoute<{ copied: CopiedEntry }> = async ({ props }) =>
  new Response(serializeMarkdownAlternate(props.copied, await getAlternateContext()), {
    headers: { 'Content-Type': 'text/markdown; charset=utf-8' },
  });
