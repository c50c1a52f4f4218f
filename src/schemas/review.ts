import { z } from 'astro/zod';
import { calendarDate, line, entryId } from './fields.ts';

const written = 'answerable review writes this line; run the command again instead of changing it.';

const contentHash = z.string(written).regex(/^(?:v[23]:)?[0-9a-f]{16}$/, written);

/** Who reviewed an entry, when, and what it was that they reviewed. `npm run review` writes it. */
export const review = z.strictObject({
  by: entryId.describe('The reviewer: a file name in people/.'),
  on: calendarDate.describe('The day of the review, such as 2026-03-31.'),
  hash: contentHash
    .optional()
    .describe(
      'The fingerprint of what was reviewed. answerable review writes it; it shows whether that was edited since. With v2: or v3: it covers all that the page shows, else the words of this file.',
    ),
  answers: z
    .record(entryId, z.string(written).regex(/^[0-9a-f]{16}$/, written), written)
    .optional()
    .describe(
      'The fingerprints of the embedded answers that were reviewed with it. answerable review writes them.',
    ),
  self: z
    .boolean('Write true, or delete the line.')
    .optional()
    .describe('true where an author reviewed their own text; the page says so.'),
  kept: z
    .array(
      z.strictObject({
        on: calendarDate.describe('The day on which the review was kept.'),
        by: entryId.optional().describe('Who kept it: a file name in people/.'),
        reason: line('Write why the review still holds, such as "typo".').describe(
          'Why the review still holds after the edit.',
        ),
        hash: contentHash
          .optional()
          .describe('The fingerprint of the words for which the review was kept.'),
      }),
      'Write a list, each with on and reason.',
    )
    .optional()
    .describe(
      'Edits after which the review was kept: who kept it, the day and the reason of each. answerable review ENTRY --kept "reason" --by PERSON writes them.',
    ),
});
