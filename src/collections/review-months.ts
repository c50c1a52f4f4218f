import { getEntry } from 'astro:content';
import { parseReviewMonths } from '../domain/review.ts';

/** How many months a review holds, as site.yml says; undefined where it does not. */
export async function getReviewMonths(): Promise<number | undefined> {
  return parseReviewMonths((await getEntry('site', 'site'))?.data.review?.every);
}
