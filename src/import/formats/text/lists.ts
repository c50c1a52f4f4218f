import type { List, ListItem, Paragraph } from 'mdast';
import type { LeftOut } from '../../document.ts';
import { toPhrases } from './inline.ts';
import type { Line } from './lines.ts';
import { readMark, type Mark } from './marks.ts';
import { toPosition } from './position.ts';
import { UnreadableInputError } from '../../input.ts';
import { joinLines } from './wrapping.ts';

const deepest = 100;

interface Item {
  readonly mark: Mark;
  readonly indent: number;
  /** Its lines as paragraphs. */
  readonly paragraphs: Line[][];
}

/** An open list and where its items stand. */
interface Open {
  readonly list: List;
  readonly kind: Mark['kind'];
  readonly indent: number;
}

/** A list of the lines of a block, nested as its indents and marks say. Its numbers go into `leftOut`, since lists count by themselves. */
export function toList(lines: readonly Line[], leftOut: LeftOut[]): List {
  const items = toItems(lines);
  const root = createList(items[0]);
  const open: Open[] = [];
  for (const item of items) place(item, root, open);
  const numbers = items.filter(({ mark }) => mark.count > 0).map(({ mark }) => mark.mark);
  const [line] = lines;
  if (line !== undefined && numbers.length > 0)
    leftOut.push({
      line: line.number,
      words: numbers.join(' '),
      reason: 'the numbers of a list, which counts by itself',
    });
  root.position = toPosition(lines);
  return root;
}

function toItems(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    const mark = readMark(line.text);
    if (mark !== undefined)
      items.push({ mark, indent: line.indent, paragraphs: [[{ ...line, text: mark.rest }]] });
    else if (line.gap > 0) last?.paragraphs.push([line]);
    else last?.paragraphs.at(-1)?.push(line);
  }
  return items;
}

function place(item: Item, root: List, open: Open[]): void {
  while (open.length > 0 && !fits(item, open)) open.pop();
  const last = open.at(-1);
  if (last === undefined) {
    open.push({ list: root, kind: item.mark.kind, indent: item.indent });
  } else if (isBelow(item, last)) {
    if (open.length >= deepest)
      throw new UnreadableInputError(
        `The list in line ${String(item.paragraphs[0]?.[0]?.number ?? 0)} has more than ${String(deepest)} levels. Lists of at most ${String(deepest)} levels can be read: take its indents out.`,
      );
    const list = createList(item);
    last.list.children.at(-1)?.children.push(list);
    open.push({ list, kind: item.mark.kind, indent: item.indent });
  }
  open.at(-1)?.list.children.push(toListItem(item));
}

/** Whether an item belongs to the innermost open list or below it. */
function fits(item: Item, open: readonly Open[]): boolean {
  const last = open.at(-1);
  if (last === undefined || open.length === 1) return true;
  if (item.indent < last.indent - 1) return false;
  const isAbove = open
    .slice(0, -1)
    .some((each) => each.kind === item.mark.kind && Math.abs(each.indent - item.indent) <= 1);
  return item.mark.kind === last.kind || !isAbove;
}

function isBelow(item: Item, last: Open): boolean {
  if (item.indent > last.indent + 1) return true;
  return (
    Math.abs(item.indent - last.indent) <= 1 &&
    item.mark.kind !== last.kind &&
    !(last.kind === 'smaller bullet' && item.mark.kind === 'bullet')
  );
}

function createList(item: Item | undefined): List {
  const isOrdered = (item?.mark.count ?? 0) > 0;
  return {
    type: 'list',
    ordered: isOrdered,
    ...(isOrdered ? { start: item?.mark.count ?? 1 } : {}),
    spread: false,
    children: [],
  };
}

function toListItem({ paragraphs }: Item): ListItem {
  const children = paragraphs.map((lines): Paragraph => ({
    type: 'paragraph',
    children: toPhrases(joinLines(lines)),
    position: toPosition(lines),
  }));
  return {
    type: 'listItem',
    spread: children.length > 1,
    children,
    position: toPosition(paragraphs.flat()),
  };
}
