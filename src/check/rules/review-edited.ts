import { resolveReview, findStampPlace } from '../reviews/entry-review.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** What the page of an entry shows is what was reviewed. */
export const checkReviewEdited: Rule = (content) => {
  if (content.settings.getLevel('review-edited') === 'off') return [];
  return content.entries.flatMap((entry) => {
    const review = resolveReview(content, entry);
    if (review === undefined || review.state === 'current') return [];
    const { by, on } = review;
    const command = `npm run review -- ${entry.collection}/${entry.id}`;
    const message =
      review.state === 'edited'
        ? `What the page shows was edited since ${by} reviewed it on ${on}, so it no longer says that it is reviewed. See what changed: ${command}. Have it reviewed again: ${command} --by PERSON. If only a slip in a few words was put right: ${command} --kept "reason" --by PERSON.`
        : `The review by ${by} on ${on} carries no hash, so nobody can tell whether these are the words that were reviewed. If they are: ${command} --by ${by} --on ${on}. Else have them reviewed again.`;
    return [toFinding('review-edited', entry.path, findStampPlace(entry), message)];
  });
};
