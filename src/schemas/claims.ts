import { z } from 'astro/zod';
import { line } from './fields.ts';

/** The most words of a list, and the longest word; more would make every check slow. */
export const wordLimits = { words: 500, letters: 80 } as const;

function words(purpose: string) {
  return z
    .array(
      line('Write one word or phrase.').refine(
        (value) => value.length <= wordLimits.letters,
        `Write at most ${wordLimits.letters} letters.`,
      ),
      'Write a list, one word or phrase a line, each after a hyphen.',
    )
    .max(wordLimits.words, `Write at most ${wordLimits.words} words.`)
    .optional()
    .describe(purpose);
}

/**
 * What `content/claims.yml` may say: words that promise an effect, beside those that the checker
 * knows in the language of the site.
 */
export const claimsSchema = z.strictObject({
  promises: words(
    'More words that promise an effect, such as "detoxify". A word stands for its forms, and … in a phrase for up to five words.',
  ),
  strong: words(
    'More words that promise certainty or the end of an illness, which only trials in people can bear, such as "eradicate".',
  ),
  negations: words('More words that deny what follows in their clause, such as "lacks".'),
  exempt: words(
    'Phrases that promise nothing although such a word is in them, such as "treat … as confidential".',
  ),
  without: words(
    'Known words that mean something else on this site, such as "boost" where that is a product.',
  ),
});
