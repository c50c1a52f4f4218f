import { z } from 'astro/zod';
import { calendarDate } from './calendar-date.ts';
import { entryId } from './slug.ts';
import { line } from './text.ts';

const written = 'npm run review writes this line; run the command again instead of changing it.';

/** Who reviewed the words, when, and which words these were. `npm run review` writes it. */
export const review = z.strictObject({
  by: entryId.describe('The reviewer: a file name in people/.'),
  on: calendarDate.describe('The day of the review, such as 2026-03-31.'),
  hash: z
    .string(written)
    .regex(/^[0-9a-f]{16}$/, written)
    .optional()
    .describe('The fingerprint of the words that were reviewed. npm run review writes it; it shows whether they were edited since.'),
  self: z.boolean('Write true, or delete the line.').optional().describe('true where an author reviewed their own text; the page says so.'),
  kept: z
    .array(
      z.strictObject({
        on: calendarDate.describe('The day on which the review was kept.'),
        reason: line('Write why the review still holds, such as "typo".').describe('Why the review still holds after the edit.'),
      }),
      'Write a list, each with on and reason.',
    )
    .optional()
    .describe('Edits after which the review was kept: the day and the reason of each. npm run review -- ENTRY --kept "reason" writes them.'),
});
