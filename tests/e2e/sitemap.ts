import { inject } from 'vitest';

/** The addresses of the sitemap as paths, as the pages of the site name them. */
export async function readPaths(): Promise<string[]> {
  const sitemap = await (await fetch(`${inject('siteUrl')}/sitemap-1.xml`)).text();
  return [...sitemap.matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    (match) => match[1] ?? '',
  );
}
