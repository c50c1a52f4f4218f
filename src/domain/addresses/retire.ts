import type { CalendarDate } from '../locale/index.ts';
import { splitPlace, type Ledger, type LedgerLine } from './ledger.ts';
import { findNearest } from '../text/index.ts';

/** What is to be given up: addresses, and why. */
export interface Retirement {
  readonly addresses: readonly string[];
  readonly reason: string | undefined;
}

/**
 * The ledger in which addresses are retired: nothing takes their place. Throws an `Error` that says
 * why one cannot be.
 */
export function retireAddresses(
  ledger: Ledger,
  { addresses, reason }: Retirement,
  live: ReadonlySet<string>,
  day: CalendarDate,
): Ledger {
  const next = new Map(ledger);
  for (const address of addresses) {
    if (live.has(address))
      throw new Error(
        `${address} is on the site. Delete ${splitPlace(address).id === undefined ? 'its file' : 'what stands there'} first; then it can be retired.`,
      );
    const line = next.get(address);
    if (line === undefined) throw new Error(describeUnknown(address, ledger));
    next.set(address, createTombstone(line, reason, day));
  }
  return next;
}

function createTombstone(
  { since }: LedgerLine,
  reason: string | undefined,
  day: CalendarDate,
): LedgerLine {
  return {
    ...(since === undefined ? {} : { since }),
    retired: day,
    ...(reason === undefined ? {} : { reason }),
  };
}

function describeUnknown(address: string, ledger: Ledger): string {
  const nearest = findNearest(address, ledger.keys());
  return `${address} was never published, so it cannot be retired.${nearest === undefined ? ' Write the address as the build names it, such as /faq/is-it-safe/.' : ` Did you mean ${nearest}?`}`;
}
