import type { z } from 'astro/zod';
import type { Root } from 'mdast';
import type { toArticleSchema } from '../schemas/article.ts';
import type { CalendarDate } from './dates.ts';
import { toEmbeddedFaqIds } from './embedded-faq.ts';
import { toHeadings, type Heading } from './headings.ts';
import type { Image } from './image.ts';
import { toPermalink } from './permalink.ts';
import { countWords, toPlainText } from './plain-text.ts';
import { toVisibility, type Visibility } from './visibility.ts';

export type ArticleData = z.output<ReturnType<typeof toArticleSchema<z.ZodType<Image>>>>;

/** A long read, as every page sees it. */
export interface Article extends ArticleData {
  readonly id: string;
  readonly permalink: string;
  readonly visibility: Visibility;
  /** Minutes at 220 words a minute, at least 1. */
  readonly minutes: number;
  readonly headings: readonly Heading[];
  /** The ids of the FAQ entries that stand within the body, in order. */
  readonly embeddedFaq: readonly string[];
}

const wordsPerMinute = 220;

/** Makes an article of its data and its body. */
export function toArticle(id: string, data: ArticleData, body: Root, context: { today: CalendarDate; language: string }): Article {
  return {
    ...data,
    id,
    permalink: toPermalink('articles', id),
    visibility: toVisibility(data, context.today),
    minutes: Math.max(1, Math.round(countWords(toPlainText(body), context.language) / wordsPerMinute)),
    headings: toHeadings(body),
    embeddedFaq: toEmbeddedFaqIds(body),
  };
}

/** Sorts by the day of publication, newest first, then by id. */
export function sortArticles(articles: readonly Article[]): Article[] {
  return articles.toSorted((a, b) => b.published.localeCompare(a.published) || a.id.localeCompare(b.id));
}
