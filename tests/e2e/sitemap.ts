import { inject } from 'vitest';

/** The addresses of the sitemap of a site as paths, as its pages name them. */
export async function readPaths(url: string = `${inject('siteUrl')}/`): Promise<string[]> {
  const sitemap = await (await fetch(`${url}sitemap-1.xml`)).text();
  return [...sitemap.matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    (match) => match[1] ?? '',
  );
}
