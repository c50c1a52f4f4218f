import { getSite } from '../collections/site.ts';
import { getSitemapParts } from '../collections/sitemap.ts';
import { serializeSitemapIndex } from '../domain/machine-readable/sitemap.ts';

/** Names each part of the sitemap. */
export async function GET(): Promise<Response> {
  return new Response(serializeSitemapIndex((await getSite()).url, await getSitemapParts()), {
    headers: { 'Content-Type': 'application/xml' },
  });
}
