import type { ItemLevel } from './styles.ts';
import { isElement, textOf, type XmlElement } from './xml.ts';

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
  readonly findDepth: (indent: number | undefined) => number;
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
    findDepth: (indent) => {
      const reached =
        indent === undefined ? open.length : open.filter((each) => each.indent <= indent).length;
      return Math.max(reached, Math.min(open.length, 1));
    },
    end: () => {
      open = [];
    },
  };
}

const typedBullet = /^\s*[•·‣▪◦●○■➢❖✓✔](?:\s+|$)|^\s*[–-](?:\s{2,}|\t)/;

/** A level for the items of lists whose bullets somebody typed. */
export const typedLevel = {
  id: 'typed',
  list: 'typed',
  level: 0,
  isOrdered: false,
  start: 1,
  restarts: false,
  indent: 0,
};

/** The runs of a paragraph without the bullet that somebody typed at their beginning; undefined where there is none. */
export function stripTypedBullet(runs: readonly XmlElement[]): XmlElement[] | undefined {
  const [first] = runs;
  const match = typedBullet.exec(runs.map(getCharacters).join(''));
  if (first === undefined || match === null) return undefined;
  const rest = { count: match[0].length };
  return runs.map((run) => cutCharacters(run, rest));
}

function getCharacters(element: XmlElement): string {
  if (element.name === 'w:t') return textOf(element);
  return element.name === 'w:tab'
    ? '\t'
    : element.children.filter(isElement).map(getCharacters).join('');
}

function cutCharacters(element: XmlElement, rest: { count: number }): XmlElement {
  if (rest.count === 0) return element;
  if (element.name === 'w:t') {
    const text = textOf(element);
    const gone = Math.min(rest.count, text.length);
    rest.count -= gone;
    return { ...element, children: [text.slice(gone)] };
  }
  const children = element.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'w:tab' || rest.count === 0) return [cutCharacters(child, rest)];
    rest.count -= 1;
    return [];
  });
  return { ...element, children };
}
