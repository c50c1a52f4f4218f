import { refuseDeep } from '../limits.ts';
import type { Mark } from '../marks/mark.ts';

/** A mark with what stands between it and the one that closes it. */
export interface Pair<Item> {
  readonly mark: Mark;
  /** Undefined where nothing closes the mark. */
  readonly inside: (Item | Pair<Item>)[] | undefined;
  readonly closing: Mark | undefined;
}

/** Puts what stands between two marks that belong together into the first of them, as deep as they stand within one another. */
export function pairMarks<Item extends object>(
  items: readonly (Item | Mark)[],
  isMark: (item: Item | Mark) => item is Mark,
): (Item | Pair<Item>)[] {
  const closings = findClosings(items, isMark);
  const root: (Item | Pair<Item>)[] = [];
  const open: { readonly list: (Item | Pair<Item>)[]; readonly end: number }[] = [
    { list: root, end: items.length },
  ];
  items.forEach((item, at) => {
    const { list } = open.at(-1) ?? { list: root };
    if (!isMark(item)) return void list.push(item);
    if (open.at(-1)?.end === at) return void open.pop();
    const end = closings.get(at);
    const closing = end === undefined ? undefined : items[end];
    const inside: (Item | Pair<Item>)[] | undefined = end === undefined ? undefined : [];
    list.push({
      mark: item,
      inside,
      closing: closing !== undefined && isMark(closing) ? closing : undefined,
    });
    if (inside !== undefined && end !== undefined) open.push({ list: inside, end });
    refuseDeep(open.length, item.line);
  });
  return root;
}

/** The places of marks that open, each with the place of the one that closes it. */
function findClosings<Item extends object>(
  items: readonly (Item | Mark)[],
  isMark: (item: Item | Mark) => item is Mark,
): Map<number, number> {
  const closings = new Map<number, number>();
  const open: { readonly key: string; readonly at: number }[] = [];
  const counts = new Map<string, number>();
  items.forEach((item, at) => {
    if (!isMark(item) || item.form === 'alone') return;
    // A box is closed by colons alone, whatever its name.
    const key = item.kind === 'admonition' ? 'admonition' : `${item.kind} ${item.name}`;
    if (item.form === 'opens') {
      open.push({ key, at });
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return;
    }
    if ((counts.get(key) ?? 0) === 0) return;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      counts.set(last.key, (counts.get(last.key) ?? 1) - 1);
      if (last.key !== key) continue;
      closings.set(last.at, at);
      return;
    }
  });
  return closings;
}
