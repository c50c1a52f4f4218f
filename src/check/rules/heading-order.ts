import type { Heading } from 'mdast';
import { collectHeadings } from '../body/text-blocks.ts';
import { defineRule } from '../define-rule.ts';
import { createRelated, findBodyRange } from '../entry.ts';

/** A heading is at most one level deeper than the one before it, and the first is of level 2. */
export default defineRule({
  name: 'heading-order',
  defaultLevel: 'warning',
  summary: 'A heading that skips a level.',
  checkEntry(entry, { report }) {
    let before: Heading | undefined;
    for (const { node } of collectHeadings(entry)) {
      // The content policy reports a heading of level 1, which counts as the level 2 that it will be.
      const deepest = before === undefined ? 2 : Math.max(before.depth, 2) + 1;
      const marks = '#'.repeat(deepest);
      const cause =
        before === undefined
          ? 'a text begins with level 2 (##)'
          : `the one before it is of ${formatLevel(before)}, so a level is left out`;
      const range = findBodyRange(entry, node);
      const source = entry.text.slice(range?.start ?? 0, range?.end ?? 0);
      if (node.depth > deepest)
        report(
          range,
          `This heading is of ${formatLevel(node)}, and ${cause}. Write ${marks} at its head.`,
          {
            ...(source.startsWith('#') && { suggestion: source.replace(/^#+/, marks) }),
            ...(before && {
              related: [
                createRelated(
                  entry,
                  findBodyRange(entry, before),
                  `The heading before it, of ${formatLevel(before)}.`,
                ),
              ],
            }),
          },
        );
      before = node;
    }
  },
});

function formatLevel({ depth }: Heading): string {
  return `level ${depth} (${'#'.repeat(depth)})`;
}
