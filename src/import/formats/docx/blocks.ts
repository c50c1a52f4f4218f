import { createPlacesAttributes } from '../html/places.ts';
import {
  followFields,
  getVisibleWords,
  type PartContext,
  stripTypedBullet,
  typedLevel,
} from './context.ts';
import { prepareRuns } from './runs.ts';
import {
  isJoinedToNext,
  type ItemLevel,
  resolveOutlineRole,
  resolveRunFormat,
  type StyleRole,
  type Style,
} from './styles.ts';
import {
  createXmlElement,
  findChild,
  isXmlElement,
  listBelow,
  listChildren,
  textOf,
  valueOf,
  type XmlElement,
} from './xml.ts';

/** Elements that only wrap blocks. */
const blockWrappers = new Set(['w:customXml', 'w:sdtContent', 'w:smartTag', 'w:ins', 'w:moveTo']);

/** Prepares the blocks of a body, cell, note or text box. */
export function prepareBlocks(container: XmlElement, context: PartContext): XmlElement[] {
  let before: XmlElement[] = [];
  const blocks: XmlElement[] = [];
  // Bookmarks before a paragraph, and those in it.
  let bookmarks: string[] = [];
  for (const element of listBlocks(container, context)) {
    for (const name of listBookmarks(element)) bookmarks.push(name);
    if (element.name === 'w:bookmarkStart') continue;
    if (element.name === 'w:p' && isJoinedToNext(element)) {
      for (const run of prepareJoined(element, context)) before.push(run);
    } else if (element.name === 'w:p') {
      const { paragraph, boxes } = prepareParagraph(element, before, bookmarks, context);
      if (paragraph !== undefined) bookmarks = [];
      before = [];
      if (paragraph !== undefined) blocks.push(paragraph);
      for (const box of boxes) for (const block of prepareBlocks(box, context)) blocks.push(block);
    } else {
      context.lists.end();
      for (const block of prepareTable(element, context)) blocks.push(block);
    }
  }
  return before.length === 0 ? blocks : [...blocks, createXmlElement('w:p', {}, before)];
}

/** The paragraphs and tables in an element, without wrappers. */
function listBlocks(container: XmlElement, context: PartContext): XmlElement[] {
  return container.children.filter(isXmlElement).flatMap((element) => {
    if (['w:p', 'w:tbl', 'w:bookmarkStart'].includes(element.name)) return [element];
    if (blockWrappers.has(element.name)) return listBlocks(element, context);
    if (element.name === 'w:sdt') return listControl(element, context);
    if (element.name === 'w:del' || element.name === 'w:moveFrom')
      context.changes.push({
        line: getLine(element, context),
        kind: 'taken out',
        words: getVisibleWords(element),
        by: valueOf(element, 'w:author') ?? '',
      });
    if (element.name === 'w:altChunk')
      context.messages.push({
        line: 1,
        message:
          'The document holds a part of another format, which cannot be imported. Open it in Word, save it as .docx, and import that.',
        requiresAction: true,
      });
    return [];
  });
}

/** The content of a content control; a table of contents is dropped. */
function listControl(control: XmlElement, context: PartContext): XmlElement[] {
  const gallery = listBelow(findChild(control, 'w:sdtPr') ?? control, 'w:docPartGallery').map(
    (each) => valueOf(each),
  )[0];
  const content = findChild(control, 'w:sdtContent');
  if (content === undefined) return [];
  if (gallery !== 'Table of Contents') return listBlocks(content, context);
  context.drop(
    getLine(content, context),
    getVisibleWords(content),
    'a table of contents or an index; the page makes its own',
  );
  followFields(content, context.fields);
  return [];
}

/** The names of the bookmarks that begin in an element, to which links lead. */
function listBookmarks(element: XmlElement): string[] {
  const starts =
    element.name === 'w:p'
      ? listBelow(element, 'w:bookmarkStart')
      : element.name === 'w:bookmarkStart'
        ? [element]
        : [];
  return starts.flatMap((start) => valueOf(start, 'w:name') ?? []);
}

function getLine(element: XmlElement, { places }: PartContext): number {
  return places.get(listBelow(element, 'w:p')[0] ?? element) ?? 1;
}

