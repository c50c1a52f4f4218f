import { findBodyPlace } from '../entry.ts';
import { collectHeadings } from '../body/headings.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords } from '../body/same-words.ts';

/** Each heading has words. One that holds nothing at all is told by the rules on what may stand in a text. */
export const checkHeadingEmpty: Rule = ({ entries, settings }) => {
  if (settings.getLevel('heading-empty') === 'off') return [];
  return entries.flatMap((entry) =>
    collectHeadings(entry).flatMap(({ node, text }) => {
      if (node.children.length === 0 || hasWords(text)) return [];
      const found = node.children.some(({ type }) => type === 'image')
        ? 'This heading is an image, which has no words'
        : 'This heading has signs, but no words';
      return [
        toFinding(
          'heading-empty',
          entry.path,
          findBodyPlace(entry, node),
          `${found} for the contents of the page. Write what its part is about, and put an image below it.`,
        ),
      ];
    }),
  );
};
