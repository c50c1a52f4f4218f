import {
  isPending,
  isStanding,
  splitPlace,
  toPlace,
  type Ledger,
  type LedgerLine,
} from './ledger.ts';
import { toOwner } from './ledger-route.ts';

/**
 * What becomes of the places of a page whose address another page has now, and of those that showed its question elsewhere: they
 * went where that page went before, or were given up with it. Lines to enter, by address; `live` are the addresses of the release.
 */
export function listOfReused(ledger: Ledger, live: ReadonlySet<string>): Map<string, LedgerLine> {
  const lines = new Map<string, LedgerLine>();
  const toBefore = (page: string | undefined) => {
    const line = page === undefined || !live.has(page) ? undefined : ledger.get(page);
    return line === undefined || isStanding(line) ? undefined : line;
  };
  for (const [address, line] of ledger) {
    if (isPending(line)) continue;
    // A rename has written where the place of a page is that has a new name since the last release.
    const at = isStanding(line) ? address : line.to;
    if (at === undefined || live.has(at) || (at !== address && ledger.has(at))) continue;
    const { page, id } = splitPlace(at);
    if (id === undefined) continue;
    const owner = toBefore(toOwner(page, id));
    const before = owner ?? toBefore(page);
    if (before === undefined) continue;
    const { to, moved, retired, reason } = before;
    const origin = line.since === undefined ? {} : { since: line.since };
    if (to === undefined)
      lines.set(address, {
        ...origin,
        ...(retired === undefined ? {} : { retired }),
        ...(reason === undefined ? {} : { reason }),
      });
    // The question of that id is another one now, wherever it is shown.
    else
      lines.set(address, {
        ...origin,
        to: owner === undefined ? toMoved(to, id, ledger, live) : to,
        ...(moved === undefined ? {} : { moved }),
      });
  }
  return lines;
}

function toMoved(to: string, id: string, ledger: Ledger, live: ReadonlySet<string>): string {
  const place = toPlace(splitPlace(to).page, id);
  return live.has(place) || ledger.has(place) ? place : to;
}
