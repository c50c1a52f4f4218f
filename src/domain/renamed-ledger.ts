import type { CalendarDate } from './dates.ts';
import { isStanding, type Ledger, type LedgerLine } from './ledger.ts';
import { toRenamedAddress, type Renaming } from './renamed-address.ts';

/**
 * The ledger when an entry has its new id: what was published of it leads to its new address, each place to the same place there,
 * whatever names the entry had before and may have again. `siteUrl` is that of the site.
 */
export function toRenamedLedger(ledger: Ledger, renaming: Renaming, siteUrl: string | undefined, day: CalendarDate): Ledger {
  const toNew = (address: string) => toRenamedAddress(address, renaming, siteUrl);
  return new Map([...ledger].map(([address, line]) => {
    const to = isStanding(line) ? toNew(address) : line.to === undefined ? undefined : (toNew(line.to) ?? line.to);
    return [address, to === undefined ? line : toMoved(address, line, to, day)] as const;
  }));
}

/** An entry that gets back a name of before is where it was. What tells of its headings and its page is kept until the next release has read it. */
function toMoved(address: string, { to: before, moved, ...kept }: LedgerLine, to: string, day: CalendarDate): LedgerLine {
  return to === address ? kept : { ...kept, to, moved: to === before ? (moved ?? day) : day };
}
