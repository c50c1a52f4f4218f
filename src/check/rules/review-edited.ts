import { toEntryReview, toStampPlace } from '../reviews/entry-review.ts';
import { toFinding } from '../problem.ts';
import type { Rule } from '../rule.ts';

/** The words of an entry are those that were reviewed. */
export const checkReviewEdited: Rule = (content) => {
  if (content.settings.getLevel('review-edited') === 'off') return [];
  return content.entries.flatMap((entry) => {
    const review = toEntryReview(content, entry);
    if (review === undefined || review.state === 'current') return [];
    const { by, on } = review;
    const command = `npm run review -- ${entry.collection}/${entry.id}`;
    const message =
      review.state === 'edited'
        ? `The text was edited since ${by} reviewed it on ${on}, so the page no longer says that it is reviewed. Have it reviewed again: ${command} --by PERSON. If the edit changes nothing that was reviewed: ${command} --kept "reason".`
        : `The review by ${by} on ${on} carries no hash, so nobody can tell whether these are the words that were reviewed. If they are: ${command} --by ${by} --on ${on}. Else have them reviewed again.`;
    return [toFinding('review-edited', entry.path, toStampPlace(entry), message)];
  });
};
