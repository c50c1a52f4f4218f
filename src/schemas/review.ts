import { z } from 'astro/zod';
import { calendarDate } from './calendar-date.ts';
import { entryId } from './slug.ts';

/** Who reviewed the words, and when. */
export const review = z.strictObject({
  by: entryId.describe('The reviewer: a file name in people/.'),
  on: calendarDate.describe('The day of the review, such as 2026-03-31.'),
});
