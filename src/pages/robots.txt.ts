import { getSite } from '../collections/index.ts';
import { toCanonical } from '../domain/addresses/index.ts';
import { sitemapIndex } from '../domain/machine-readable/index.ts';

/** Lets every crawler in, and says where the sitemap is. */
export async function GET(): Promise<Response> {
  const { url } = await getSite();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${toCanonical(url, sitemapIndex)}\n`);
}
