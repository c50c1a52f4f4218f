/** A day as `YYYY-MM-DD`; such strings sort as the days do. */
export type CalendarDate = string;

/** The day that it is at `now` in the time zone, such as `Europe/Berlin`. */
export function toCalendarDate(now: Date, timeZone: string): CalendarDate {
  if (timeZone === 'UTC') return now.toISOString().slice(0, 10);
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(now);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

/** Whether the text is a day of the calendar, written `YYYY-MM-DD`. */
export function isCalendarDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text);
}

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** Creating an `Intl.DateTimeFormat` takes longer than formatting a hundred days with it. */
function getDateFormat(language: string): Intl.DateTimeFormat {
  const format =
    dateFormats.get(language) ??
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
  dateFormats.set(language, format);
  return format;
}

/** The day as people read it in the language, such as `2 November 2026`. */
export function formatDate(date: CalendarDate, language: string): string {
  return getDateFormat(language).format(new Date(`${date}T00:00:00Z`));
}

/**
 * The day `months` later; the last of the month where that has no such day (31 January and one
 * month is 28 February).
 */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  last.setUTCDate(Math.min(day, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
