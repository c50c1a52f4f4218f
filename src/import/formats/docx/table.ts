import type { PartPreparation } from './preparation.ts';
import { toWords } from './preparation.ts';
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

type PrepareBlocks = (container: XmlElement, preparation: PartPreparation) => XmlElement[];

/** A prepared table; one that is a frame around text, with a single cell, as what stands in it. */
export function prepareTable(
  table: XmlElement,
  preparation: PartPreparation,
  prepareBlocks: PrepareBlocks,
): XmlElement[] {
  const rows = listRows(table).filter((row) => keepRow(row, preparation));
  const cells = rows.flatMap(listCells);
  const [only] = cells;
  if (only !== undefined && cells.length === 1) return prepareBlocks(only, preparation);
  const headers = countHeaders(table, rows);
  const prepared = rows.map((row, index) =>
    prepareRow(row, index < headers, preparation, prepareBlocks),
  );
  return prepared.length === 0 ? [] : [createElement('w:tbl', {}, prepared)];
}

function listRows(table: XmlElement): XmlElement[] {
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === 'w:tr') return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml', 'w:ins'].includes(child.name)
      ? listRows(child)
      : [];
  });
}

function listCells(row: XmlElement): XmlElement[] {
  return row.children.filter(isElement).flatMap((child) => {
    if (child.name === 'w:tc') return [child];
    return ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name) ? listCells(child) : [];
  });
}

/** Whether a row stays; one that somebody took out does not. */
function keepRow(row: XmlElement, preparation: PartPreparation): boolean {
  const deletion = findChild(findChild(row, 'w:trPr'), 'w:del');
  const line = preparation.places.get(listBelow(row, 'w:p')[0] ?? row) ?? 1;
  if (deletion !== undefined)
    preparation.changes.push({
      line,
      kind: 'taken out',
      words: toWords(row),
      by: valueOf(deletion, 'w:author') ?? '',
    });
  return deletion === undefined;
}

/** How many rows are the head: those that say so; else the first where the look of the table or its bold words set it off. */
function countHeaders(table: XmlElement, rows: readonly XmlElement[]): number {
  const marked = rows.findIndex((row) => !isOn(findChild(findChild(row, 'w:trPr'), 'w:tblHeader')));
  if (marked !== 0) return marked < 0 ? 1 : marked;
  const look = findChild(findChild(table, 'w:tblPr'), 'w:tblLook');
  const isSetOff =
    valueOf(look, 'w:firstRow') === '1' || (Number.parseInt(valueOf(look) ?? '0', 16) & 0x20) !== 0;
  const [first] = rows;
  return rows.length > 1 && first !== undefined && (isSetOff || isBold(first)) ? 1 : 0;
}

function isBold(row: XmlElement): boolean {
  const runs = listBelow(row, 'w:r').filter((run) =>
    listChildren(run, 'w:t').some((text) => textOf(text).trim() !== ''),
  );
  return runs.length > 0 && runs.every((run) => isOn(findChild(findChild(run, 'w:rPr'), 'w:b')));
}

function isOn(element: XmlElement | undefined): boolean {
  return element !== undefined && !/^(?:0|false|off)$/.test(valueOf(element) ?? '');
}

function prepareRow(
  row: XmlElement,
  isHeader: boolean,
  preparation: PartPreparation,
  prepareBlocks: PrepareBlocks,
): XmlElement {
  const cells = listCells(row).map((cell) => {
    preparation.lists.end();
    const given = findChild(cell, 'w:tcPr');
    const properties = ['w:gridSpan', 'w:vMerge'].flatMap((name) => findChild(given, name) ?? []);
    const blocks = prepareBlocks(cell, preparation);
    return createElement('w:tc', {}, [
      createElement('w:tcPr', {}, properties),
      ...(isHeader ? blocks.map(withoutBold) : blocks),
    ]);
  });
  return createElement('w:tr', {}, [
    createElement('w:trPr', {}, isHeader ? [createElement('w:tblHeader')] : []),
    ...cells,
  ]);
}

/** The head of a table is set off by itself. */
function withoutBold(element: XmlElement): XmlElement {
  return {
    ...element,
    children: element.children
      .filter((child) => !isElement(child) || child.name !== 'w:b')
      .map((child) => (isElement(child) ? withoutBold(child) : child)),
  };
}
