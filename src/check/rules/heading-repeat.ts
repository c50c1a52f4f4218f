import type { Heading } from 'mdast';
import { hasWords, normalizeWords } from '../body/form-words.ts';
import { collectWrittenHeadings } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findBodyRange } from '../entry.ts';

/** Two headings with the same text cannot be told apart in the table of contents. */
export default defineRule({
  name: 'heading-repeat',
  defaultLevel: 'warning',
  summary: 'Two headings of one text with the same words.',
  checkEntry(entry, { report }) {
    const seen = new Map<string, Heading>();
    for (const { node, text } of collectWrittenHeadings(entry)) {
      const words = normalizeWords(text);
      const first = seen.get(words);
      if (first === undefined) seen.set(words, node);
      else if (hasWords(words))
        report(
          findBodyRange(entry, node),
          `The heading "${text}" stands in this text a second time, so that nobody can tell the two apart in its contents. Say in this one what its own part is about.`,
          {
            related: [
              createRelated(
                entry,
                findBodyRange(entry, first),
                'The first heading with these words.',
              ),
            ],
          },
        );
    }
  },
});
