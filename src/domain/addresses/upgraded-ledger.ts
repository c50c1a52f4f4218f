import {
  createLine,
  isStanding,
  splitPlace,
  toPlace,
  type Ledger,
  type LedgerLine,
  type StoredLine,
} from './ledger.ts';
import { toHeadingNumbers } from './heading-order.ts';

/**
 * The ledger of lines that may be those of before: `follows`, the heading before a heading, becomes a number, and what a rename
 * had left for the next release is entered at the new address. `text` and `changed` are left out.
 */
export function upgradeLedger(stored: ReadonlyMap<string, StoredLine>): Ledger {
  const isOld = [...stored.values()].some(
    ({ text, follows, changed }) =>
      text !== undefined || follows !== undefined || changed !== undefined,
  );
  if (!isOld) return stored;
  const ledger = new Map<string, LedgerLine>(
    [...stored].map(([address, line]) => [
      address,
      createLine({ ...line, text: undefined, follows: undefined, changed: undefined }),
    ]),
  );
  for (const [address, line] of stored)
    if (line.to !== undefined && line.text !== undefined && line.moved !== undefined)
      enterFirst(address, line, line.to, stored, ledger);
  for (const [page, following] of listFollowing(stored))
    enterOrder(page, toOrder(following), ledger);
  return ledger;
}

/** A page that was renamed since the last release: the new address is told which was the first. */
function enterFirst(
  address: string,
  line: StoredLine,
  to: string,
  stored: ReadonlyMap<string, StoredLine>,
  ledger: Map<string, LedgerLine>,
): void {
  const target = stored.get(to);
  const first = line.first ?? address;
  ledger.set(address, createLine({ ...ledger.get(address), first: undefined }));
  const isPublished = target?.text !== undefined && isStanding(target);
  if (!isPublished && target?.first === undefined && first !== to)
    ledger.set(to, { ...ledger.get(to), first });
}

function enterOrder(page: string, order: readonly string[], ledger: Map<string, LedgerLine>): void {
  const known = new Map(
    order.flatMap((id) => {
      const at = ledger.get(toPlace(page, id))?.at;
      return at === undefined ? [] : [[id, at] as const];
    }),
  );
  for (const [id, at] of toHeadingNumbers(order, known)) {
    const { since } = ledger.get(toPlace(page, id)) ?? {};
    ledger.set(toPlace(page, id), createLine({ since, at }));
  }
}

/** For each page its headings of the last release, by the one that each follows: of a page with a new name those of the old one. */
function listFollowing(
  stored: ReadonlyMap<string, StoredLine>,
): Map<string, Map<string, string[]>> {
  const pages = new Map<string, Map<string, string[]>>();
  for (const [address, line] of stored) {
    if (line.follows === undefined || line.retired !== undefined) continue;
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
  const left = [''];
  for (let before = left.pop(); before !== undefined; before = left.pop()) {
    if (before !== '') order.add(before);
    for (const id of (following.get(before) ?? []).toReversed()) if (!order.has(id)) left.push(id);
  }
  // Where two versions of the file were merged the order may have gaps.
  return [...order.union(new Set([...following.values()].flat()))];
}
