import type { CalendarDate } from './dates.ts';
import type { Ledger, LedgerLine } from './ledger.ts';
import { fixedPermalinks, toCanonical } from './permalink.ts';

/** The day of the last release that changed anything, as the ledger tells; undefined where nothing was published. */
export function toLastRelease(ledger: Ledger): CalendarDate | undefined {
  return [...ledger].filter(([address]) => isPage(address)).map(([, line]) => toLatest(line)).sort().at(-1);
}

/** The absolute addresses of the pages that are new, have other words or are gone since a day, that day included; sorted. */
export function listAnnounced(ledger: Ledger, siteUrl: string, since: CalendarDate): string[] {
  return [...ledger].filter(([address, line]) => isPage(address) && toLatest(line) >= since).map(([address]) => toCanonical(siteUrl, address)).sort();
}

/** Pages that search engines may list: neither places within pages nor the search. */
function isPage(address: string): boolean {
  return !address.includes('#') && address !== fixedPermalinks.search;
}

/** The last day on which something became of an address; '' where the ledger holds none. */
function toLatest({ since = '', changed = '', moved = '', retired = '' }: LedgerLine): string {
  return [since, changed, moved, retired].sort().at(-1) ?? '';
}
