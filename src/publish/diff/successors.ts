import { splitPlace, type Ledger } from '../../domain/addresses/ledger.ts';
import { resolveRoute } from '../../domain/addresses/ledger-route.ts';

/** What will become of an address that is gone from the content, in words, as far as the ledger tells before a build; `live` are the addresses that the content still has. */
export function describeBecame(address: string, ledger: Ledger, live: ReadonlySet<string>): string {
  if (!ledger.has(address)) return 'permalinks.json does not know it, so it was not published';
  const route = resolveRoute(address, ledger, live);
  if (route.kind === 'live') return `leads to ${route.address}`;
  if (route.kind === 'retired') return 'retired';
  return splitPlace(address).id === undefined
    ? 'leads nowhere yet; the build will ask for a redirect, or for --retire'
    : 'the build keeps the old id where it can tell which heading was reworded, and else asks';
}
