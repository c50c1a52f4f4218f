import { attribute, isElement, type HtmlElement } from './element.ts';

/** A row of a table: its cells, each in its column; nothing where a cell above or beside it reaches. */
export interface GridRow {
  readonly line: number;
  readonly endLine: number;
  readonly isHead: boolean;
  readonly cells: readonly (HtmlElement | undefined)[];
}

/** More columns than this are no table that anybody reads. */
const mostColumns = 100;

/** The rows of a table, with cells that reach over several rows or columns in the first of them. */
export function toGrid(table: HtmlElement): GridRow[] {
  const rows = collectRows(table);
  const reach: number[] = [];
  return rows.map(({ row, isHead }, index) => {
    const cells: (HtmlElement | undefined)[] = [];
    for (const cell of row.children.filter((child) => isElement(child, 'td', 'th'))) {
      fillReached(cells, reach);
      const width = Math.min(toSpan(cell, 'colspan'), Math.max(1, mostColumns - cells.length));
      const height = Math.min(toSpan(cell, 'rowspan') || rows.length, rows.length - index);
      for (let column = 0; column < Math.max(1, width); column += 1) {
        reach[cells.length] = height - 1;
        cells.push(column === 0 ? cell : undefined);
      }
    }
    fillReached(cells, reach);
    return {
      line: row.line,
      endLine: row.endLine,
      isHead:
        isHead || (cells.length > 0 && row.children.every((child) => !isElement(child, 'td'))),
      cells,
    };
  });
}

function fillReached(cells: (HtmlElement | undefined)[], reach: number[]): void {
  while ((reach[cells.length] ?? 0) > 0) {
    reach[cells.length] = (reach[cells.length] ?? 1) - 1;
    cells.push(undefined);
  }
}

function collectRows(element: HtmlElement): { row: HtmlElement; isHead: boolean }[] {
  return element.children.flatMap((child) => {
    if (isElement(child, 'tr')) return [{ row: child, isHead: element.name === 'thead' }];
    return isElement(child, 'thead', 'tbody', 'tfoot') ? collectRows(child) : [];
  });
}

function toSpan(cell: HtmlElement, name: string): number {
  const value = attribute(cell, name);
  return /^\d{1,4}$/.test(value) ? Number(value) : 1;
}
