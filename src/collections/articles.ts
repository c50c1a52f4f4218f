import { getCollection } from 'astro:content';
import {
  sortArticles,
  createArticle,
  findRelated,
  pageSizes,
  type Article,
} from '../domain/entries/index.ts';
import { getBodyFacts } from './body-facts.ts';
import { getLanguage } from './language.ts';
import { renderBody } from './body.ts';
import { today } from './build-context.ts';
import { memoize, memoizeLast } from './memoize.ts';
import { defineQuestion, defineTable } from './question.ts';
import { getReviews } from './reviews.ts';
import { isVisible } from './visible.ts';

/** All articles that this build shows, newest first. */
export const getArticles: () => Promise<Article[]> = defineQuestion(
  'articles',
  memoize(async () => {
    const reviews = await getReviews();
    const all = (await getCollection('articles')).map((entry) =>
      createArticle(entry.id, entry.data, getBodyFacts(entry), {
        today,
        review: reviews.ofArticle(entry),
      }),
    );
    return sortArticles(all.filter(isVisible));
  }),
);

/** The newest articles, as many as the first page of their list has. */
export const getLatestArticles = defineQuestion('latest articles', async (): Promise<Article[]> =>
  (await getArticles()).slice(0, pageSizes.articles),
);

const getShownById = memoize(
  async () => new Map((await getArticles()).map((article) => [article.id, article])),
);

/** The articles of these ids that this build shows, in the order of the ids. */
export const getArticlesById = defineQuestion(
  'articles by id',
  async (ids: readonly string[]): Promise<Article[]> => {
    const articles = await getShownById();
    return ids.flatMap((id) => articles.get(id) ?? []);
  },
);

/** How many articles are offered below one that names none itself. */
const mostRelated = 3;

/**
 * The articles that each article leads to besides those that it names: those to read next where it
 * names none, and the one before and after it by the day; ids and titles alone, so that an edit
 * concerns few pages.
 */
interface ArticleNeighbours {
  readonly related: readonly string[];
  readonly newer: ArticleLink | undefined;
  readonly older: ArticleLink | undefined;
}

type ArticleLink = Pick<Article, 'title' | 'permalink'>;

const findRelatedOf = memoizeLast(
  'related articles',
  ({
    texts,
    language,
  }: {
    readonly texts: Parameters<typeof findRelated>[0];
    readonly language: string;
  }) => findRelated(texts, { language, most: mostRelated }),
);

/** Where each article leads besides its own links, by its id. */
export const getArticleNeighbours: () => Promise<ReadonlyMap<string, ArticleNeighbours>> =
  defineTable(
    'article neighbours',
    memoize(async () => {
      const articles = await getArticles();
      const related = findRelatedOf({
        texts: articles.map(({ id, topics, title, description, headings }) => ({
          id,
          topics,
          text: [title, description, ...headings.map((heading) => heading.text)].join('\n'),
        })),
        language: await getLanguage(),
      });
      const toLink = (article: Article | undefined): ArticleLink | undefined =>
        article === undefined ? undefined : { title: article.title, permalink: article.permalink };
      return new Map(
        articles.map((article, index) => [
          article.id,
          {
            related: article.related.length > 0 ? article.related : (related.get(article.id) ?? []),
            newer: toLink(articles[index - 1]),
            older: toLink(articles[index + 1]),
          },
        ]),
      );
    }),
  );

/** The articles that show each question, by the id of its FAQ entry. */
export const getArticlesByQuestion: () => Promise<ReadonlyMap<string, readonly Article[]>> =
  defineTable(
    'articles by question',
    memoize(async () => {
      const asking = new Map<string, Article[]>();
      for (const article of await getArticles())
        for (const id of new Set([...article.faq, ...article.embeddedFaq])) {
          const articles = asking.get(id) ?? [];
          articles.push(article);
          asking.set(id, articles);
        }
      return asking;
    }),
  );

/** Renders the body of an article. Throws if there is no such article. */
export async function renderArticle(id: string) {
  return renderBody('articles', id);
}
