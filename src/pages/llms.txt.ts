import { getAnswerAlternates, getArticleAlternates, getSite } from '../collections/index.ts';
import { serializeLlmsTxt } from '../domain/machine-readable/index.ts';

/** Lists the Markdown copies of articles and answers. */
export async function GET(): Promise<Response> {
  const articles = (await getArticleAlternates()).map(({ entry }) => entry);
  const questions = (await getAnswerAlternates()).map(({ entry }) => ({
    title: entry.question,
    description: entry.excerpt,
    permalink: entry.permalink,
  }));
  return new Response(serializeLlmsTxt(await getSite(), { articles, questions }), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
