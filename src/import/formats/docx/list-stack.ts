import type { ItemLevel } from './numbering.ts';

/** Where an item of a list stands. */
interface ItemPlace {
  /** How many lists it is in: 1 for an item of a list that is in no other. */
  readonly depth: number;
  readonly isOrdered: boolean;
  /** Whether it begins a list. */
  readonly isFirst: boolean;
  readonly number: number;
}

/** Follows the lists of a document from paragraph to paragraph. */
export interface ListStack {
  /** The place of the next paragraph, which is an item of that level. */
  readonly add: (level: ItemLevel) => ItemPlace;
  /** How many lists a paragraph without a mark belongs to that stands so far from the edge; 0 where no list is open. */
  readonly toDepth: (indent: number | undefined) => number;
  /** Told of a paragraph that is in no list. */
  readonly end: () => void;
}

/**
 * Levels that are skipped do not count, so that no list stands within nothing. A list counts on where it was
 * interrupted; neighbours are one list but where numbers begin anew.
 */
export function createListStack(): ListStack {
  let open: ItemLevel[] = [];
  const counts = new Map<string, readonly (number | undefined)[]>();
  const restarted = new Set<string>();

  function count(level: ItemLevel): number {
    const numbers = counts.get(level.list) ?? [];
    const key = `${level.id} ${level.level}`;
    const isRestart = level.restarts && !restarted.has(key);
    restarted.add(key);
    const number = isRestart ? level.start : (numbers[level.level] ?? level.start - 1) + 1;
    counts.set(level.list, [
      ...Array.from({ length: level.level }, (_, index) => numbers[index]),
      number,
    ]);
    return number;
  }

  return {
    add: (level) => {
      const number = count(level);
      open = open.filter((each) => each.level <= level.level);
      const last = open.at(-1);
      const isSame =
        last?.level === level.level &&
        last.isOrdered === level.isOrdered &&
        (!level.isOrdered || number !== level.start);
      if (last?.level === level.level) open = open.slice(0, -1);
      open.push(level);
      return { depth: open.length, isOrdered: level.isOrdered, isFirst: !isSame, number };
    },
    toDepth: (indent) => {
      const reached =
        indent === undefined ? open.length : open.filter((each) => each.indent <= indent).length;
      return Math.max(reached, Math.min(open.length, 1));
    },
    end: () => {
      open = [];
    },
  };
}
