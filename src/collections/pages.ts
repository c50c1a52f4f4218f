import { getCollection } from 'astro:content';
import { sortPages, createPage, type Page } from '../domain/entries/index.ts';
import { getBodyFacts } from './body-facts.ts';
import { renderBody } from './body.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { defineQuestion } from './question.ts';
import { isVisible } from './visible.ts';

/** The publisher's own pages, sorted. */
export const getPages: () => Promise<Page[]> = defineQuestion(
  'pages',
  memoize(async () => {
    const entries = await getCollection('pages');
    const all = entries.map((entry) => createPage(entry.id, entry.data, getBodyFacts(entry)));
    return sortPages(all.filter(isVisible), await getLanguage());
  }),
);

/** Renders the body of a page. Throws if there is no such page. */
export async function renderPage(id: string) {
  return renderBody('pages', id);
}
