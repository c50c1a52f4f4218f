import { reportViolations } from '../body/content-policy.ts';
import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';

/**
 * An answer is one piece of text: headings in it would mix with those of the article that shows it.
 */
export default defineRule({
  name: 'heading',
  level: 'error',
  summary: 'A heading where none can stand.',
  checkEntry(entry, { report }) {
    reportViolations('heading', entry, report);
    if (entry.collection !== 'faq') return;
    for (const { node } of entry.body?.select('heading') ?? [])
      report(
        findBodyRange(entry, node),
        'An answer has no headings, since it also stands within articles, below theirs. Write **bold words** on a line of their own, or make an article of a long answer.',
      );
  },
});
