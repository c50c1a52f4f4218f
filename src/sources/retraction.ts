import { z } from 'astro/zod';
import { isCalendarDate } from '../domain/locale/index.ts';
import { formatDoiAddress } from '../domain/citations/index.ts';
import { parseDoi } from './identifiers.ts';
import type { Retraction } from './source-record.ts';

/**
 * What Crossref lists as `updated-by`: notices of publishers and of Retraction Watch about a work.
 */
const update = z.looseObject({
  DOI: z.string(),
  type: z.string(),
  updated: z
    .looseObject({ 'date-parts': z.array(z.array(z.number())) })
    .optional()
    .catch(undefined),
});

export const updates = z
  .array(update.or(z.unknown().transform(() => undefined)))
  .transform((all) => all.filter((each) => each !== undefined))
  .catch([]);

type Update = z.output<typeof update>;

const withdrawals: ReadonlySet<string> = new Set(['retraction', 'withdrawal', 'removal']);
const doubts: ReadonlySet<string> = new Set(['expression_of_concern', 'partial_retraction']);

/**
 * The first of the notices that withdraw a work, or undefined. A notice without a day, or whose DOI
 * cannot be written, is none that a source can name.
 */
export function findRetraction(notices: readonly Update[]): Retraction | undefined {
  const found = notices.flatMap(({ DOI, type, updated }): Retraction[] => {
    const [doi, on] = [parseDoi(DOI), parseDay(updated?.['date-parts'][0] ?? [])];
    return withdrawals.has(getType(type)) && doi !== undefined && on !== undefined
      ? [{ on, notice: formatDoiAddress(doi) }]
      : [];
  });
  return found.sort((a, b) => (a.on < b.on ? -1 : 1))[0];
}

/** Whether a notice withdraws the work. */
export function isWithdrawn(notices: readonly Update[]): boolean {
  return notices.some(({ type }) => withdrawals.has(getType(type)));
}

/** Where doubts about the work are told that fall short of a retraction. */
export function findDoubt(notices: readonly Update[]): string | undefined {
  const doi = notices.find(({ type }) => doubts.has(getType(type)))?.DOI;
  return doi === undefined ? undefined : formatDoiAddress(doi);
}

/**
 * A day of numbers, of which Crossref may leave out the last: the first of its month or year stands
 * for it.
 */
function parseDay([year = 0, month = 1, day = 1]: readonly number[]): string | undefined {
  const text = [
    String(year).padStart(4, '0'),
    String(month).padStart(2, '0'),
    String(day).padStart(2, '0'),
  ].join('-');
  return isCalendarDate(text) ? text : undefined;
}

function getType(type: string): string {
  return type.toLowerCase().replace(/[\s-]/g, '_');
}
