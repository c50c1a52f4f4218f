import { getSite } from '../collections/index.ts';
import { serializeOpenSearch } from '../domain/machine-readable/index.ts';

/** Tells browsers how to ask the search of the site. */
export async function GET(): Promise<Response> {
  return new Response(serializeOpenSearch(await getSite()), {
    headers: { 'Content-Type': 'application/opensearchdescription+xml' },
  });
}
