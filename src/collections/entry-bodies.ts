import { getCollection } from 'astro:content';
import { parseMarkdown } from '../domain/body/index.ts';
import { type FaqEntry, formatReviewNotes } from '../domain/entries/index.ts';
import type { WrittenEntry } from '../domain/machine-readable/index.ts';
import { getArticles } from './articles.ts';
import { getFaqEntries } from './faq.ts';
import { getImageAddresses } from './image-addresses.ts';
import { memoize } from './memoize.ts';
import { getPeople } from './people.ts';
import { getSite } from './site.ts';

/** The articles that this edition shows, as they were written, by their id. */
export const getArticleBodies: () => Promise<ReadonlyMap<string, WrittenEntry>> = memoize(
  async () => {
    const bodies = new Map((await getCollection('articles')).map(({ id, body }) => [id, body]));
    const images = await getImageAddresses();
    const toWritten = ({
      id,
      title,
      permalink,
    }: {
      id: string;
      title: string;
      permalink: string;
    }): [string, WrittenEntry] => [
      id,
      {
        title,
        permalink,
        body: parseMarkdown(bodies.get(id) ?? '', 'mdx'),
        images: images.get(permalink) ?? [],
      },
    ];
    return new Map((await getArticles()).map(toWritten));
  },
);

/** The FAQ entries that this edition shows, as they were written, by their id. */
export const getAnswerBodies: () => Promise<ReadonlyMap<string, WrittenEntry>> = memoize(
  async () => {
    const bodies = new Map((await getCollection('faq')).map(({ id, body }) => [id, body]));
    const images = await getImageAddresses();
    const [people, site] = [await getPeople(), await getSite()];
    const toWritten = ({ id, question, permalink, review }: FaqEntry): [string, WrittenEntry] => {
      const reviewer =
        review?.state === 'current' ? people.find((person) => person.id === review.by) : undefined;
      const said =
        reviewer === undefined ? undefined : formatReviewNotes(review, reviewer, site).join(' · ');
      return [
        id,
        {
          title: question,
          permalink,
          body: parseMarkdown(bodies.get(id) ?? '', 'markdown'),
          images: images.get(permalink) ?? [],
          review: said,
        },
      ];
    };
    return new Map((await getFaqEntries()).map(toWritten));
  },
);
