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
    if (entry.collection !== 'faq') {
      reportViolations('heading', entry, report);
      return;
    }
    // Where the front matter is missing, a title at the head of the text is part of that.
    const isWhole = entry.frontMatter?.yaml !== undefined;
    for (const { node } of isWhole ? (entry.body?.select('heading') ?? []) : [])
      report(
        findBodyRange(entry, node),
        'An answer has no headings, since it also stands within articles, below theirs. Write **bold words** on a line of their own, or make an article of a long answer.',
      );
  },
});
