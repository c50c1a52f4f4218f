import { getCollection } from 'astro:content';
import { collectCitedSentences, type CitingEntry } from '../domain/citations/index.ts';
import { parseMarkdown } from '../domain/body/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { getLanguage } from './language.ts';
import { memoize } from './memoize.ts';
import { getPages } from './pages.ts';

/** Every entry that cites a source, by the source's id; articles first, then questions, then pages. */
export const getCitations: () => Promise<ReadonlyMap<string, readonly CitingEntry[]>> = memoize(
  async () => {
    const language = await getLanguage();
    const shown = [
      ...(await getArticles()).map((each) => ({
        collection: 'articles' as const,
        id: each.id,
        title: each.title,
        permalink: each.permalink,
      })),
      ...(await getFaqEntries()).map((each) => ({
        collection: 'faq' as const,
        id: each.id,
        title: each.question,
        permalink: each.permalink,
      })),
      ...(await getPages()).map((each) => ({
        collection: 'pages' as const,
        id: each.id,
        title: each.title,
        permalink: each.permalink,
      })),
    ];
    const bodies = await getBodies();
    const citing = new Map<string, CitingEntry[]>();
    for (const page of shown) {
      const tree = parseMarkdown(
        bodies.get(`${page.collection}/${page.id}`) ?? '',
        page.collection === 'faq' ? 'markdown' : 'mdx',
      );
      const sentences = collectCitedSentences(tree, page, language);
      for (const [id, own] of Map.groupBy(sentences, ({ sourceId }) => sourceId)) {
        const entries = citing.get(id) ?? [];
        entries.push({ title: page.title, permalink: page.permalink, sentences: own });
        citing.set(id, entries);
      }
    }
    return citing;
  },
);

async function getBodies(): Promise<Map<string, string>> {
  const entries = [
    ...(await getCollection('articles')),
    ...(await getCollection('faq')),
    ...(await getCollection('pages')),
  ];
  return new Map(entries.map((entry) => [`${entry.collection}/${entry.id}`, entry.body ?? '']));
}
