import type { Part } from './parts.ts';
import type { Style, Styles } from './styles.ts';
import { findChild, listChildren, valueOf, type XmlElement } from './xml.ts';

/** How the items of one level of a list are marked. */
interface Level {
  /** Equal for all lists that count on from each other. */
  readonly list: string;
  readonly level: number;
  readonly isOrdered: boolean;
  /** The number with which the level begins, and whether the list that names it begins anew. */
  readonly start: number;
  readonly restarts: boolean;
  /** How far its text stands from the edge, in twentieths of a point. */
  readonly indent: number;
}

/** A level, and the id by which a paragraph names its list. */
export interface ItemLevel extends Level {
  readonly id: string;
}

export interface Numbering {
  /** The level of a paragraph with these properties and style; undefined where it is no item of a list. */
  readonly find: (properties: XmlElement | undefined, style: Style) => ItemLevel | undefined;
}

/** How a document marks the items of its lists. */
export function readNumbering(part: Part | undefined, styles: Styles): Numbering {
  const lists = new Map(
    listChildren(part?.root, 'w:abstractNum').map((element) => [
      valueOf(element, 'w:abstractNumId') ?? '',
      element,
    ]),
  );
  const numbers = new Map(
    listChildren(part?.root, 'w:num').map((element) => [
      valueOf(element, 'w:numId') ?? '',
      element,
    ]),
  );
  const find: Numbering['find'] = (properties, style) => {
    const said = [properties, ...style.paragraph]
      .map((each) => findChild(each, 'w:numPr'))
      .filter((each) => each !== undefined);
    const id = said
      .map((each) => valueOf(findChild(each, 'w:numId')))
      .find((value) => value !== undefined);
    const level =
      said.map((each) => valueOf(findChild(each, 'w:ilvl'))).find((value) => value !== undefined) ??
      '0';
    if (id === undefined) return toNamedLevel(style);
    if (id === '0') return undefined;
    const number = numbers.get(id);
    const name = toListName(valueOf(findChild(number, 'w:abstractNumId')), lists, numbers, styles);
    const found = toLevel(name, lists.get(name), number, Number(level));
    return found === undefined ? undefined : { ...found, id };
  };
  return { find };
}

/** The list that is meant; some only name a style that names another. */
function toListName(
  name: string | undefined,
  lists: ReadonlyMap<string, XmlElement>,
  numbers: ReadonlyMap<string, XmlElement>,
  styles: Styles,
): string {
  const linked = valueOf(findChild(lists.get(name ?? ''), 'w:numStyleLink'));
  if (linked === undefined) return name ?? '';
  const id = styles
    .find(linked)
    .paragraph.map((each) => valueOf(findChild(findChild(each, 'w:numPr'), 'w:numId')))
    .find((value) => value !== undefined);
  return valueOf(findChild(numbers.get(id ?? ''), 'w:abstractNumId')) ?? name ?? '';
}

function toLevel(
  list: string,
  element: XmlElement | undefined,
  number: XmlElement | undefined,
  level: number,
): Level | undefined {
  const isOf = (each: XmlElement) => Number(valueOf(each, 'w:ilvl') ?? 0) === level;
  const own = listChildren(element, 'w:lvl').find(isOf);
  const override = listChildren(number, 'w:lvlOverride').find(isOf);
  const said = findChild(override, 'w:lvl') ?? own;
  const format = valueOf(findChild(said, 'w:numFmt')) ?? 'decimal';
  if (
    element === undefined ||
    (format === 'none' && (valueOf(findChild(said, 'w:lvlText')) ?? '') === '')
  )
    return undefined;
  const restart = valueOf(findChild(override, 'w:startOverride'));
  const indents = findChild(findChild(said, 'w:pPr'), 'w:ind');
  return {
    list,
    level,
    isOrdered: format !== 'bullet' && format !== 'none',
    start: toCount(restart ?? valueOf(findChild(said, 'w:start')) ?? '1'),
    restarts: restart !== undefined,
    indent: Number(valueOf(indents, 'w:start') ?? valueOf(indents, 'w:left') ?? 720 * (level + 1)),
  };
}

function toCount(text: string): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 1;
}

function toNamedLevel({ role }: Style): ItemLevel | undefined {
  if (role.kind !== 'list') return undefined;
  const list = role.isOrdered ? 'ordered by name' : 'unordered by name';
  return {
    id: list,
    list,
    level: role.level - 1,
    isOrdered: role.isOrdered,
    start: 1,
    restarts: false,
    indent: 720 * role.level,
  };
}
