import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { Root } from 'mdast';
import { parseMarkdown } from '../domain/body/index.ts';
import {
  parseReviewMonths,
  resolveReview,
  type Review,
  memoizeByKey,
  type ReviewContext,
  type WrittenContent,
  isUnchanged,
  hashImage,
  type ReviewStamp,
} from '../domain/reviews/index.ts';
import { today } from './build-context.ts';
import { memoize } from './memoize.ts';

/** Says of entries of this edition who reviewed them, held against what their pages show and the day. */
interface Reviews {
  readonly ofArticle: (entry: CollectionEntry<'articles'>, body: Root) => Review | undefined;
  readonly ofAnswer: (entry: CollectionEntry<'faq'>, body: Root) => Review | undefined;
}

/** The reviews of this edition. */
export const getReviews: () => Promise<Reviews> = memoize(async () => {
  const context = await getReviewContext();
  const reviewMonths = parseReviewMonths((await getEntry('site', 'site'))?.data.review?.every);
  const resolveEntryReview = (stamp: ReviewStamp | undefined, written: WrittenContent) =>
    resolveReview(stamp, {
      isUnchanged: () => stamp !== undefined && isUnchanged(stamp, written, context),
      isPast: (day) => day < today,
      reviewMonths,
    });
  return {
    ofArticle: ({ data }, body) => {
      const { title, description, coverAddress, cover, faq } = data;
      const shown =
        cover === undefined || coverAddress === undefined
          ? undefined
          : { address: coverAddress, alt: cover.alt };
      return resolveEntryReview(data.reviewed, {
        collection: 'articles',
        title,
        description,
        cover: shown,
        questions: faq,
        body,
      });
    },
    ofAnswer: ({ data }, body) =>
      resolveEntryReview(data.reviewed, {
        collection: 'faq',
        title: data.question,
        description: '',
        cover: undefined,
        questions: [],
        body,
      }),
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
            body: parseMarkdown(entry.body ?? '', 'markdown'),
            reviewed: entry.data.reviewed,
          };
    },
    getImageHash: memoizeByKey(readImageHash),
  };
}

/** An image that cannot be read stops the build elsewhere. */
function readImageHash(path: string): string | undefined {
  try {
    return hashImage(path, readFileSync(join(__CONTENT_FOLDER__, path)));
  } catch {
    return undefined;
  }
}
