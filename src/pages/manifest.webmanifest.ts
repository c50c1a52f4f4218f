import { getSite } from '../collections/site.ts';
import { createManifest } from '../domain/machine-readable/manifest.ts';

/** The names, colours and icons of the site, for a home screen. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify(createManifest(await getSite())), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
}
