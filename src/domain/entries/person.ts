import type { z } from 'astro/zod';
import type { createPersonSchema } from '../../schemas/index.ts';
import type { Image } from '../images/index.ts';
import { toPermalink } from '../addresses/index.ts';
import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import { type PageNumber, pageSizes, paginate } from './pagination.ts';
import type { Review } from '../reviews/index.ts';

/** An entry that someone reviewed, as a link to it. */
interface Reviewed {
  readonly title: string;
  readonly permalink: string;
}

type PersonData = z.output<ReturnType<typeof createPersonSchema<z.ZodType<Image>>>>;

/** An author or reviewer, as the pages show them. */
export interface Person extends PersonData {
  readonly id: string;
  readonly permalink: string;
}

/** Makes a person of their data. */
export function createPerson(id: string, data: PersonData): Person {
  return { ...data, id, permalink: toPermalink('people', id) };
}

/** What someone did for the site. */
export interface PersonWork {
  readonly articles: readonly Article[];
  readonly reviewed: readonly Reviewed[];
}

/**
 * The articles that each person wrote, and all that they reviewed, by their ids; what was edited
 * since is no longer what they reviewed.
 */
export function groupWorkByPerson(
  articles: readonly Article[],
  entries: readonly FaqEntry[],
): ReadonlyMap<string, PersonWork> {
  const work = new Map<string, { articles: Article[]; reviewed: Reviewed[] }>();
  const getWork = (id: string) => {
    const own = work.get(id) ?? { articles: [], reviewed: [] };
    work.set(id, own);
    return own;
  };
  const addReview = (review: Review | undefined, reviewed: Reviewed) => {
    if (review !== undefined && review.state !== 'edited' && !review.isSelf)
      getWork(review.by).reviewed.push(reviewed);
  };
  for (const article of articles) {
    const { authors, title, permalink, review } = article;
    for (const id of new Set(authors)) getWork(id).articles.push(article);
    addReview(review, { title, permalink });
  }
  for (const { question, permalink, review } of entries)
    addReview(review, { title: question, permalink });
  return work;
}

/** One page of a person: the part of each list that it shows. */
export interface PersonPage extends PersonWork, PageNumber {}

/**
 * Divides what someone did into pages, each with the next part of both lists; there is always one.
 */
export function paginateWork({ articles, reviewed }: PersonWork): PersonPage[] {
  const articlePages = paginate(articles, pageSizes.articles);
  const reviewedPages = paginate(reviewed, pageSizes.reviewed);
  const count = Math.max(articlePages.length, reviewedPages.length);
  return Array.from({ length: count }, (_, index) => ({
    articles: articlePages[index]?.entries ?? [],
    reviewed: reviewedPages[index]?.entries ?? [],
    number: index + 1,
    count,
  }));
}
