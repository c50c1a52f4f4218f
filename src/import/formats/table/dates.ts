import { isCalendarDate, type CalendarDate } from '../../../domain/locale/dates.ts';

/** The day that Excel, which counts days, gives 1 January 1970. */
const serialOf1970 = 25_569;

/** The day that a cell says; undefined where it says none, or one that could be two. */
export function readDate(cell: string): CalendarDate | undefined {
  const text = cell.trim();
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text))
    return new Date((Math.floor(Number(text)) - serialOf1970) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (iso !== undefined) return isCalendarDate(iso) ? iso : undefined;
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (year !== '') return toDate(year, month, day);
  const [, first = '', second = '', last = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (last === '') return undefined;
  if (first === second || Number(first) > 12) return toDate(last, second, first);
  return Number(second) > 12 ? toDate(last, first, second) : undefined;
}

function toDate(year: string, month: string, day: string): CalendarDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
