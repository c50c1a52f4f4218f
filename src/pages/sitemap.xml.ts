import { getSite, getSitemapParts } from '../collections/index.ts';
import { serializeSitemapIndex } from '../domain/machine-readable/index.ts';

/** Names each part of the sitemap. */
export async function GET(): Promise<Response> {
  return new Response(serializeSitemapIndex((await getSite()).url, await getSitemapParts()), {
    headers: { 'Content-Type': 'application/xml' },
  });
}
