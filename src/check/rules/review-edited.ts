import { formatCommand } from '../../domain/text/index.ts';
import { defineRule } from '../define-rule.ts';
import { findStampRange, resolveReview } from '../reviews/entry-review.ts';

export default defineRule({
  name: 'review-edited',
  defaultLevel: 'warning',
  summary: 'A page that shows something else than what was reviewed.',
  checkEntry(entry, { content, report }) {
    const review = resolveReview(content, entry);
    if (review === undefined || review.state === 'current') return;
    const { by, on } = review;
    const formatReview = (options = '') =>
      formatCommand(`review ${entry.collection}/${entry.id}${options}`);
    report(
      findStampRange(entry),
      review.state === 'edited'
        ? `What the page shows was edited since ${by} reviewed it on ${on}, so it no longer says that it is reviewed. See what changed: ${formatReview()}. Have it reviewed again: ${formatReview(' --by PERSON')}. If only a slip in a few words was put right: ${formatReview(' --kept "reason" --by PERSON')}.`
        : `The review by ${by} on ${on} carries no hash, so nobody can tell whether these are the words that were reviewed. If they are: ${formatReview(` --by ${by} --on ${on}`)}. Else have them reviewed again.`,
    );
  },
});
