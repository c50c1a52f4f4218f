import type { Row } from '../table/table.ts';
import { readXml } from './read-xml.ts';
import { unescape } from './strings.ts';

/** Cells further to the right are read as if they were not there; a table of questions has a few columns. */
const mostColumns = 200;

interface Cell {
  readonly column: number;
  readonly kind: string;
  value: string;
}

/** The rows of a sheet that hold something, with their numbers as Excel shows them. */
export function readSheet(xml: string, strings: readonly string[]): Row[] {
  if (xml === '') return [];
  const rows: Row[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let column = -1;
  let isValue = false;
  readXml(xml, 'xl/worksheets', {
    open: (name, attributes) => {
      isValue = name === 'v' || name === 't';
      if (name === 'row') {
        line = Number(attributes['r']) || line + 1;
        cells = [];
        column = -1;
      }
      if (name === 'c') {
        column = toColumn(attributes['r'] ?? '') ?? column + 1;
        cell = { column, kind: attributes['t'] ?? 'n', value: '' };
      }
    },
    text: (words) => {
      if (isValue && cell !== undefined) cell.value += words;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c' && cell !== undefined && cell.column < mostColumns) {
        while (cells.length < cell.column) cells.push('');
        cells[cell.column] = toText(cell, strings).trim();
      }
      if (name === 'row' && cells.some((each) => each !== '')) rows.push({ line, cells });
    },
  });
  return rows;
}

function toText({ kind, value }: Cell, strings: readonly string[]): string {
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'e') return '';
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  return unescape(value);
}

/** The number of a column, from 0, of a place such as "AB12". */
function toColumn(place: string): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(place) ?? [];
  return letters === undefined ? undefined : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
