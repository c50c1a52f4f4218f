import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import { parseEntryBody } from '../domain/entries/index.ts';
import {
  parseReviewMonths,
  joinDescription,
  resolveStamp,
  type Review,
  memoizeByKey,
  type ReviewContext,
  type WrittenContent,
  isUnchanged,
  hashShownFile,
  type ReviewStamp,
} from '../domain/reviews/index.ts';
import { toBodyEntry } from './body-facts.ts';
import { today } from './build-context.ts';
import { memoize } from './memoize.ts';

/** The review of each entry, compared with what its page shows and the day. */
interface Reviews {
  readonly ofArticle: (entry: CollectionEntry<'articles'>) => Review | undefined;
  readonly ofAnswer: (entry: CollectionEntry<'faq'>) => Review | undefined;
}

/** The reviews of all entries. */
export const getReviews: () => Promise<Reviews> = memoize(async () => {
  const context = await getReviewContext();
  const reviewMonths = parseReviewMonths((await getEntry('site', 'site'))?.data.review?.every);
  const resolveEntryReview = (stamp: ReviewStamp | undefined, read: () => WrittenContent) =>
    resolveStamp(stamp, {
      isUnchanged: () => stamp !== undefined && isUnchanged(stamp, read(), context),
      isPast: (day) => day < today,
      reviewMonths,
    });
  return {
    ofArticle: (entry) => {
      const { data } = entry;
      const { title, description, shortAnswer, coverAddress, cover, faq } = data;
      const shown =
        cover === undefined || coverAddress === undefined
          ? undefined
          : { address: coverAddress, alt: cover.alt };
      return resolveEntryReview(data.reviewed, () => ({
        collection: 'articles',
        title,
        description: joinDescription(description, shortAnswer),
        cover: shown,
        questions: faq,
        body: parseEntryBody(toBodyEntry(entry)),
      }));
    },
    ofAnswer: (entry) =>
      resolveEntryReview(entry.data.reviewed, () => ({
        collection: 'faq',
        title: entry.data.question,
        description: '',
        cover: undefined,
        questions: [],
        body: parseEntryBody(toBodyEntry(entry)),
      })),
  };
});

async function getReviewContext(): Promise<ReviewContext> {
  const sources = new Map((await getCollection('sources')).map(({ id, data }) => [id, data]));
  const answers = new Map((await getCollection('faq')).map((entry) => [entry.id, entry]));
  return {
    getSource: (id) => sources.get(id),
    getAnswer: (id) => {
      const entry = answers.get(id);
      return entry === undefined
        ? undefined
        : {
            question: entry.data.question,
            body: parseEntryBody(toBodyEntry(entry)),
            reviewed: entry.data.reviewed,
          };
    },
    getFileHash: memoizeByKey(readFileHash),
  };
}

/** Undefined if the file cannot be read, which stops the build elsewhere. */
function readFileHash(path: string): string | undefined {
  try {
    return hashShownFile(path, readFileSync(join(__BUILD__.contentFolder, path)));
  } catch {
    return undefined;
  }
}
