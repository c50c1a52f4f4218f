import { z } from 'astro/zod';
import { line } from './fields.ts';

/**
 * How many groups there may be, how many words or phrases in each, and how long each may be; more
 * would make the search slow.
 */
const synonymLimits = { groups: 500, inGroup: 12, letters: 60, words: 5 } as const;

const word = line('Write a word or a phrase, or delete the place that holds none.')
  .max(
    synonymLimits.letters,
    `Write at most ${synonymLimits.letters} letters: a word that readers search for.`,
  )
  .refine(
    (value) => value.split(/\s+/).length <= synonymLimits.words,
    `Write at most ${synonymLimits.words} words: a phrase that readers search for.`,
  )
  .describe('A word or a phrase that readers search for.');

const group = z
  .array(
    word,
    'Write a list between brackets, with commas between the words that mean the same, such as [ME, chronic fatigue syndrome].',
  )
  .min(2, 'Write at least two words or phrases that mean the same, or delete the group.')
  .max(synonymLimits.inGroup, `Write at most ${synonymLimits.inGroup} words or phrases in a group.`)
  .superRefine((words, context) => {
    words.forEach((each, index) => {
      const first = words.findIndex((other) => other.toLowerCase() === each.toLowerCase());
      if (first < index)
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `It stands in this group already, in place ${first + 1}. Delete one of them.`,
        });
    });
  })
  .describe('Words and phrases that mean the same, between brackets, with commas between them.');

/**
 * What `content/synonyms.yml` may say: groups of words and phrases that mean the same to a reader
 * who searches.
 */
export const synonymsSchema = z
  .array(
    group,
    'Write a list, one group of words a line, each after a hyphen, such as "- [ME, chronic fatigue syndrome]".',
  )
  .max(synonymLimits.groups, `Write at most ${synonymLimits.groups} groups.`)
  .describe(
    'Groups of words and phrases that mean the same. Who searches for one also finds what says another.',
  );
