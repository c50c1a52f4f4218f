import { formatCommand, findNearest } from '../text/index.ts';
import type { CalendarDate } from '../locale/index.ts';
import { collectFirstAddresses } from './first-address.ts';
import { numberHeadings } from './heading-order.ts';
import { resolveMergedMoves } from './joined-ledger.ts';
import { type Route, findOwner, resolveRoute } from './ledger-route.ts';
import {
  createLine,
  serializeLine,
  isPending,
  isCurrent,
  type Ledger,
  type LedgerLine,
  listAddresses,
  type PublishedPage,
  splitPlace,
  formatPlace,
} from './ledger.ts';

/** The most addresses that are listed one by one. */
const most = 20;

/** The ledger with a new release in it. */
interface NextLedger {
  readonly ledger: Ledger;
  /**
   * The addresses that were published and would lead nowhere; the release must not go on show as
   * long as there are any.
   */
  readonly lost: readonly LostAddress[];
  /**
   * The places whose headings were reworded in this release, and where their addresses lead now.
   */
  readonly reworded: readonly { readonly from: string; readonly to: string }[];
}

/** An address that would lead nowhere. */
export interface LostAddress {
  readonly address: string;
  readonly line: LedgerLine;
  readonly route: Exclude<Route, { kind: 'live' | 'retired' }>;
}

/**
 * Enters the pages of a release of `day` into the ledger. What appeared on a later day is left as
 * it is and is not missed.
 * @param unpublished the addresses of drafts and of entries of a later day: an address of another
 * site that leads to one of them waits until it is published for the first time.
 */
export function advanceLedger(
  earlier: Ledger,
  pages: readonly PublishedPage[],
  day: CalendarDate,
  unpublished: ReadonlySet<string> = new Set(),
): NextLedger {
  const live = listAddresses(pages);
  const known = new Map([...earlier, ...resolveMergedMoves(earlier, live)]);
  const ledger = new Map([...known, ...listOfReused(known, live)]);
  const next = new Map(ledger);
  const firsts = collectFirstAddresses(ledger, day);
  for (const page of pages) enterPage(page, next, firsts.get(page.address), day);
  const reworded = listReworded(ledger, pages, day);
  for (const { from, to } of reworded)
    next.set(from, createLine({ since: ledger.get(from)?.since, to, moved: day }));
  const routes = new Map(
    [...next.keys()]
      .filter((address) => !live.has(address))
      .map((address) => [address, resolveRoute(address, next, live)]),
  );
  for (const [address, route] of routes)
    next.set(address, settle(next.get(address) ?? {}, route, { ledger: next, live }, day));
  // What a rename wrote and no release had: the place of a heading that was reworded at once, or a
  // name that was given up again.
  for (const [address, line] of ledger)
    if (isPending(line) && !live.has(address)) next.delete(address);
  const lost = [...routes].flatMap(([address, route]): LostAddress[] => {
    const line = next.get(address);
    if (line === undefined) return [];
    if (isWaiting(line, route, next, unpublished)) return [];
    const isMissed = (route.kind === 'lost' || route.kind === 'loop') && (line.since ?? day) <= day;
    return isMissed && !isOfLost(address, route, routes, next) ? [{ address, line, route }] : [];
  });
  return { ledger: next, lost: lost.sort((a, b) => (a.address < b.address ? -1 : 1)), reworded };
}

/** Whether neither an address nor the page to which it leads was ever published here. */
function isWaiting(
  { since, to }: LedgerLine,
  route: Route,
  ledger: Ledger,
  unpublished: ReadonlySet<string>,
): boolean {
  return (
    since === undefined &&
    to !== undefined &&
    route.kind === 'lost' &&
    !ledger.has(route.at) &&
    unpublished.has(splitPlace(route.at).page)
  );
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
      isCurrent(known) &&
      known.first === facts.first &&
      known.at === facts.at;
    if (since <= day && !isEntered) next.set(place, createLine({ since, ...facts }));
  };
  enter(address, first === undefined ? {} : { first });
  const headings = anchors.filter(({ isHeading }) => isHeading).map(({ id }) => id);
  const numbers = numberHeadings(headings, listNumbers(address, headings, next));
  for (const { id, isHeading } of anchors) {
    const at = isHeading ? numbers.get(id) : undefined;
    enter(formatPlace(address, id), at === undefined ? {} : { at });
  }
}

