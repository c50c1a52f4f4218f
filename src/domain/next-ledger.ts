import type { CalendarDate } from './dates.ts';
import { listFirstAddresses } from './first-address.ts';
import { isStanding, listAddresses, splitPlace, toPlace, type Ledger, type LedgerLine, type PublishedPage } from './ledger.ts';
import { toRoute, type Route } from './ledger-route.ts';
import { listOfReused } from './reused-address.ts';
import { listReworded } from './reworded-places.ts';

/** The ledger with a new release in it. */
export interface NextLedger {
  readonly ledger: Ledger;
  /** The addresses that were published and would lead nowhere; the release must not go on show as long as there are any. */
  readonly lost: readonly LostAddress[];
  /** The places whose headings were reworded in this release, and where their addresses lead now. */
  readonly reworded: readonly { readonly from: string; readonly to: string }[];
}

/** An address that would lead nowhere. */
export interface LostAddress {
  readonly address: string;
  readonly line: LedgerLine;
  readonly route: Exclude<Route, { kind: 'live' | 'retired' }>;
}

/** Enters the pages of a release of `day` into the ledger. What appeared on a later day is left as it is and is not missed. */
export function toNextLedger(earlier: Ledger, pages: readonly PublishedPage[], day: CalendarDate): NextLedger {
  const live = listAddresses(pages);
  const ledger = new Map([...earlier, ...listOfReused(earlier, live)]);
  const next = new Map(ledger);
  const firsts = listFirstAddresses(ledger, day);
  for (const page of pages) enterPage(page, next, firsts.get(page.address), day);
  const reworded = listReworded(ledger, pages, day);
  for (const { from, to } of reworded) next.set(from, { ...toOrigin(ledger.get(from)), to, moved: day });
  const routes = new Map([...next.keys()].filter((address) => !live.has(address)).map((address) => [address, toRoute(address, next, live)]));
  for (const [address, route] of routes) next.set(address, toSettled(next.get(address) ?? {}, route, next, day));
  // The place of a page with a new name whose heading was reworded at once: it was only a step, and never published.
  for (const { from } of reworded) if (!ledger.has(from)) next.delete(from);
  const lost = [...routes].flatMap(([address, route]): LostAddress[] => {
    const line = next.get(address) ?? {};
    const isMissed = (route.kind === 'lost' || route.kind === 'loop') && (line.since ?? day) <= day;
    return isMissed && !isOfLost(address, route, routes, next) ? [{ address, line, route }] : [];
  });
  return { ledger: next, lost: lost.sort((a, b) => (a.address < b.address ? -1 : 1)), reworded };
}

function enterPage({ address, text, anchors }: PublishedPage, next: Map<string, LedgerLine>, first: string | undefined, day: CalendarDate): void {
  const known = next.get(address);
  const latest = known?.changed ?? known?.since ?? day;
  const origin = first === undefined ? {} : { first };
  if (known === undefined) next.set(address, { since: day, ...origin, text });
  else if (latest <= day) next.set(address, { ...toOrigin(known, day), ...origin, ...toChange(known, text, day), text });
  let before = '';
  for (const { id, isHeading } of anchors) {
    const place = toPlace(address, id);
    const line = toOrigin(next.get(place), day);
    if ((line.since ?? day) <= day) next.set(place, isHeading ? { ...line, follows: before } : line);
    if (isHeading) before = id;
  }
}

/** The day of the last change, left out where that is the day on which the page appeared. */
function toChange(known: LedgerLine, text: string, day: CalendarDate): LedgerLine {
  const changed = known.text === text && isStanding(known) ? known.changed : day;
  return changed === undefined || changed === known.since ? {} : { changed };
}

/** What stays of a line whatever becomes of its address. */
function toOrigin(line: LedgerLine | undefined, day?: CalendarDate): LedgerLine {
  const since = line?.since ?? day;
  return since === undefined ? {} : { since };
}

/** A line that leads somewhere leads there at once, and one that leads to what was retired is so too. */
function toSettled(line: LedgerLine, route: Route, ledger: Ledger, day: CalendarDate): LedgerLine {
  if (line.to === undefined) return line;
  if (route.kind === 'live') return { ...toOrigin(line), to: route.address, moved: line.moved ?? day };
  const { retired = day, reason } = ledger.get(line.to) ?? {};
  return route.kind === 'retired' ? { ...toOrigin(line), retired, ...(reason === undefined ? {} : { reason }) } : line;
}

/** Whether an address is lost only with another one, of which is told: its page, its question, or where it leads. */
function isOfLost(address: string, route: LostAddress['route'], routes: ReadonlyMap<string, Route>, ledger: Ledger): boolean {
  const cause = route.kind === 'lost' ? route.at : route.steps.toSorted()[0];
  if (cause === undefined || cause === address) {
    const { page, id } = splitPlace(address);
    const kind = id === undefined ? undefined : routes.get(page)?.kind;
    return kind === 'lost' || kind === 'loop';
  }
  return ledger.has(cause);
}
