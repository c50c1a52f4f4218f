import {
  type CalendarDate,
  isCalendarDate,
  parseWrittenDate,
  toCalendarDate,
} from '../domain/locale/index.ts';

/** The clock of the site: what its day is, and in which zone a moment becomes a day. */
export interface SiteClock {
  readonly today: CalendarDate;
  /** Such as `Europe/Berlin`. */
  readonly timeZone: string;
}

const hour =
  /^(.*[\d日일])(?:T|,?\s+(?:at\s+)?)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|(?:UTC|GMT)?[+-]\d{2}:?(?:\d{2})?|[A-Z]{2,5})?(?:\s*\([^()]*\))?$/iu;
const weekday = /^\p{L}{2,}\.?,?\s+/u;

/**
 * The day of a field for programs, with or without its hour: `2019-03-04 10:00 +0100`, `2019/3/4`,
 * `Mon, 8 Jul 2022 10:00:00 GMT`. An hour with its offset is a moment, whose day is the one that it
 * was in the zone of the site; without an offset or a zone it is the day as it is written.
 * Undefined if it is none or could be two (`03/04/2019`).
 */
export function parseMoment(text: string, timeZone: string | undefined): CalendarDate | undefined {
  const plain = text.trim().slice(0, 80).replace(/\s+/g, ' ');
  const [, before, hours = '', minutes = '', seconds = '0', half = '', zone = ''] =
    hour.exec(plain) ?? [];
  const day = parseWrittenDay(before ?? plain);
  const offset = parseOffset(zone);
  if (day === undefined || before === undefined || offset === undefined || timeZone === undefined)
    return day;
  const noon = half === '' ? 0 : Number(hours) % 12 === Number(hours) ? 0 : -12;
  const late = /^p/i.test(half) ? 12 : 0;
  const moment = new Date(
    Date.parse(`${day}T00:00:00Z`) +
      ((Number(hours) + noon + late) * 60 + Number(minutes) - offset) * 60_000 +
      Number(seconds) * 1000,
  );
  return toCalendarDate(moment, timeZone);
}

function parseWrittenDay(text: string): CalendarDate | undefined {
  const plain = text.trim();
  const written = parseWrittenDate(plain) ?? parseWrittenDate(plain.replace(weekday, ''));
  if (written !== undefined) return written;
  const [, year = '', month = '', day = ''] =
    /^(\d{4})(?:[-/.](\d{1,2})[-/.](\d{1,2})(?:\D|$)|(\d{2})(\d{2})$)/
      .exec(plain)
      ?.filter(Boolean) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}

/** In minutes; undefined if the zone is not said, or by a name that several zones have. */
function parseOffset(zone: string): number | undefined {
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 0;
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?$/i.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
