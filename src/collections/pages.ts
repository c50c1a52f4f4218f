import { getCollection, getEntry, render } from 'astro:content';
import { parseMarkdown } from '../domain/text/markdown-tree.ts';
import { sortPages, toPage, type Page } from '../domain/entries/page.ts';
import { getLanguage } from './language.ts';
import { once } from './memoize.ts';
import { isShown } from './visible.ts';

/** The publisher's own pages, sorted. */
export const getPages: () => Promise<Page[]> = once(async () => {
  const entries = await getCollection('pages');
  const all = entries.map((entry) =>
    toPage(entry.id, entry.data, parseMarkdown(entry.body ?? '', 'mdx')),
  );
  return sortPages(all.filter(isShown), await getLanguage());
});

/** Renders the body of a page. Throws where there is no such page. */
export async function renderPage(id: string) {
  const entry = await getEntry('pages', id);
  if (entry === undefined) throw new Error(`There is no page "${id}".`);
  return render(entry);
}