function prepareJoined(paragraph: XmlElement, context: PartContext): XmlElement[] {
  const style = context.styles.find(valueOf(findChild(findChild(paragraph, 'w:pPr'), 'w:pStyle')));
  return prepareRuns(
    paragraph,
    {
      line: context.places.get(paragraph) ?? 1,
      style,
      isHeading: false,
      isCode: false,
      boxes: [],
    },
    context,
  );
}

/** A prepared paragraph, and the text boxes that were anchored in it. */
interface PreparedParagraph {
  /** Undefined if nothing of it is left. */
  readonly paragraph: XmlElement | undefined;
  readonly boxes: readonly XmlElement[];
}

/**
 * Prepares a paragraph: its number and its role become attributes.
 * @param before the content of a preceding paragraph whose mark was deleted, which makes the two
 * one.
 * @param bookmarks the names by which links lead to it.
 */
function prepareParagraph(
  paragraph: XmlElement,
  before: readonly XmlElement[],
  bookmarks: readonly string[],
  context: PartContext,
): PreparedParagraph {
  const properties = findChild(paragraph, 'w:pPr');
  const style = context.styles.find(valueOf(findChild(properties, 'w:pStyle')));
  const line = context.places.get(paragraph) ?? 1;
  const role = resolveRole(paragraph, properties, style, context);
  if (role.kind === 'contents') {
    context.drop(
      line,
      getVisibleWords(paragraph),
      'a table of contents or an index; the page makes its own',
    );
    followFields(paragraph, context.fields);
  }
  const boxes: XmlElement[] = [];
  const isHeading = ['heading', 'title', 'subtitle'].includes(role.kind);
  const place = { line, style, isHeading, isCode: role.kind === 'code', boxes };
  const runs = [
    ...before,
    ...(role.kind === 'contents' ? [] : prepareRuns(paragraph, place, context)),
  ];
  if (role.kind !== 'code' && !runs.some(hasVisibleContent))
    return { paragraph: createRule(properties, runs, line), boxes };
  const level =
    role.kind === 'heading' || role.kind === 'title'
      ? undefined
      : context.numbering.find(properties, style);
  const unmarked =
    level === undefined && (role.kind === 'text' || role.kind === 'in list')
      ? stripTypedBullet(runs)
      : undefined;
  const attributes = collectAttributes(
    role,
    properties,
    unmarked === undefined ? level : typedLevel,
    context,
  );
  return {
    paragraph: createXmlElement(
      'w:p',
      { line: `${line}`, ...attributes, ...createPlacesAttributes(bookmarks) },
      unmarked ?? runs,
    ),
    boxes,
  };
}

function resolveRole(
  paragraph: XmlElement,
  properties: XmlElement | undefined,
  style: Style,
  context: PartContext,
): StyleRole {
  if (paragraph === context.title) return { kind: 'title' };
  const outline = properties === undefined ? undefined : resolveOutlineRole([properties]);
  const role =
    style.role.kind === 'text' || style.role.kind === 'in list'
      ? (outline ?? style.role)
      : style.role;
  const isPlain = role.kind === 'text' && context.numbering.find(properties, style) === undefined;
  return isPlain && isAllCode(paragraph, style, context) ? { kind: 'code' } : role;
}

function isAllCode(paragraph: XmlElement, style: Style, { styles }: PartContext): boolean {
  const runs = listBelow(paragraph, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  return (
    runs.length > 0 &&
    runs.every((run) => resolveRunFormat(findChild(run, 'w:rPr'), style, styles).isCode)
  );
}

/** The attributes that tell the renderer what a paragraph is. */
function collectAttributes(
  role: StyleRole,
  properties: XmlElement | undefined,
  level: ItemLevel | undefined,
  { lists }: PartContext,
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
  const depth = isIndented ? lists.findDepth(left === undefined ? undefined : Number(left)) : 0;
  if (depth > 0) return { role: 'more', depth: `${depth}` };
  lists.end();
  if (role.kind === 'heading') return { role: 'heading', depth: `${role.level}` };
  return { role: role.kind === 'in list' || role.kind === 'list' ? 'text' : role.kind };
}

/** A horizontal rule: Word draws it as the border of an empty paragraph. */
function createRule(
  properties: XmlElement | undefined,
  runs: readonly XmlElement[],
  line: number,
): XmlElement | undefined {
  const borders = findChild(properties, 'w:pBdr');
  const isRule = findChild(borders, 'w:bottom', 'w:top') !== undefined;
  if (isRule) return createXmlElement('w:p', { line: `${line}`, role: 'rule' });
  // Field marks have to stay, since a link may begin or end here.
  return runs.length === 0 ? undefined : createXmlElement('w:p', {}, runs);
}

const visibleElements = new Set([
  'image',
  'w:sym',
  'w:noBreakHyphen',
  'w:footnoteReference',
  'w:endnoteReference',
]);

function hasVisibleContent(element: XmlElement): boolean {
  return (
    visibleElements.has(element.name) ||
    (element.name === 'w:t' && textOf(element).trim() !== '') ||
    element.children.some((child) => isXmlElement(child) && hasVisibleContent(child))
  );
}

/** Prepares a table; one with a single cell is a frame around text and becomes its content. */
function prepareTable(table: XmlElement, context: PartContext): XmlElement[] {
  const rows = listRows(table).filter((row) => keepRow(row, context));
  const cells = rows.flatMap(listCells);
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return prepareBlocks(only, context);
  const headers = countHeaders(table, rows);
  const prepared = rows.map((row, index) => prepareRow(row, index < headers, context));
  return prepared.length === 0 ? [] : [createXmlElement('w:tbl', {}, prepared)];
}

function listRows(table: XmlElement): XmlElement[] {
  return table.children.filter(isXmlElement).flatMap((child) => {
    if (child.name === 'w:tr') return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name)
      ? listRows(child)
      : [];
  });
}

