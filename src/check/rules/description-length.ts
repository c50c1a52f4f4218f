import { defineRule } from '../define-rule.ts';
import { findText } from '../entry.ts';

/**
 * Search engines name no limit, but cut to the width of the screen: at 155 to 160 letters, two
 * lines of a wide one. What fills less than half a line they often replace by a piece of the page
 * (https://developers.google.com/search/docs/appearance/snippet).
 */
const [fewest, most] = [40, 160];

/** About three sentences, which a phone shows without scrolling. */
const mostOfShortAnswer = 400;

export default defineRule({
  name: 'description-length',
  defaultLevel: 'warning',
  summary:
    'A description that search engines would cut or that says too little, or a short answer that is long.',
  checkEntry(entry, { report }) {
    if (entry.collection !== 'articles' && entry.collection !== 'pages') return;
    const shortAnswer = findText(entry, ['shortAnswer']);
    const length = measureWidth(shortAnswer?.text ?? '');
    if (length > mostOfShortAnswer)
      report(
        shortAnswer,
        `This short answer has ${length} characters. At most ${mostOfShortAnswer} are expected: what a reader needs first. Leave the rest to the text.`,
      );
    const description = findText(entry, ['description']);
    const width = measureWidth(description?.text ?? '');
    if (description === undefined || (width >= fewest && width <= most)) return;
    const advice =
      width > most
        ? 'search engines cut what is longer. Put the most important words first, and leave out the rest'
        : 'search engines leave out what says too little. Say what the reader learns, and for whom it is';
    const message = `This description has ${width} characters. ${fewest} to ${most} are expected, since ${advice}.`;
    report(description, message);
  },
});

/** The number of characters as wide as a Latin letter; those of East Asia are twice as wide. */
function measureWidth(text: string): number {
  return (
    [...text].length +
    (text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60]/gu,
    )?.length ?? 0)
  );
}
