import { getSite } from '../collections/index.ts';
import { createManifest } from '../domain/machine-readable/index.ts';

/** The names, colours and icons of the site, for a home screen. */
export async function GET(): Promise<Response> {
  return new Response(JSON.stringify(createManifest(await getSite())), {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
}
