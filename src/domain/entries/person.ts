import type { z } from 'astro/zod';
import type { createPersonSchema } from '../../schemas/index.ts';
import type { Image } from '../images/index.ts';
import { toPermalink } from '../addresses/index.ts';
import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';
import type { Review } from '../reviews/index.ts';

/** An entry that someone reviewed, as a link to it. */
export interface Reviewed {
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

/** The articles that the person wrote, and all that they reviewed; what was edited since is no longer what they reviewed. */
export function collectPersonWork(
  personId: string,
  articles: readonly Article[],
  entries: readonly FaqEntry[],
): { articles: Article[]; reviewed: Reviewed[] } {
  return {
    articles: articles.filter((article) => article.authors.includes(personId)),
    reviewed: [
      ...articles
        .filter(({ review }) => isReviewOf(personId, review))
        .map(({ title, permalink }) => ({ title, permalink })),
      ...entries
        .filter(({ review }) => isReviewOf(personId, review))
        .map((entry) => ({ title: entry.question, permalink: entry.permalink })),
    ],
  };
}

function isReviewOf(personId: string, review: Review | undefined): boolean {
  return review?.by === personId && review.state !== 'edited' && !review.isSelf;
}
