import { UnreadableInputError } from '../../input.ts';
import { refuseRows } from '../table/read-table.ts';
import type { Row } from '../table/table.ts';
import { readXml } from './read-xml.ts';
import { unescape } from './strings.ts';

/** Cells further to the right are read as if they were not there; a table of questions has a few columns. */
const mostColumns = 200;

/** In characters, of all cells: many may name one long text, which then stands in the file but once. */
const mostText = 10_000_000;

/** How much text the sheets of a file have held so far. */
export interface TextCount {
  characters: number;
}

interface Cell {
  readonly column: number;
  readonly kind: string;
  value: string;
}

/** The rows of a sheet that hold something, with their numbers as Excel shows them. Throws UnreadableInputError where they, or all sheets counted so far, hold too much. */
export function readSheet(xml: string, strings: readonly string[], count: TextCount): Row[] {
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
        const text = toText(cell, strings).trim();
        cells[cell.column] = text;
        count.characters += text.length;
        if (count.characters > mostText)
          throw new UnreadableInputError(
            `The cells of the table hold more than ${mostText / 1_000_000} million characters, of which many may be the same text again and again. Cut it into several files, or delete what repeats.`,
          );
      }
      if (name === 'row' && cells.some((each) => each !== '')) rows.push({ line, cells });
      refuseRows(rows.length);
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
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
