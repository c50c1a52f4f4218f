import { z } from 'astro/zod';

const expected = 'Write a date that is in the calendar as year-month-day, such as 2026-03-31.';

/**
 * A day as `YYYY-MM-DD`. Astro's YAML reader turns an unquoted date into a `Date` at midnight UTC, the
 * checker's keeps the words; both end here as the same string.
 */
export const calendarDate = z.preprocess(
  (value) =>
    value instanceof Date && !Number.isNaN(value.valueOf())
      ? value.toISOString().slice(0, 10)
      : value,
  z.iso.date(expected),
);
