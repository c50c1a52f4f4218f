import { describe, expect, it } from 'vitest';
import { parseWrittenDate } from '../../../../src/domain/locale/written-date.ts';

describe('a date that is written another way', () => {
  it.each([
    ['2026-3-1', '2026-03-01'],
    ['2026/03/01', '2026-03-01'],
    [' 2026.3.01 ', '2026-03-01'],
    ['1 March 2026', '2026-03-01'],
    ['1st mar 2026', '2026-03-01'],
    ['March 1, 2026', '2026-03-01'],
    ['Sept. 30th, 2026', '2026-09-30'],
    ['1. März 2026', '2026-03-01'],
    ['31. Dezember 2026', '2026-12-31'],
    ['2  Mai  2026', '2026-05-02'],
    ['31/03/2026', '2026-03-31'],
    ['3/31/2026', '2026-03-31'],
    ['05.05.2026', '2026-05-05'],
  ])('means one day: %j', (text, date) => {
    expect(parseWrittenDate(text)).toBe(date);
  });

  it.each(['en', 'de'])('names a month in %s, whole or by its first letters', (language) => {
    for (let month = 1; month <= 12; month += 1) {
      const date = `2026-${String(month).padStart(2, '0')}-09`;
      const name = new Date(date).toLocaleDateString(language, { month: 'long', timeZone: 'UTC' });
      expect(parseWrittenDate(`9. ${name} 2026`)).toBe(date);
      expect(parseWrittenDate(`9 ${name.slice(0, 3)}. 2026`)).toBe(date);
    }
  });

  it.each([
    '03/04/2026',
    '3.4.2026',
    '1/3/26',
    '2026-02-30',
    '30 February 2026',
    '2026/3',
    'March 2026',
    '1 Marsh 2026',
    '2026-03/01',
    '20260301',
    '31/31/2026',
    '13/13/2026',
    'tomorrow',
    '',
  ])('means none or several: %j', (text) => {
    expect(parseWrittenDate(text)).toBeUndefined();
  });
});
