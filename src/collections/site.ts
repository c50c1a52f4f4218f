import { getEntry } from 'astro:content';
import { toSite, type Site } from '../domain/entries/site.ts';
import { once } from './memoize.ts';
import { getPages } from './pages.ts';

/** The site: what site.yml says, with its navigation and the words of its language. */
export const getSite: () => Promise<Site> = once(async () => {
  const entry = await getEntry('site', 'site');
  if (entry === undefined)
    throw new Error('content/site.yml is missing. Write it, with title, url and publisher.');
  const pages = await getPages();
  return toSite(
    entry.data,
    pages.map((page) => ({ label: page.title, to: page.permalink })),
  );
});
