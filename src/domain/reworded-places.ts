import type { CalendarDate } from './dates.ts';
import { isStanding, splitPlace, toPlace, type Ledger, type PublishedPage } from './ledger.ts';
import { toReworded } from './reworded.ts';

/** The places whose headings have other words in a release, each with the place where they stand now. */
export function listReworded(ledger: Ledger, pages: readonly PublishedPage[], day: CalendarDate): { readonly from: string; readonly to: string }[] {
  const headings = listHeadings(ledger, day);
  return pages.flatMap(({ address, anchors }) => {
    const before = headings.get(address);
    if (before === undefined) return [];
    const now = anchors.filter(({ isHeading }) => isHeading).map(({ id }) => id);
    return [...toReworded(toOrder(before), now)].map(([from, to]) => ({ from: toPlace(address, from), to: toPlace(address, to) }));
  });
}

/** For each page its headings of the last release, by the one that each follows: of a page with a new name those of the old one. */
function listHeadings(ledger: Ledger, day: CalendarDate): Map<string, Map<string, string[]>> {
  const pages = new Map<string, Map<string, string[]>>();
  for (const [address, line] of ledger) {
    if (line.follows === undefined || line.retired !== undefined || (line.since ?? day) > day) continue;
    const { page, id } = splitPlace(isStanding(line) ? address : (line.to ?? address));
    if (id === undefined) continue;
    const following = pages.get(page) ?? new Map<string, string[]>();
    pages.set(page, following.set(line.follows, [...(following.get(line.follows) ?? []), id]));
  }
  return pages;
}

/** The ids of headings in their order. */
function toOrder(following: ReadonlyMap<string, readonly string[]>): string[] {
  const order = new Set<string>();
  const follow = (before: string) => {
    for (const id of following.get(before) ?? []) {
      if (order.has(id)) continue;
      order.add(id);
      follow(id);
    }
  };
  follow('');
  // Where two versions of the file were merged the order may have gaps.
  return [...order.union(new Set([...following.values()].flat()))];
}
