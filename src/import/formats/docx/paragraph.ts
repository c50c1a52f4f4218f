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
 * A paragraph under a style whose name says what it is, as the style map knows it, with a bookmark that carries its number.
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
  const { name, mark } = toStyleName(
    role,
    properties,
    unmarked === undefined ? level : typedLevel,
    preparation,
  );
  const bookmark = createElement('w:bookmarkStart', {
    'w:id': `${line}`,
    'w:name': `at-${line}${mark}`,
  });
  return { paragraph: toParagraph(name, [bookmark, ...(unmarked ?? runs)]), boxes };
}

/** A paragraph of that style. */
export function toParagraph(style: string, children: readonly XmlElement[]): XmlElement {
  return createElement('w:p', {}, [
    createElement('w:pPr', {}, [createElement('w:pStyle', { 'w:val': style })]),
    ...children,
  ]);
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

/** The name of the style under which the style map knows the paragraph, and what its bookmark says beside the number. */
function toStyleName(
  role: Role,
  properties: XmlElement | undefined,
  level: ItemLevel | undefined,
  { lists }: PartPreparation,
): { name: string; mark: string } {
  if (level !== undefined) {
    const { depth, isOrdered, isFirst, number } = lists.add(level);
    const name = `item ${isOrdered ? 'ordered' : 'unordered'} ${Math.min(depth, 9)}${isFirst ? ' first' : ''}`;
    return { name, mark: isOrdered && isFirst && number !== 1 ? `-from-${number}` : '' };
  }
  const indent = findChild(properties, 'w:ind');
  const left = valueOf(indent, 'w:start') ?? valueOf(indent, 'w:left');
  const isIndented = role.kind === 'in list' || (role.kind === 'text' && Number(left ?? 0) > 0);
  const depth = isIndented ? lists.toDepth(left === undefined ? undefined : Number(left)) : 0;
  if (depth > 0) return { name: `more ${depth}`, mark: '' };
  lists.end();
  return {
    name:
      role.kind === 'heading'
        ? `heading ${role.level}`
        : role.kind === 'in list' || role.kind === 'list'
          ? 'text'
          : role.kind,
    mark: '',
  };
}

/** The line that Word draws for three hyphens: a border of a paragraph without words. */
function toRule(
  properties: XmlElement | undefined,
  runs: readonly XmlElement[],
  line: number,
): XmlElement | undefined {
  const borders = findChild(properties, 'w:pBdr');
  const isRule = findChild(borders, 'w:bottom', 'w:top') !== undefined;
  if (isRule)
    return toParagraph('rule', [
      createElement('w:bookmarkStart', { 'w:id': `${line}`, 'w:name': `at-${line}` }),
    ]);
  // The marks of fields have to stay, as mammoth counts them.
  return runs.length === 0 ? undefined : toParagraph('text', runs);
}

const shown = new Set([
  'w:drawing',
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
