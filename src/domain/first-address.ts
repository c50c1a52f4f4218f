import type { CalendarDate } from './dates.ts';
import { isStanding, type Ledger, type LedgerLine } from './ledger.ts';

/**
 * The address under which each page was first published, by the address that it has in a release of `day`; pages for which both
 * are the same are left out. A page that took an address which is the first of another one has it with the day behind `#`.
 */
export function listFirstAddresses(ledger: Ledger, day: CalendarDate): Map<string, string> {
  const pages = [...ledger].filter(([address]) => !address.includes('#'));
  const firsts = new Map(pages.flatMap(([address, { first }]) => (isStanding(ledger.get(address) ?? {}) && first !== undefined ? [[address, first]] : [])));
  // Of several pages that became one, the last of this order is the one that it was.
  for (const [from, line] of pages.filter(([, each]) => hasJustMoved(each)).sort(byCertainty)) {
    if (line.to !== undefined && !isPublished(ledger.get(line.to))) firsts.set(line.to, line.first ?? from);
  }
  for (const [address, first] of [...firsts]) {
    if (first === address) firsts.delete(address);
    else if (!firsts.has(first) && !first.includes('#') && !isPublished(ledger.get(first))) firsts.set(first, `${first}#${day}`);
  }
  return firsts;
}

function isPublished(line: LedgerLine | undefined): boolean {
  return line?.text !== undefined && isStanding(line);
}

/** Whether a page was at its address in the last release and is elsewhere since: the next release takes the hash of its text away, or says when it moved. */
function hasJustMoved({ since, text, to, moved }: LedgerLine): boolean {
  return since !== undefined && to !== undefined && (text !== undefined || moved === undefined);
}

/** What the command renamed comes after what was written by hand, which may be a page of its own that was given up; else the older comes last. */
function byCertainty([a, one]: [string, LedgerLine], [b, other]: [string, LedgerLine]): number {
  const isByCommand = Number(one.moved !== undefined) - Number(other.moved !== undefined);
  return isByCommand || (other.since ?? '').localeCompare(one.since ?? '') || (a < b ? 1 : -1);
}
