import { toReview } from '../../domain/reviews/review.ts';
import { parseStamp, findStampPlace } from '../reviews/entry-review.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** The review of what is published is no older than the site allows. */
export const checkReviewDue: Rule = ({ entries, settings, today }) => {
  const { reviewMonths } = settings;
  if (reviewMonths === undefined || settings.getLevel('review-due') === 'off') return [];
  return entries.flatMap((entry) => {
    if (entry.visibility !== 'published') return [];
    const review = toReview(parseStamp(entry), { isUnchanged: () => true, today, reviewMonths });
    if (review?.overdueSince === undefined) return [];
    const months = `${reviewMonths} month${reviewMonths === 1 ? '' : 's'}`;
    const message = `${review.by} reviewed this on ${review.on}, and site.yml asks for a review every ${months}, so the next was due on ${review.overdueSince}. Have it reviewed: npm run review -- ${entry.collection}/${entry.id} --by PERSON.`;
    return [toFinding('review-due', entry.path, findStampPlace(entry), message)];
  });
};
