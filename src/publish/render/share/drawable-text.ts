/** Tells whether a font has a letter for a code point. */
export type Covers = (codePoint: number) => boolean;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Joiners, marks of direction and selectors of a form, which have no shape of their own. */
const shapeless = /[\p{Cf}\p{Cc}\p{Variation_Selector}\s]/u;

/** The letters as people count them; none longer than a title ever is. */
export function listLetters(text: string): string[] {
  return [...segmenter.segment(text.slice(0, longestText))].map(({ segment }) => segment);
}

const longestText = 1000;

/** Whether one of the fonts has the whole of a letter, so that no empty box stands for it or for a part of it. */
export function canDraw(letter: string, fonts: readonly Covers[]): boolean {
  const shaped = [...letter].filter((each) => !shapeless.test(each));
  return fonts.some((covers) => shaped.every((each) => covers(each.codePointAt(0) ?? 0)));
}

/**
 * A text without the letters that no font has. Undefined where less than half of it would be left, which says something
 * else or nothing.
 */
export function toDrawableText(text: string, fonts: readonly Covers[]): string | undefined {
  const letters = listLetters(text);
  const kept = letters.filter((letter) => canDraw(letter, fonts));
  const count = (list: readonly string[]) => list.filter((letter) => letter.trim() !== '').length;
  if (count(kept) === 0 || count(kept) * 2 < count(letters)) return undefined;
  return kept.join('').replace(/\s+/g, ' ').trim();
}
