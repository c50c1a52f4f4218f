import { hasWords } from '../body/form-words.ts';
import { collectWrittenHeadings } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';

/** The content policy reports a heading that holds nothing at all. */
export default defineRule({
  name: 'heading-empty',
  defaultLevel: 'error',
  summary: 'A heading without words.',
  checkEntry(entry, { report }) {
    for (const { node, text } of collectWrittenHeadings(entry)) {
      if (node.children.length === 0 || hasWords(text)) continue;
      const found = node.children.some(({ type }) => type === 'image')
        ? 'This heading is an image, which has no words'
        : 'This heading has signs, but no words';
      const message = `${found} for the contents of the page. Write what its part is about, and put an image below it.`;
      report(findBodyRange(entry, node), message);
    }
  },
});
