import { isStanding, splitPlace, toPlace, type Ledger, type LedgerLine } from './ledger.ts';

/**
 * What becomes of the places of a page whose address another page has now: they went where their page went before, or were given
 * up with it. Lines to enter, by address; `live` are the addresses of the release.
 */
export function listOfReused(ledger: Ledger, live: ReadonlySet<string>): Map<string, LedgerLine> {
  const lines = new Map<string, LedgerLine>();
  for (const [address, line] of ledger) {
    const { page, id } = splitPlace(address);
    const before = id === undefined ? undefined : ledger.get(page);
    if (id === undefined || before === undefined || isStanding(before) || !isStanding(line) || !live.has(page) || live.has(address)) continue;
    const { to, moved, retired, reason } = before;
    const origin = line.since === undefined ? {} : { since: line.since };
    if (to === undefined) lines.set(address, { ...origin, ...(retired === undefined ? {} : { retired }), ...(reason === undefined ? {} : { reason }) });
    else lines.set(address, { ...origin, to: toMoved(to, id, ledger, live), ...(moved === undefined ? {} : { moved }) });
  }
  return lines;
}

function toMoved(to: string, id: string, ledger: Ledger, live: ReadonlySet<string>): string {
  const place = toPlace(splitPlace(to).page, id);
  return live.has(place) || ledger.has(place) ? place : to;
}
