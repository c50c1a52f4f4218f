import { inject } from 'vitest';

/** The addresses of the sitemap of a site as paths, as its pages name them. */
export async function readPaths(url: string = `${inject('siteUrl')}/`): Promise<string[]> {
  const sitemap = await (await fetch(`${url}sitemap-1.xml`)).text();
  return [...sitemap.matchAll(/<loc>https:\/\/[^/]+([^<]*)<\/loc>/g)].map(
    (match) => match[1] ?? '',
  );
}

/** One path of each folder, whose page has the looks of the others. */
export function pickOfEachFolder(paths: readonly string[]): string[] {
  return [...new Map(paths.map((path) => [path.split('/')[1], path])).values()];
}
