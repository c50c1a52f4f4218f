import type { CalendarDate } from '../locale/dates.ts';
import { listFirstAddresses } from './first-address.ts';
import { toHeadingNumbers } from './heading-order.ts';
import { listOtherFates } from './joined-ledger.ts';
import {
  createLine,
  isPending,
  isStanding,
  listAddresses,
  splitPlace,
  toPlace,
  type Ledger,
  type LedgerLine,
  type PublishedPage,
} from './ledger.ts';
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
export function toNextLedger(
  earlier: Ledger,
  pages: readonly PublishedPage[],
  day: CalendarDate,
): NextLedger {
  const live = listAddresses(pages);
  const known = new Map([...earlier, ...listOtherFates(earlier, live)]);
  const ledger = new Map([...known, ...listOfReused(known, live)]);
  const next = new Map(ledger);
  const firsts = listFirstAddresses(ledger, day);
  for (const page of pages) enterPage(page, next, firsts.get(page.address), day);
  const reworded = listReworded(ledger, pages, day);
  for (const { from, to } of reworded)
    next.set(from, createLine({ since: ledger.get(from)?.since, to, moved: day }));
  const routes = new Map(
    [...next.keys()]
      .filter((address) => !live.has(address))
      .map((address) => [address, toRoute(address, next, live)]),
  );
  for (const [address, route] of routes)
    next.set(address, toSettled(next.get(address) ?? {}, route, { ledger: next, live }, day));
  // What a rename wrote and no release had: the place of a heading that was reworded at once, or a name that was given up again.
  for (const [address, line] of ledger)
    if (isPending(line) && !live.has(address)) next.delete(address);
  const lost = [...routes].flatMap(([address, route]): LostAddress[] => {
    const line = next.get(address);
    if (line === undefined) return [];
    const isMissed = (route.kind === 'lost' || route.kind === 'loop') && (line.since ?? day) <= day;
    return isMissed && !isOfLost(address, route, routes, next) ? [{ address, line, route }] : [];
  });
  return { ledger: next, lost: lost.sort((a, b) => (a.address < b.address ? -1 : 1)), reworded };
}

function enterPage(
  { address, anchors }: PublishedPage,
  next: Map<string, LedgerLine>,
  first: string | undefined,
  day: CalendarDate,
): void {
  const enter = (place: string, facts: Pick<LedgerLine, 'first' | 'at'>) => {
    const known = next.get(place);
    const since = known?.since ?? day;
    const isEntered =
      known?.since !== undefined &&
      isStanding(known) &&
      known.first === facts.first &&
      known.at === facts.at;
    if (since <= day && !isEntered) next.set(place, createLine({ since, ...facts }));
  };
  enter(address, first === undefined ? {} : { first });
  const headings = anchors.filter(({ isHeading }) => isHeading).map(({ id }) => id);
  const numbers = toHeadingNumbers(headings, listNumbers(address, headings, next));
  for (const { id, isHeading } of anchors) {
    const at = isHeading ? numbers.get(id) : undefined;
    enter(toPlace(address, id), at === undefined ? {} : { at });
  }
}

function listNumbers(
  address: string,
  headings: readonly string[],
  ledger: Ledger,
): Map<string, number> {
  return new Map(
    headings.flatMap((id) => {
      const line = ledger.get(toPlace(address, id));
      return line?.at === undefined || !isStanding(line) ? [] : [[id, line.at] as const];
    }),
  );
}

/**
 * A line that leads somewhere leads there at once, and one that leads to what was retired is so too. An entry that got two names on
 * two branches keeps both: a third branch may still hold what became of it under the old one.
 */
function toSettled(
  line: LedgerLine,
  route: Route,
  { ledger, live }: { readonly ledger: Ledger; readonly live: ReadonlySet<string> },
  day: CalendarDate,
): LedgerLine {
  const { since, to, moved = day } = line;
  if (to === undefined) return line;
  if (route.kind === 'live') {
    const or = line.or?.filter((each) => each !== route.address && live.has(each));
    return createLine({ since, to: route.address, or: or?.length === 0 ? undefined : or, moved });
  }
  const { retired = day, reason } = line.retired === undefined ? (ledger.get(to) ?? {}) : line;
  return route.kind === 'retired' ? createLine({ since, retired, reason }) : line;
}

/** Whether an address is lost only with another one, of which is told: its page, its question, or where it leads. */
function isOfLost(
  address: string,
  route: LostAddress['route'],
  routes: ReadonlyMap<string, Route>,
  ledger: Ledger,
): boolean {
  const cause = route.kind === 'lost' ? route.at : route.steps.toSorted()[0];
  if (cause === undefined || cause === address) {
    const { page, id } = splitPlace(address);
    const kind = id === undefined ? undefined : routes.get(page)?.kind;
    return kind === 'lost' || kind === 'loop';
  }
  return ledger.has(cause);
}
