import { findText } from '../yaml/data-text.ts';
import { toFinding } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';

/**
 * Search engines name no limit, but cut to the width of the screen: at 155 to 160 letters, two lines of a wide one. What
 * fills less than half a line they often replace by a piece of the page
 * (https://developers.google.com/search/docs/appearance/snippet).
 */
const [fewest, most] = [40, 160];

/** The description of an article or page says enough, and is shown whole. */
export const checkDescriptionLength: Rule = ({ entries, settings }) => {
  if (settings.getLevel('description-length') === 'off') return [];
  return entries.flatMap((entry) => {
    if (entry.collection !== 'articles' && entry.collection !== 'pages') return [];
    const description = findText(entry, ['description']);
    const width = toWidth(description?.text ?? '');
    if (description === undefined || (width >= fewest && width <= most)) return [];
    const advice =
      width > most
        ? 'search engines cut what is longer. Put the most important words first, and leave out the rest'
        : 'search engines leave out what says too little. Say what the reader learns, and for whom it is';
    return [
      toFinding(
        'description-length',
        entry.path,
        entry.lines.toPlace(description.start, description.end),
        `This description has ${width} characters. ${fewest} to ${most} are expected, since ${advice}.`,
      ),
    ];
  });
};

/** The number of characters as wide as a Latin letter; those of East Asia are twice as wide. */
function toWidth(text: string): number {
  return (
    [...text].length +
    (text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu,
    )?.length ?? 0)
  );
}
