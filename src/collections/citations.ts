import { getCollection } from 'astro:content';
import { collectCitedSentences, type CitedSentence } from '../domain/citations/index.ts';
import { parseMarkdown } from '../domain/body/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { getLanguage } from './language.ts';
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
    const cited = shown.flatMap((page) => {
      const tree = parseMarkdown(
        bodies.get(`${page.collection}/${page.id}`) ?? '',
        page.collection === 'faq' ? 'markdown' : 'mdx',
      );
      return collectCitedSentences(tree, page, language).map((each) => ({
        ...each,
        pageTitle: page.title,
        permalink: page.permalink,
      }));
    });
    return Map.groupBy(cited, (each) => each.sourceId);
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
