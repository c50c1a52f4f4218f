import type { CalendarDate } from '../locale/index.ts';
import { isCurrent, type Ledger, type LedgerLine } from './ledger.ts';

/**
 * The address under which each page was first published, by the address that it has in a release of
 * `day`; pages for which both are the same are left out. A page that took an address which is the
 * first of another one has it with the day behind `#`.
 */
export function collectFirstAddresses(ledger: Ledger, day: CalendarDate): Map<string, string> {
  const pages = [...ledger].filter(([address]) => !address.includes('#'));
  const claims = new Map(
    pages.flatMap(([address, { first }]) =>
      first === undefined || first === address ? [] : [[address, first]],
    ),
  );
  // A rename writes the first address to the new one. Of several pages that became one by hand, the
  // oldest is the one that it was.
  for (const [from, line] of pages.filter(([, each]) => wasMovedByHand(each)).sort(byAge)) {
    if (line.to !== undefined && !claims.has(line.to) && !isPublished(ledger.get(line.to)))
      claims.set(line.to, line.first ?? from);
  }
  const firsts = new Map<string, string>();
  for (const [first, claimed] of Map.groupBy(claims, ([, each]) => each)) {
    const address = chooseHeir(
      first,
      claimed.map(([each]) => each),
      ledger,
    );
    if (address !== undefined && address !== first) firsts.set(address, first);
  }
  const taken = [...firsts.values()];
  for (const first of taken) {
    if (!firsts.has(first) && !first.includes('#') && !isPublished(ledger.get(first)))
      firsts.set(first, `${first}#${day}`);
  }
  return firsts;
}

function isPublished(line: LedgerLine | undefined): boolean {
  return line?.since !== undefined && isCurrent(line);
}

/**
 * Whether a page was at its address in the last release and is elsewhere since: the next release
 * says when it moved.
 */
function wasMovedByHand({ since, to, moved }: LedgerLine): boolean {
  return since !== undefined && to !== undefined && moved === undefined;
}

function byAge([a, one]: [string, LedgerLine], [b, other]: [string, LedgerLine]): number {
  return (one.since ?? '').localeCompare(other.since ?? '') || (a < b ? -1 : 1);
}

/**
 * The one of several pages that has the first address: on two branches a page may have got two
 * names, and is one of them.
 */
function chooseHeir(
  first: string,
  claimants: readonly string[],
  ledger: Ledger,
): string | undefined {
  if (claimants.length < 2) return claimants[0];
  const steps = new Set<string>();
  for (
    let at: string | undefined = first;
    at !== undefined && !steps.has(at);
    at = ledger.get(at)?.to
  )
    steps.add(at);
  const arrival = [...steps].at(-1);
  const rank = (address: string) =>
    `${address === arrival ? 0 : 1} ${ledger.get(address)?.since ?? '9999-99-99'} ${address}`;
  return claimants.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}
