import { isCalendarDate, type CalendarDate } from './dates.ts';

/** The months in English and German by their first letters, which are unique. */
const months = [
  ['january', 'januar', 'jänner'],
  ['february', 'februar'],
  ['march', 'märz'],
  ['april'],
  ['may', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august'],
  ['september', 'sept'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'dezember'],
] as const;

const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (
    parts: readonly string[],
  ) => readonly [year: string, month: number, day: number] | undefined;
}[] = [
  {
    pattern: /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
    read: ([year = '', , month, day]) => [year, Number(month), Number(day)],
  },
  {
    pattern: /^(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]$/u,
    read: ([year = '', month, day]) => [year, Number(month), Number(day)],
  },
  {
    pattern: /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/,
    read: ([first, , second, year = '']) => parseDayAndMonth(year, Number(first), Number(second)),
  },
  {
    pattern: /^(\d{1,2})(?:st|nd|rd|th|\.)? (\p{L}{3,})\.?,? (\d{4})$/u,
    read: ([day, name = '', year = '']) => [year, parseMonth(name), Number(day)],
  },
  {
    pattern: /^(\p{L}{3,})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/u,
    read: ([name = '', day, year = '']) => [year, parseMonth(name), Number(day)],
  },
];

/**
 * The day that is meant by a date written in another way than `YYYY-MM-DD`, such as `1 March 2026`
 * or `2026/3/1`. Undefined if it is none, or where it could be two: 03/04/2026 is a day of March or
 * of April.
 */
export function parseWrittenDate(text: string): CalendarDate | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  for (const { pattern, read } of forms) {
    const match = pattern.exec(trimmed);
    const [year, month, day] = (match === null ? undefined : read(match.slice(1))) ?? [];
    if (year === undefined) continue;
    const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return isCalendarDate(date) ? date : undefined;
  }
  return undefined;
}

/** Of two numbers one is the day for certain if it is no month, or where both are the same. */
function parseDayAndMonth(
  year: string,
  first: number,
  second: number,
): [string, number, number] | undefined {
  if (first > 12 || first === second) return [year, second, first];
  return second > 12 ? [year, first, second] : undefined;
}

function parseMonth(name: string): number {
  const word = name.toLowerCase();
  return (
    months.findIndex((names) =>
      names.some((each) => each === word || (word.length === 3 && each.startsWith(word))),
    ) + 1
  );
}
