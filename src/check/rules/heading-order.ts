import type { Heading } from 'mdast';
import { findBodyPlace, type Entry } from '../entry.ts';
import { collectHeadings } from '../body/headings.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/** A heading is at most one level deeper than the one before it, and the first is of level 2. */
export const checkHeadingOrder: Rule = ({ entries, settings }) =>
  settings.getLevel('heading-order') === 'off' ? [] : entries.flatMap(checkEntry);

function checkEntry(entry: Entry): Diagnostic[] {
  const headings = collectHeadings(entry).map(({ node }) => node);
  return headings.flatMap((node, index) => {
    const before = headings[index - 1];
    // A heading of level 1 is told elsewhere, and counts as the level 2 that it will be.
    const deepest = before === undefined ? 2 : Math.max(before.depth, 2) + 1;
    return node.depth <= deepest ? [] : [judge(entry, node, before, deepest)];
  });
}

function judge(
  entry: Entry,
  node: Heading,
  before: Heading | undefined,
  deepest: number,
): Diagnostic {
  const cause =
    before === undefined
      ? 'a text begins with level 2 (##)'
      : `the one before it is of ${toLevel(before)}, so a level is left out`;
  const source =
    entry.body?.source.slice(node.position?.start.offset, node.position?.end.offset) ?? '';
  const marks = '#'.repeat(deepest);
  return toFinding(
    'heading-order',
    entry.path,
    findBodyPlace(entry, node),
    `This heading is of ${toLevel(node)}, and ${cause}. Write ${marks} at its head.`,
    {
      ...(source.startsWith('#') ? { suggestion: source.replace(/^#+/, marks) } : {}),
      ...(before === undefined
        ? {}
        : {
            related: [
              {
                path: entry.path,
                ...findBodyPlace(entry, before),
                message: `The heading before it, of ${toLevel(before)}.`,
              },
            ],
          }),
    },
  );
}

function toLevel({ depth }: Heading): string {
  return `level ${depth} (${'#'.repeat(depth)})`;
}
