import { getSite } from '../../collections/site.ts';
import { getSynonyms } from '../../collections/synonyms.ts';
import { getTopics } from '../../collections/topics.ts';
import { toSearchSettings } from '../../search/index.ts';

/** What the search in the browser must know of the site. */
export async function GET(): Promise<Response> {
  return Response.json(toSearchSettings(await getSite(), await getTopics(), await getSynonyms()));
}
