import { type CollectionEntry, getCollection } from 'astro:content';
import { type FaqEntry, formatReviewNotes, parseEntryBody } from '../domain/entries/index.ts';
import type { WrittenEntry } from '../domain/machine-readable/index.ts';
import { getArticles } from './articles.ts';
import { getBodyHash, toBodyEntry } from './body-facts.ts';
import { getFaqEntries } from './faq.ts';
import { getImageAddresses } from './image-addresses.ts';
import { memoize } from './memoize.ts';
import { getPeople } from './people.ts';
import { defineTable } from './question.ts';
import { getSite } from './site.ts';

/** The articles that this build shows, with their Markdown source, by id. */
export const getArticleBodies: () => Promise<ReadonlyMap<string, WrittenEntry>> = memoize(
  async () => {
    const toWritten = await createReader(await getCollection('articles'));
    return new Map((await getArticles()).map((article) => [article.id, toWritten(article)]));
  },
);

/** The FAQ entries that this build shows, with their Markdown source, by id. */
export const getAnswerBodies: () => Promise<ReadonlyMap<string, WrittenEntry>> = defineTable(
  'answer bodies',
  memoize(async () => {
    const toWritten = await createReader(await getCollection('faq'));
    const [people, site] = [await getPeople(), await getSite()];
    const formatReview = ({ review }: FaqEntry) => {
      const reviewer =
        review?.state === 'current' ? people.find((person) => person.id === review.by) : undefined;
      return reviewer === undefined
        ? undefined
        : formatReviewNotes(review, reviewer, site).join(' · ');
    };
    return new Map(
      (await getFaqEntries()).map((entry) => [
        entry.id,
        toWritten({ ...entry, title: entry.question }, formatReview(entry)),
      ]),
    );
  }),
);

/**
 * Creates a reader of entries with their Markdown source. It parses a body at each call and keeps
 * none: few are needed, and each is large.
 */
async function createReader(entries: readonly CollectionEntry<'articles' | 'faq'>[]) {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const images = await getImageAddresses();
  return (
    {
      id,
      title,
      permalink,
    }: { readonly id: string; readonly title: string; readonly permalink: string },
    review?: string,
  ): WrittenEntry => {
    const entry = byId.get(id);
    if (entry === undefined) throw new Error(`There is no entry ${id}.`);
    return {
      title,
      permalink,
      collection: entry.collection,
      bodyHash: getBodyHash(entry),
      parse: () => parseEntryBody(toBodyEntry(entry)),
      images: images.get(permalink) ?? [],
      review,
    };
  };
}
