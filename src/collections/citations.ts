import { getCollection } from 'astro:content';
import type { CitingEntry } from '../domain/citations/index.ts';
import { getArticles } from './articles.ts';
import { getBodyFacts } from './body-facts.ts';
import { getFaqEntries } from './faq.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';
import { defineTable } from './question.ts';

/**
 * Every entry that cites a source, by the source's id; articles first, then questions, then pages.
 */
export const getCitations: () => Promise<ReadonlyMap<string, readonly CitingEntry[]>> = defineTable(
  'citations',
  memoize(async () => {
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
    const citing = new Map<string, CitingEntry[]>();
    for (const { title, permalink, entry } of shown) {
      const cited = entry === undefined ? [] : getBodyFacts(entry).citedSentences;
      for (const [id, sentences] of Map.groupBy(cited, ({ sourceId }) => sourceId)) {
        const entries = citing.get(id) ?? [];
        entries.push({ title, permalink, sentences });
        citing.set(id, entries);
      }
    }
    return citing;
  }),
);