function listCells(row: XmlElement): XmlElement[] {
  return row.children.filter(isXmlElement).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? listCells(child) : [];
  });
}

/** Whether a row is kept; a deleted one is not. */
function keepRow(row: XmlElement, context: PartContext): boolean {
  const deletion = findChild(findChild(row, 'w:trPr'), 'w:del');
  const line = context.places.get(listBelow(row, 'w:p')[0] ?? row) ?? 1;
  if (deletion !== undefined)
    context.changes.push({
      line,
      kind: 'taken out',
      words: getVisibleWords(row),
      by: valueOf(deletion, 'w:author') ?? '',
    });
  return deletion === undefined;
}

/**
 * The number of header rows: those that are marked, else the first if the table style or bold text
 * sets it off.
 */
function countHeaders(table: XmlElement, rows: readonly XmlElement[]): number {
  const marked = rows.findIndex((row) => !isOn(findChild(findChild(row, 'w:trPr'), 'w:tblHeader')));
  if (marked !== 0) return marked < 0 ? 1 : marked;
  const look = findChild(findChild(table, 'w:tblPr'), 'w:tblLook');
  const isSetOff =
    valueOf(look, 'w:firstRow') === '1' || (Number.parseInt(valueOf(look) ?? '0', 16) & 0x20) !== 0;
  const [first] = rows;
  return rows.length > 1 && first !== undefined && (isSetOff || isBoldRow(first)) ? 1 : 0;
}

function isBoldRow(row: XmlElement): boolean {
  const runs = listBelow(row, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  return runs.length > 0 && runs.every((run) => isOn(findChild(findChild(run, 'w:rPr'), 'w:b')));
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(valueOf(element) ?? '');
}

function prepareRow(row: XmlElement, isHeader: boolean, context: PartContext): XmlElement {
  const cells = listCells(row).map((cell) => {
    context.lists.end();
    const given = findChild(cell, 'w:tcPr');
    const properties = ['w:gridSpan', 'w:vMerge'].flatMap((name) => findChild(given, name) ?? []);
    const blocks = prepareBlocks(cell, context);
    return createXmlElement('w:tc', {}, [
      createXmlElement('w:tcPr', {}, [...properties, ...findSide(cell)]),
      ...(isHeader ? blocks.map(withoutBold) : blocks),
    ]);
  });
  return createXmlElement('w:tr', {}, [
    createXmlElement('w:trPr', {}, isHeader ? [createXmlElement('w:tblHeader')] : []),
    ...cells,
  ]);
}

/** The side to which the first paragraph of a cell is set. */
function findSide(cell: XmlElement): readonly XmlElement[] {
  const side = findChild(findChild(findChild(cell, 'w:p'), 'w:pPr'), 'w:jc');
  return side === undefined ? [] : [side];
}

/** Header cells need no bold text. */
function withoutBold(element: XmlElement): XmlElement {
  return {
    ...element,
    children: element.children
      .filter((child) => !isXmlElement(child) || child.name !== 'w:b')
      .map((child) => (isXmlElement(child) ? withoutBold(child) : child)),
  };
}
