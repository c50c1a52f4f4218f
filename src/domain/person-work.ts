import type { Article } from './article.ts';
import type { FaqEntry } from './faq.ts';

/** An entry that someone reviewed, as a link to it. */
export interface Reviewed {
  readonly title: string;
  readonly permalink: string;
}

/** The articles that the person wrote, and all that they reviewed. */
export function toPersonWork(personId: string, articles: readonly Article[], entries: readonly FaqEntry[]): { articles: Article[]; reviewed: Reviewed[] } {
  return {
    articles: articles.filter((article) => article.authors.includes(personId)),
    reviewed: [
      ...articles.filter((article) => article.reviewed?.by === personId).map(({ title, permalink }) => ({ title, permalink })),
      ...entries.filter((entry) => entry.reviewed?.by === personId).map((entry) => ({ title: entry.question, permalink: entry.permalink })),
    ],
  };
}