function listNumbers(
  address: string,
  headings: readonly string[],
  ledger: Ledger,
): Map<string, number> {
  return new Map(
    headings.flatMap((id) => {
      const line = ledger.get(formatPlace(address, id));
      return line?.at === undefined || !isCurrent(line) ? [] : [[id, line.at] as const];
    }),
  );
}

/**
 * A line that leads somewhere leads there at once, and one that leads to what was retired is so
 * too. An entry that got two names on two branches keeps both: a third branch may still hold what
 * became of it under the old one.
 */
function settle(
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

/**
 * Whether an address is lost only with another one, of which is told: its page, its question, or
 * where it leads.
 */
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

/**
 * The places whose headings have other words in a release, each with the place where they stand
 * now.
 */
function listReworded(
  ledger: Ledger,
  pages: readonly PublishedPage[],
  day: CalendarDate,
): { readonly from: string; readonly to: string }[] {
  const headings = listHeadings(ledger, day);
  return pages.flatMap(({ address, anchors }) => {
    const before = headings.get(address);
    if (before === undefined) return [];
    const now = anchors.filter(({ isHeading }) => isHeading).map(({ id }) => id);
    return [...findReworded(before, now)].map(([from, to]) => ({
      from: formatPlace(address, from),
      to: formatPlace(address, to),
    }));
  });
}

/**
 * For each page the ids of its headings of the last release in their order; of a page with a new
 * name those of the old one.
 */
function listHeadings(ledger: Ledger, day: CalendarDate): Map<string, string[]> {
  const pages = new Map<string, { readonly id: string; readonly at: number }[]>();
  for (const [address, line] of ledger) {
    if (line.at === undefined || !isCurrent(line) || (line.since ?? day) > day) continue;
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

/**
 * What becomes of the places of a page whose address another page has now, and of those that showed
 * its question elsewhere: they went where that page went before, or were given up with it. Lines to
 * enter, by address; `live` are the addresses of the release.
 */
function listOfReused(ledger: Ledger, live: ReadonlySet<string>): Map<string, LedgerLine> {
  const lines = new Map<string, LedgerLine>();
  const findBefore = (page: string | undefined) => {
    const line = page === undefined || !live.has(page) ? undefined : ledger.get(page);
    return line === undefined || isCurrent(line) ? undefined : line;
  };
  for (const [address, line] of ledger) {
    if (isPending(line)) continue;
    // A rename has written where the place of a page is that has a new name since the last release.
    const at = isCurrent(line) ? address : line.to;
    if (at === undefined || live.has(at) || (at !== address && ledger.has(at))) continue;
    const { page, id } = splitPlace(at);
    if (id === undefined) continue;
    const owner = findBefore(findOwner(page, id));
    const before = owner ?? findBefore(page);
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
        to: owner === undefined ? findMoved(to, id, ledger, live) : to,
        ...(moved === undefined ? {} : { moved }),
      });
  }
  return lines;
}

function findMoved(to: string, id: string, ledger: Ledger, live: ReadonlySet<string>): string {
  const place = formatPlace(splitPlace(to).page, id);
  return live.has(place) || ledger.has(place) ? place : to;
}

/**
 * Which headings of a page were reworded: each id that is gone, with the one that came in its
 * place. Headings that stayed tell where; between two of them as many new ones as old ones are the
 * old ones in other words, and else those with most words in common. What was only moved is neither
 * gone nor new.
 */
function findReworded(
  before: readonly string[],
  after: readonly string[],
): ReadonlyMap<string, string> {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = findGaps(before, now);
  const come = findGaps(after, old);
  const reworded = new Map<string, string>();
  for (const [place, ids] of gone) {
    const candidates = come.get(place) ?? [];
    if (candidates.length === ids.length)
      ids.forEach((id, index) => reworded.set(id, candidates[index] ?? ''));
  }
  const taken = new Set(reworded.values());
  for (const id of [...gone.values()].flat()) {
    if (reworded.has(id)) continue;
    const nearest = findMostAlike(
      id,
      after.filter((each) => !old.has(each) && !taken.has(each)),
    );
    if (nearest === undefined) continue;
    reworded.set(id, nearest);
    taken.add(nearest);
  }
  return reworded;
}

/** The ids that `kept` has not, by the id before them that it has. */
function findGaps(ids: readonly string[], kept: ReadonlySet<string>): Map<string, string[]> {
  const gaps = new Map<string, string[]>();
  let place = '';
  for (const id of ids) {
    if (kept.has(id)) place = id;
    else gaps.set(place, [...(gaps.get(place) ?? []), id]);
  }
  return gaps;
}

/**
 * The candidate that shares the most words, half of all or more; undefined if there is none, or
 * two.
 */
function findMostAlike(id: string, candidates: readonly string[]): string | undefined {
  const words = new Set(id.split('-'));
  const rated = candidates.map((candidate) => {
    const others = new Set(candidate.split('-'));
    return { candidate, share: words.intersection(others).size / words.union(others).size };
  });
  const [best, second] = rated
    .filter(({ share }) => share >= 0.5)
    .sort((a, b) => b.share - a.share);
  return best === undefined || best.share === second?.share ? undefined : best.candidate;
}

/**
 * What is said of addresses that would lead nowhere: each with the line to write, and how to give
 * them up.
 */
export function describeLost(
  lost: readonly LostAddress[],
  before: Ledger,
  live: ReadonlySet<string>,
): string {
  const added = [...live].filter((address) => !before.has(address));
  const all =
    lost.length === 1
      ? '1 address that was published leads nowhere'
      : `${lost.length} addresses that were published lead nowhere`;
  return [
    `The new release was not published, because in it ${all}; the one before stays.`,
    ...lost.slice(0, most).flatMap((each) => {
      const { message, example } = describeLostAddress(each, added, live);
      return [`  ${message}`, `    ${example}`];
    }),
    ...(lost.length > most ? [`  and ${lost.length - most} more.`] : []),
    `Where a file only got another name, give it back the old one and use ${formatCommand('rename')}, which writes the line.`,
    `Where nothing takes their place: ${formatCommand(`build --retire "${lost.map(({ address }) => address).join(',')}"`)}`,
  ].join('\n');
}

/**
 * What is said of one address that would lead nowhere, and the line to write; `added` are the
 * addresses that are new.
 */
export function describeLostAddress(
  { address, line, route }: LostAddress,
  added: readonly string[],
  live: ReadonlySet<string>,
): { readonly message: string; readonly example: string } {
  const { since } = line;
  const to = findLikely(address, added, live);
  const example = serializeLine(address, { ...(since === undefined ? {} : { since }), to });
  const published = since === undefined ? '' : `, published since ${since},`;
  if (route.kind === 'loop')
    return {
      message: `${address}${published} leads in a circle: ${route.steps.join(' to ')}. Write in content/permalinks.json where the text is now, such as`,
      example,
    };
  if (route.at !== address)
    return {
      message: `${address}${published} leads to ${route.at}, which is no page and no place of the site. Write where the text is now, such as`,
      example,
    };
  const { id } = splitPlace(address);
  return {
    message: `${address}${published} is gone${id === undefined ? '' : ': its page has no such place any more'}. If its text is elsewhere now, write that in content/permalinks.json, such as`,
    example,
  };
}

/**
 * Where the text may be now: the new address that is most like the old one, or what the page stood
 * under.
 */
function findLikely(address: string, added: readonly string[], live: ReadonlySet<string>): string {
  const { page, id } = splitPlace(address);
  const folder = page.replace(/[^/]+\/?$/, '');
  const siblings = added.filter((each) =>
    id === undefined
      ? !each.includes('#') && each.startsWith(folder)
      : each.startsWith(formatPlace(page, '')),
  );
  const above = id === undefined ? folder : page;
  return findNearest(address, siblings) ?? (live.has(above) ? above : '/');
}
