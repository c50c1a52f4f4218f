import { resolveRoute } from './ledger-route.ts';
import {
  createLine,
  isPending,
  isCurrent,
  type Ledger,
  type LedgerLine,
  type StoredLine,
} from './ledger.ts';

/**
 * The ledger that knows all that several know, such as those of two branches. It does not matter
 * which comes first, in which order they are joined, or how often. For each address: the earliest
 * `since`; gone on one branch is gone, since what the release shows counts more than its line
 * anyway; where it went to different addresses, the one to which it went last comes first and the
 * others stand in `or`, so that one that is there is found; `retired` counts only if none is there.
 */
export function mergeLedgers(...ledgers: readonly Ledger[]): Ledger {
  const joined = new Map<string, LedgerLine>();
  for (const ledger of ledgers) {
    for (const [address, line] of ledger) {
      const known = joined.get(address);
      joined.set(address, known === undefined ? line : mergeLines(known, line));
    }
  }
  return joined;
}

/** The addresses that a release on show has and a ledger does not know, with their lines. */
export function findForgottenAddresses(ledger: Ledger, shown: Ledger): Map<string, LedgerLine> {
  return new Map([...shown].filter(([address]) => !ledger.has(address)));
}

/**
 * What became on one branch of places that another branch had moved by then: a page that got a new
 * name on the one lost a heading on the other, under the old name. Where the old place went on
 * both, the new one went too. Lines to enter, by address; `live` are the addresses of the release.
 */
export function resolveMergedMoves(
  ledger: Ledger,
  live: ReadonlySet<string>,
): Map<string, LedgerLine> {
  const lines = new Map<string, LedgerLine>();
  for (const line of ledger.values()) {
    if (line.to === undefined || (line.or === undefined && line.retired === undefined)) continue;
    const targets = [line.to, ...(line.or ?? [])];
    const there = targets.filter((place) => resolveRoute(place, ledger, live).kind === 'live');
    // Places that went at the same time without a target are lost together; neither replaces the
    // other.
    const [to, ...or] = there;
    if (to === undefined && line.retired === undefined) continue;
    for (const place of targets) {
      const earlier = ledger.get(place);
      if (
        earlier === undefined ||
        !isCurrent(earlier) ||
        isPending(earlier) ||
        there.includes(place)
      )
        continue;
      const fate = createLine({
        since: earlier.since,
        to,
        or: or.length === 0 ? undefined : or,
        moved: to === undefined ? undefined : line.moved,
        retired: line.retired,
        reason: line.reason,
      });
      lines.set(place, mergeLines(lines.get(place) ?? fate, fate));
    }
  }
  return lines;
}

/** What two lines of one address come to. */
export function mergeLines(one: StoredLine, other: StoredLine): StoredLine {
  const [last] = [one, other]
    .flatMap(({ to, moved }) => (to === undefined ? [] : [{ to, moved }]))
    .sort((a, b) => compare(getMoveKey(b), getMoveKey(a)));
  const others = [
    ...new Set([one, other].flatMap(({ to, or = [] }) => (to === undefined ? or : [to, ...or]))),
  ]
    .filter((to) => to !== last?.to)
    .sort();
  const [grave] = [one, other]
    .flatMap(({ retired, reason }) => (retired === undefined ? [] : [{ retired, reason }]))
    .sort((a, b) => compare(getRetiredKey(a), getRetiredKey(b)));
  const isGone = last !== undefined || grave !== undefined;
  return createLine({
    since: least(one.since, other.since),
    first: least(one.first, other.first),
    at: isGone ? undefined : least(one.at, other.at),
    to: last?.to,
    or: others.length === 0 ? undefined : others,
    moved: last?.moved,
    retired: grave?.retired,
    reason: grave?.reason,
    changed: least(one.changed, other.changed),
    text: least(one.text, other.text),
    follows: least(one.follows, other.follows),
  });
}

/** A line as the file of a build has it: joined with itself it stays as it is. */
export function canonicalizeLine(line: StoredLine): StoredLine {
  // Most lines are of something that is there.
  if (
    isCurrent(line) &&
    line.or === undefined &&
    line.moved === undefined &&
    line.reason === undefined
  )
    return line;
  const [to, ...or] =
    line.to === undefined ? [...(line.or ?? [])].sort() : [line.to, ...(line.or ?? [])];
  return mergeLines(createLine({ ...line, to, or }), {});
}

/** A line without a day was written since the last release, and so is the newest. */
function getMoveKey({ to, moved }: { to: string; moved: string | undefined }): string {
  return `${moved ?? '9999-99-99'} ${to}`;
}

function getRetiredKey({
  retired,
  reason,
}: {
  retired: string;
  reason: string | undefined;
}): string {
  return `${retired} ${reason === undefined ? '1' : `0${reason}`}`;
}

function least<Value extends string | number>(
  one: Value | undefined,
  other: Value | undefined,
): Value | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one < other ? one : other;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
