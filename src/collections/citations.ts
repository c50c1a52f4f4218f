import { getCollection } from 'astro:content';
import type { CitedSentence } from '../domain/citations/index.ts';
import { getArticles } from './articles.ts';
import { createFactsReader } from './body-facts.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';

/** A sentence that rests on a source, with the page that it stands on. */
interface CitedOnPage extends CitedSentence {
  readonly pageTitle: string;
  readonly permalink: string;
}

/** Every sentence that rests on a source, by the source's id; articles first, then questions, then pages. */
export const getCitations: () => Promise<ReadonlyMap<string, readonly CitedOnPage[]>> = memoize(
  async () => {
    const readFacts = await createFactsReader();
    const [articles, answers, pages] = [
      new Map((await getCollection('articles')).map((entry) => [entry.id, entry])),
      new Map((await getCollection('faq')).map((entry) => [entry.id, entry])),
      new Map((await getCollection('pages')).map((entry) => [entry.id, entry])),
    ];
    const shown = [
      ...(await getArticles()).map((each) => ({ ...each, entry: articles.get(each.id) })),
      ...(await getFaqEntries()).map((each) => ({
        ...each,
        title: each.question,
        entry: answers.get(each.id),
      })),
      ...(await getPages()).map((each) => ({ ...each, entry: pages.get(each.id) })),
    ];
    const cited = shown.flatMap(({ title, permalink, entry }) =>
      entry === undefined
        ? []
        : readFacts(entry).citedSentences.map((each) => ({ ...each, pageTitle: title, permalink })),
    );
    return Map.groupBy(cited, (each) => each.sourceId);
  },
);
