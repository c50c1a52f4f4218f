import { describe, expect, it } from 'vitest';
import { formatDate, isCalendarDate, toCalendarDate } from '../../../../src/domain/locale/dates.ts';

describe('a calendar date', () => {
  it.each(['2026-11-23', '2024-02-29', '0999-01-01'])('%s is one', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each(['2024-13-45', '2024-02-30', '2023-02-29', '2024', '', '2024-1-5', '24-01-05', 'today'])(
    '“%s” is none',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
    },
  );

  it('is the day in the site’s time zone, not at Greenwich', () => {
    const now = new Date('2026-03-31T23:30:00Z');
    expect(toCalendarDate(now, 'UTC')).toBe('2026-03-31');
    expect(toCalendarDate(now, 'Asia/Tokyo')).toBe('2026-04-01');
    expect(toCalendarDate(new Date('2026-03-31T02:00:00Z'), 'America/Los_Angeles')).toBe(
      '2026-03-30',
    );
  });

  it('is read in the language of the site', () => {
    expect(formatDate('2026-11-02', 'en')).toBe('2 November 2026');
    expect(formatDate('2026-11-02', 'en-US')).toBe('November 2, 2026');
    expect(formatDate('2026-11-02', 'de')).toBe('2. November 2026');
  });
});
