import { getCollection, getEntry, render } from 'astro:content';
import { parseMarkdown } from '../domain/body/index.ts';
import { sortPages, createPage, type Page } from '../domain/entries/index.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { isVisible } from './visible.ts';

/** The publisher's own pages, sorted. */
export const getPages: () => Promise<Page[]> = memoize(async () => {
  const entries = await getCollection('pages');
  const all = entries.map((entry) =>
    createPage(entry.id, entry.data, parseMarkdown(entry.body ?? '', 'mdx')),
  );
  return sortPages(all.filter(isVisible), await getLanguage());
});

/** Renders the body of a page. Throws if there is no such page. */
export async function renderPage(id: string) {
  const entry = await getEntry('pages', id);
  if (entry === undefined) throw new Error(`There is no page "${id}".`);
  return render(entry);
}
