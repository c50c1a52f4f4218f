import { getEntry } from 'astro:content';
import { createSite, type Site } from '../domain/entries/index.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';
import { defineQuestion } from './question.ts';

/** The site: what site.yml says, with its navigation and the words of its language. */
export const getSite: () => Promise<Site> = defineQuestion(
  'site',
  memoize(async () => {
    const entry = await getEntry('site', 'site');
    if (entry === undefined)
      throw new Error('content/site.yml is missing. Write it, with title, url and publisher.');
    const pages = await getPages();
    return createSite(
      entry.data,
      pages.map((page) => ({ label: page.title, to: page.permalink })),
    );
  }),
);
