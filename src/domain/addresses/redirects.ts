import { splitPlace, toPlace, type Ledger } from './ledger.ts';
import { toRoute } from './ledger-route.ts';

/** The address of a page that moved, and where it leads now: at once, whatever steps lay between. */
export interface Redirect {
  readonly from: string;
  readonly to: string;
}

/** An id that a page had once: it leads to the place `at` on the same page, or to the address `to`. */
export interface KeptId {
  readonly page: string;
  readonly id: string;
  readonly at: string | undefined;
  readonly to: string | undefined;
}

/** Where pages that are gone lead, sorted. */
export function listRedirects(ledger: Ledger, live: ReadonlySet<string>): Redirect[] {
  return [...ledger.keys()].sort().flatMap((from) => {
    if (from.includes('#') || live.has(from)) return [];
    const route = toRoute(from, ledger, live);
    return route.kind === 'live' ? [{ from, to: route.address }] : [];
  });
}

/**
 * The ids that pages must have besides their own, so that links to places of old still lead there. A server does not see
 * what stands behind `#`: a link to a page that moved arrives at the new page with the old id.
 */
export function listKeptIds(ledger: Ledger, live: ReadonlySet<string>): KeptId[] {
  const kept = new Map<string, KeptId>();
  const isOfItsPage = (address: string) => (live.has(splitPlace(address).page) ? 0 : 1);
  // Of two pages that moved to one, the ids that the one had itself come first.
  for (const address of [...ledger.keys()].sort().sort((a, b) => isOfItsPage(a) - isOfItsPage(b))) {
    const { page: old, id } = splitPlace(address);
    if (id === undefined || live.has(address)) continue;
    const [arrival, route] = [toRoute(old, ledger, live), toRoute(address, ledger, live)];
    if (arrival.kind !== 'live' || route.kind !== 'live' || arrival.address.includes('#')) continue;
    const page = arrival.address;
    const target = splitPlace(route.address);
    const place = toPlace(page, id);
    if (live.has(place) || kept.has(place) || route.address === page) continue;
    const isHere = target.page === page;
    kept.set(place, {
      page,
      id,
      at: isHere ? target.id : undefined,
      to: isHere ? undefined : route.address,
    });
  }
  return [...kept.values()];
}
