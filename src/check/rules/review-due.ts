import { formatCommand } from '../../domain/text/index.ts';
import { resolveStamp } from '../../domain/reviews/index.ts';
import { defineRule } from '../define-rule.ts';
import { findStampRange, parseStamp } from '../reviews/entry-review.ts';

export default defineRule({
  name: 'review-due',
  defaultLevel: 'warning',
  summary: 'A review that is older than the site allows.',
  checkEntry(entry, { content, report }) {
    const { reviewMonths } = content.settings;
    if (reviewMonths === undefined || entry.visibility !== 'published') return;
    const review = resolveStamp(parseStamp(entry), {
      isUnchanged: () => true,
      isPast: (day) => content.compareWithToday(day) < 0,
      reviewMonths,
    });
    if (review?.overdueSince === undefined) return;
    const months = `${reviewMonths} month${reviewMonths === 1 ? '' : 's'}`;
    report(
      findStampRange(entry),
      `${review.by} reviewed this on ${review.on}, and site.yml asks for a review every ${months}, so the next was due on ${review.overdueSince}. Have it reviewed: ${formatCommand(`review ${entry.collection}/${entry.id} --by PERSON`)}.`,
    );
  },
});
