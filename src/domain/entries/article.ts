import type { z } from 'astro/zod';
import type { createArticleSchema } from '../../schemas/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import type { BodyFacts } from './body-facts.ts';
import type { Heading } from './headings.ts';
import type { Image } from '../images/index.ts';
import { toPermalink } from '../addresses/index.ts';
import type { Review } from '../reviews/index.ts';
import { resolveVisibility, type Visibility } from './visibility.ts';

type ArticleData = z.output<ReturnType<typeof createArticleSchema<z.ZodType<Image>>>>;

/** An article, as every page sees it. */
export interface Article extends ArticleData {
  readonly id: string;
  readonly permalink: string;
  readonly visibility: Visibility;
  /** Minutes at 220 words a minute, at least 1. */
  readonly minutes: number;
  readonly headings: readonly Heading[];
  /** The ids of the FAQ entries that stand within the body, in order. */
  readonly embeddedFaq: readonly string[];
  /** The ids of the sources and bases that the body cites, in order. */
  readonly cited: readonly string[];
  /** The review, compared with what its page shows and the day; undefined if there is none. */
  readonly review: Review | undefined;
}

/** What `createArticle` needs besides the data and the facts of the body. */
interface ArticleContext {
  readonly today: CalendarDate;
  readonly review: Review | undefined;
}

const wordsPerMinute = 220;

/** Makes an article of its data and the facts of its body. */
export function createArticle(
  id: string,
  data: ArticleData,
  { wordCount, headings, embeddedFaq, cited }: BodyFacts,
  { today, review }: ArticleContext,
): Article {
  return {
    ...data,
    id,
    permalink: toPermalink('articles', id),
    visibility: resolveVisibility(data, today),
    minutes: Math.max(1, Math.round(wordCount / wordsPerMinute)),
    headings,
    embeddedFaq,
    cited,
    review,
  };
}

/** Sorts by the day of publication, newest first, then by id. */
export function sortArticles(articles: readonly Article[]): Article[] {
  return articles.toSorted(
    (a, b) => b.published.localeCompare(a.published) || a.id.localeCompare(b.id),
  );
}
