import { getCopyLists, getSite } from '../collections/index.ts';
import { serializeLlmsTxt } from '../domain/machine-readable/index.ts';

/** Lists the Markdown copies of articles and answers, or of the pages that list these. */
export async function GET(): Promise<Response> {
  return new Response(serializeLlmsTxt(await getSite(), await getCopyLists()), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
}
