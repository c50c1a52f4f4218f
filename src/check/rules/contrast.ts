import {
  parseColor,
  collectContrastIssues,
  designColors,
  leastContrast,
  type ContrastIssue,
} from '../../domain/design/index.ts';
import { defineRule } from '../define-rule.ts';
import { findValueRange } from '../entry.ts';
import { findNode, type DataNode } from '../yaml/data.ts';

export default defineRule({
  name: 'contrast',
  level: 'error',
  summary: 'Colours of the site that are too near each other to be read.',
  checkEntry(entry, { report }) {
    const design = entry.collection === 'site' ? findNode(entry.yaml?.root, ['design']) : undefined;
    if (design === undefined) return;
    const issues = collectContrastIssues({
      ...readColors(design),
      dark: readColors(findNode(design, ['dark'])),
    });
    for (const issue of issues)
      report(findValueRange(entry, ['design', ...issue.path]), describe(issue), {
        suggestion: `"${issue.suggestion}"`,
      });
  },
});

/** The colours that can be read; the schema reports the others, which count as not chosen. */
function readColors(node: DataNode | undefined) {
  return Object.fromEntries(
    designColors.flatMap((name) => {
      const value = findNode(node, [name])?.value;
      return typeof value === 'string' && parseColor(value) !== undefined ? [[name, value]] : [];
    }),
  );
}

function describe({ path, color, found, ground, ratio, suggestion }: ContrastIssue): string {
  const scheme = path.length > 1 ? ' in the dark' : '';
  // Rounded down, so that a ratio that is too low is never shown as the required one.
  const shown = Math.floor(ratio * 10) / 10;
  return `The ${color} ${found} on the paper ${ground}${scheme} has a contrast of ${shown}:1, and ${leastContrast}:1 is the least with which text can be read (WCAG 2.2, AA). Write "${suggestion}" for ${path.join('.')}, or choose ${color === path.at(-1) ? 'another paper' : `another ${color}`}.`;
}
