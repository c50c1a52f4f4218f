import { followAll } from './fields.ts';
import type { ItemLevel } from './numbering.ts';
import { toWords, type PartPreparation } from './preparation.ts';
import { readRunFormat } from './run-format.ts';
import { prepareRuns } from './runs.ts';
import { toOutlineRole, type Role } from './style-role.ts';
import type { Style } from './styles.ts';
import { typedLevel, withoutBullet } from './typed-bullet.ts';
import { createElement } from './write-xml.ts';
import {
  findChild,
  isElement,
  listBelow,
  listChildren,
  textOf,
  valueOf,
  type XmlElement,
} from './xml.ts';

/** A prepared paragraph, and the text boxes that were anchored in it. */
interface PreparedParagraph {
  /** Undefined where nothing of it is left. */
  readonly paragraph: XmlElement | undefined;
  readonly boxes: readonly XmlElement[];
}

/**
 * A paragraph with its number and what it is as attributes.
 * @param before what a paragraph before it holds whose end was taken out, so that the two are one.
 */
export function prepareParagraph(
  paragraph: XmlElement,
  before: readonly XmlElement[],
  preparation: PartPreparation,
): PreparedParagraph {
  const properties = findChild(paragraph, 'w:pPr');
  const style = preparation.styles.find(valueOf(findChild(properties, 'w:pStyle')));
  const line = preparation.places.get(paragraph) ?? 1;
  const role = toRole(paragraph, properties, style, preparation);
  if (role.kind === 'contents') {
    preparation.drop(
      line,
      toWords(paragraph),
      'a table of contents or an index; the page makes its own',
    );
    followAll(paragraph, preparation.fields);
  }
  const boxes: XmlElement[] = [];
  const isHeading = ['heading', 'title', 'subtitle'].includes(role.kind);
  const place = { line, style, isHeading, isCode: role.kind === 'code', boxes };
  const runs = [
    ...before,
    ...(role.kind === 'contents' ? [] : prepareRuns(paragraph, place, preparation)),
  ];
  if (role.kind !== 'code' && !runs.some(showsAnything))
    return { paragraph: toRule(properties, runs, line), boxes };
  const level =
    role.kind === 'heading' || role.kind === 'title'
      ? undefined
      : preparation.numbering.find(properties, style);
  const unmarked =
    level === undefined && (role.kind === 'text' || role.kind === 'in list')
      ? withoutBullet(runs)
      : undefined;
  const attributes = describeParagraph(
    role,
    properties,
    unmarked === undefined ? level : typedLevel,
    preparation,
  );
  return {
    paragraph: createElement('w:p', { line: `${line}`, ...attributes }, unmarked ?? runs),
    boxes,
  };
}

function toRole(
  paragraph: XmlElement,
  properties: XmlElement | undefined,
  style: Style,
  preparation: PartPreparation,
): Role {
  if (paragraph === preparation.title) return { kind: 'title' };
  const outline = properties === undefined ? undefined : toOutlineRole([properties]);
  const role =
    style.role.kind === 'text' || style.role.kind === 'in list'
      ? (outline ?? style.role)
      : style.role;
  const isPlain =
    role.kind === 'text' && preparation.numbering.find(properties, style) === undefined;
  return isPlain && isAllCode(paragraph, style, preparation) ? { kind: 'code' } : role;
}

function isAllCode(paragraph: XmlElement, style: Style, { styles }: PartPreparation): boolean {
  const runs = listBelow(paragraph, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  return (
    runs.length > 0 &&
    runs.every((run) => readRunFormat(findChild(run, 'w:rPr'), style, styles).isCode)
  );
}

/** What the renderer has to know of a paragraph. */
function describeParagraph(
  role: Role,
  properties: XmlElement | undefined,
  level: ItemLevel | undefined,
  { lists }: PartPreparation,
): Readonly<Record<string, string | undefined>> {
  if (level !== undefined) {
    const { depth, isOrdered, isFirst, number } = lists.add(level);
    return {
      role: 'item',
      depth: `${Math.min(depth, 9)}`,
      list: isOrdered ? 'ol' : 'ul',
      first: isFirst ? '' : undefined,
      start: isOrdered && isFirst && number !== 1 ? `${number}` : undefined,
    };
  }
  const indent = findChild(properties, 'w:ind');
  const left = valueOf(indent, 'w:start') ?? valueOf(indent, 'w:left');
  const isIndented = role.kind === 'in list' || (role.kind === 'text' && Number(left ?? 0) > 0);
  const depth = isIndented ? lists.toDepth(left === undefined ? undefined : Number(left)) : 0;
  if (depth > 0) return { role: 'more', depth: `${depth}` };
  lists.end();
  if (role.kind === 'heading') return { role: 'heading', depth: `${role.level}` };
  return { role: role.kind === 'in list' || role.kind === 'list' ? 'text' : role.kind };
}

/** The line that Word draws for three hyphens: a border of a paragraph without words. */
function toRule(
  properties: XmlElement | undefined,
  runs: readonly XmlElement[],
  line: number,
): XmlElement | undefined {
  const borders = findChild(properties, 'w:pBdr');
  const isRule = findChild(borders, 'w:bottom', 'w:top') !== undefined;
  if (isRule) return createElement('w:p', { line: `${line}`, role: 'rule' });
  // The marks of fields have to stay, as a link may begin or end here.
  return runs.length === 0 ? undefined : createElement('w:p', {}, runs);
}

const shown = new Set([
  'image',
  'w:sym',
  'w:noBreakHyphen',
  'w:footnoteReference',
  'w:endnoteReference',
]);

function showsAnything(element: XmlElement): boolean {
  return (
    shown.has(element.name) ||
    (element.name === 'w:t' && textOf(element).trim() !== '') ||
    element.children.some((child) => isElement(child) && showsAnything(child))
  );
}
