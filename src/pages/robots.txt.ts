import { getSite } from '../collections/site.ts';
import { toCanonical } from '../domain/addresses/permalink.ts';
import { sitemapIndex } from '../domain/machine-readable/sitemap.ts';

/** Lets every crawler in, and says where the sitemap is. */
export async function GET(): Promise<Response> {
  const { url } = await getSite();
  return new Response(`User-agent: *\nAllow: /\n\nSitemap: ${toCanonical(url, sitemapIndex)}\n`);
}
