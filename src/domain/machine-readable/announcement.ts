import type { CalendarDate } from '../locale/index.ts';
import { type Ledger, fixedPermalinks, toCanonical } from '../addresses/index.ts';

/** For each page the hash of its words, and the last release that changed them, by its address. */
export type PageChanges = ReadonlyMap<
  string,
  { readonly text: string; readonly changed?: CalendarDate | undefined }
>;

/**
 * What is known of when pages changed: since when they are there or elsewhere, when their words
 * changed, and what their entries say.
 */
interface ChangeDays {
  readonly ledger: Ledger;
  readonly changes: PageChanges;
  /** The day on which entries were last updated, as they say, by their addresses. */
  readonly updated: ReadonlyMap<string, CalendarDate>;
}

/**
 * The day of the last release that changed anything, as far as it is known; undefined if nothing
 * was published.
 */
export function findLastRelease(days: ChangeDays): CalendarDate | undefined {
  return listPages(days)
    .map((address) => findLatest(address, days))
    .sort()
    .at(-1);
}

/**
 * The absolute addresses of the pages that are new, have other words or are gone since a day, that
 * day included; sorted.
 */
export function collectChangedAddresses(
  days: ChangeDays,
  siteUrl: string,
  since: CalendarDate,
): string[] {
  return listPages(days)
    .filter((address) => findLatest(address, days) >= since)
    .map((address) => toCanonical(siteUrl, address))
    .sort();
}

/** Pages that search engines may list: neither places within pages nor the search. */
function listPages({ ledger }: ChangeDays): string[] {
  return [...ledger.keys()].filter(
    (address) => !address.includes('#') && address !== fixedPermalinks.search,
  );
}

/** The last day on which something became of an address; '' if none is known. */
function findLatest(address: string, { ledger, changes, updated }: ChangeDays): string {
  const { since = '', moved = '', retired = '' } = ledger.get(address) ?? {};
  return (
    [since, changes.get(address)?.changed ?? '', updated.get(address) ?? '', moved, retired]
      .sort()
      .at(-1) ?? ''
  );
}
