import { collectChanges, pageSizes, type EntryChange } from '../domain/entries/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';
import { defineQuestion } from './question.ts';

/** So many pages list changes at most, however large the site is. */
const mostPages = 10;

/** What was published, changed or reviewed last, the newest first. */
export const getChanges: () => Promise<EntryChange[]> = defineQuestion(
  'changes',
  memoize(async () =>
    collectChanges(
      [
        ...(await getArticles()),
        ...(await getFaqEntries()).map((entry) => ({ ...entry, title: entry.question })),
        ...(await getPages()),
      ].filter(({ visibility }) => visibility === 'published'),
      mostPages * pageSizes.changes,
    ),
  ),
);
