import type { CalendarDate } from '../locale/dates.ts';
import { isStanding, splitPlace, toPlace, type Ledger, type PublishedPage } from './ledger.ts';
import { toReworded } from './reworded.ts';

/** The places whose headings have other words in a release, each with the place where they stand now. */
export function listReworded(
  ledger: Ledger,
  pages: readonly PublishedPage[],
  day: CalendarDate,
): { readonly from: string; readonly to: string }[] {
  const headings = listHeadings(ledger, day);
  return pages.flatMap(({ address, anchors }) => {
    const before = headings.get(address);
    if (before === undefined) return [];
    const now = anchors.filter(({ isHeading }) => isHeading).map(({ id }) => id);
    return [...toReworded(before, now)].map(([from, to]) => ({
      from: toPlace(address, from),
      to: toPlace(address, to),
    }));
  });
}

/** For each page the ids of its headings of the last release in their order; of a page with a new name those of the old one. */
function listHeadings(ledger: Ledger, day: CalendarDate): Map<string, string[]> {
  const pages = new Map<string, { readonly id: string; readonly at: number }[]>();
  for (const [address, line] of ledger) {
    if (line.at === undefined || !isStanding(line) || (line.since ?? day) > day) continue;
    const { page, id } = splitPlace(address);
    if (id === undefined) continue;
    const headings = pages.get(page) ?? [];
    headings.push({ id, at: line.at });
    pages.set(page, headings);
  }
  return new Map(
    [...pages].map(([page, headings]) => [
      page,
      headings.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id),
    ]),
  );
}
