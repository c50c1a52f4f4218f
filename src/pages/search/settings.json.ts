import { getFeaturedQuestions, getSite, getSynonyms, getTopics } from '../../collections/index.ts';
import { createSearchSettings } from '../../search/index.ts';

/** What the search in the browser must know of the site. */
export async function GET(): Promise<Response> {
  return Response.json(
    createSearchSettings(
      await getSite(),
      await getTopics(),
      await getFeaturedQuestions(),
      await getSynonyms(),
    ),
  );
}
