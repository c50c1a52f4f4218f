import { isCalendarDate, type CalendarDate } from '../../../../domain/locale/dates.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The day that a value of front matter names: `2019-03-04 10:00 +0100`, `2019/3/4`, `Jul 08 2022` or `8 July 2022`. Undefined
 * where it is none, or where day and month could be either way round (`03/04/2019`).
 */
export function readDate(value: unknown): CalendarDate | undefined {
  const text = (value instanceof Date ? toIso(value) : typeof value === 'string' ? value : '')
    .trim()
    .slice(0, 60);
  const [, year, month, day] =
    /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)/.exec(text) ?? named(text);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/** The dates of TOML write the day of their own time zone; those of JavaScript the day at Greenwich. */
function toIso(date: Date): string {
  return Number.isNaN(date.valueOf()) ? '' : date.toISOString();
}

function named(text: string): readonly (string | undefined)[] {
  const plain = text.replace(/^[A-Za-z]+,\s+/, '');
  const [, word = '', day, year] =
    /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:\D|$)/.exec(plain) ?? [];
  const [, otherDay, otherWord = '', otherYear] =
    /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})(?:\D|$)/.exec(plain) ?? [];
  const month = months.indexOf((word || otherWord).slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? [] : [undefined, year ?? otherYear, String(month), day ?? otherDay];
}
