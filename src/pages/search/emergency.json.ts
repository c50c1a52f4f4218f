import { getSite } from '../../collections/index.ts';
import { createEmergency } from '../../search/index.ts';

/**
 * The signs of danger that the search in the browser knows; none if the site has no emergency text.
 */
export async function GET(): Promise<Response> {
  const { languages, words } = createEmergency(await getSite()) ?? { languages: [], words: [] };
  return Response.json({ languages, words });
}
