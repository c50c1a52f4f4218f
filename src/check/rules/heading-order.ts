import type { Heading } from 'mdast';
import { collectWrittenHeadings } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findBodyRange } from '../entry.ts';

/** A heading is at most one level deeper than the one before it, and the first is of level 2. */
export default defineRule({
  name: 'heading-order',
  defaultLevel: 'warning',
  summary: 'A heading that skips a level.',
  checkEntry(entry, { report }) {
    const headings = collectWrittenHeadings(entry).map(({ node }) => node);
    for (const [index, node] of headings.entries()) {
      const before = headings[index - 1];
      // The content policy reports a heading of level 1, which counts as the level 2 that it will
      // be.
      const deepest = before === undefined ? 2 : Math.max(before.depth, 2) + 1;
      if (node.depth <= deepest) continue;
      const marks = '#'.repeat(deepest);
      const cause =
        before === undefined
          ? 'a text begins with level 2 (##)'
          : `the one before it is of ${formatLevel(before)}, so a level is left out`;
      const range = findBodyRange(entry, node);
      const source = entry.text.slice(range?.start ?? 0, range?.end ?? 0);
      const suggestion = source.startsWith('#') ? source.replace(/^#+/, marks) : undefined;
      const related =
        before &&
        createRelated(
          entry,
          findBodyRange(entry, before),
          `The heading before it, of ${formatLevel(before)}.`,
        );
      const message = `This heading is of ${formatLevel(node)}, and ${cause}. Write ${marks} at its head.`;
      report(range, message, {
        ...(suggestion !== undefined && { suggestion }),
        ...(related && { related: [related] }),
      });
    }
  },
});

function formatLevel({ depth }: Heading): string {
  return `level ${depth} (${'#'.repeat(depth)})`;
}
