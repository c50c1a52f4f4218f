import { getSite } from '../../collections/site.ts';
import { toEmergency } from '../../search/index.ts';

/** The signs of danger that the search in the browser knows; none where the site has no emergency text. */
export async function GET(): Promise<Response> {
  const { languages, words } = toEmergency(await getSite()) ?? { languages: [], words: [] };
  return Response.json({ languages, words });
}
