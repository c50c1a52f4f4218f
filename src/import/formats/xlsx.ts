import sax, { type Tag } from 'sax';
import type { ParsedInput } from '../document.ts';
import { type Input, UnreadableInputError } from '../input.ts';
import type { Row } from './table/columns.ts';
import { parseTables, checkRowCount } from './table/read-table.ts';
import { formatForeignZip, unpack } from './zip.ts';

/** In bytes; the text of a table is far smaller. */
const maxPartBytes = 60_000_000;

/**
 * Parses every sheet of a workbook with questions and answers. Throws UnreadableInputError if it is
 * no such workbook.
 */
export async function parseXlsx(input: Input): Promise<ParsedInput> {
  const files = await unpack(input.bytes, 'xlsx');
  if (!files.has('xl/workbook.xml'))
    throw new UnreadableInputError(
      `The file is ${formatForeignZip(files.keys())}. Open it in the program that it came from, and save the table as .xlsx.`,
    );
  const decoder = new TextDecoder();
  const readPart = (name: string): string => {
    const bytes = files.get(name) ?? new Uint8Array();
    if (bytes.length > maxPartBytes)
      throw new UnreadableInputError(
        `The table is too large: its part ${name} has more than ${maxPartBytes / 1_000_000} MB. Cut it into several files.`,
      );
    return decoder.decode(bytes);
  };
  const { sheets, isFrom1904 } = listSheets(readPart);
  const strings = parseSharedStrings(readPart('xl/sharedStrings.xml'));
  const count = { characters: 0 };
  const reading = parseTables(
    sheets.map(({ name, path }) => ({
      name: sheets.length > 1 ? name : undefined,
      rows: parseSheet(readPart(path), strings, count),
    })),
    'row',
    input.clock?.timeZone,
  );
  if (
    !isFrom1904 ||
    !reading.documents.some(
      ({ published, updated }) => published !== undefined || updated !== undefined,
    )
  )
    return reading;
  return {
    ...reading,
    messages: [
      {
        line: 1,
        message:
          'The days of this table count from 1904, as old Excel for the Mac did; they were read as if they counted from 1900. Look whether the days of the entries are right: they may be four years too early.',
        requiresAction: true,
      },
      ...reading.messages,
    ],
  };
}

/** Cells further to the right are ignored; a table of questions has few columns. */
const maxColumns = 200;

/** In characters, for all cells: many cells may refer to one long shared string. */
const maxTextLength = 10_000_000;

/** How much text the sheets contained so far. */
interface TextCount {
  characters: number;
}

interface Cell {
  readonly column: number;
  readonly kind: string;
  value: string;
}

/**
 * The rows of a sheet that are not empty, by row number. Throws UnreadableInputError if there is
 * too much text in this and previous sheets.
 */
function parseSheet(xml: string, strings: readonly string[], count: TextCount): Row[] {
  if (xml === '') return [];
  const rows: Row[] = [];
  let line = 0;
  let cells: string[] = [];
  let cell: Cell | undefined;
  let column = -1;
  let isValue = false;
  parseXml(xml, 'xl/worksheets', {
    open: (name, attributes) => {
      isValue = name === 'v' || name === 't';
      if (name === 'row') {
        line = Number(attributes['r']) || line + 1;
        cells = [];
        column = -1;
      }
      if (name === 'c') {
        column = parseColumn(attributes['r'] ?? '') ?? column + 1;
        cell = { column, kind: attributes['t'] ?? 'n', value: '' };
      }
    },
    text: (words) => {
      if (isValue && cell !== undefined) cell.value += words;
    },
    close: (name) => {
      isValue = false;
      if (name === 'c' && cell !== undefined && cell.column < maxColumns) {
        while (cells.length < cell.column) cells.push('');
        const text = formatCell(cell, strings).trim();
        cells[cell.column] = text;
        count.characters += text.length;
        if (count.characters > maxTextLength)
          throw new UnreadableInputError(
            `The cells of the table hold more than ${maxTextLength / 1_000_000} million characters, of which many may be the same text again and again. Cut it into several files, or delete what repeats.`,
          );
      }
      if (name === 'row' && cells.some((each) => each !== '')) rows.push({ line, cells });
      checkRowCount(rows.length);
    },
  });
  return rows;
}

function formatCell({ kind, value }: Cell, strings: readonly string[]): string {
  if (kind === 's') return strings[Number(value)] ?? '';
  if (kind === 'e') return '';
  if (kind === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  return unescape(value);
}

/** The zero-based column of a reference such as "AB12". */
function parseColumn(place: string): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(place) ?? [];
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Callbacks for XML events; names come without prefix. */
interface Listener {
  readonly open?: (name: string, attributes: Tag['attributes']) => void;
  readonly close?: (name: string) => void;
  readonly text?: (words: string) => void;
}

/** The XML of a sheet has about eight levels. */
const maxDepth = 200;

/**
 * Parses XML as a stream. Throws UnreadableInputError if it is not well-formed; declared entities
 * are not expanded.
 */
function parseXml(xml: string, part: string, { open, close, text }: Listener): void {
  const reader = sax.parser(true);
  const toLocal = (name: string) => name.slice(name.indexOf(':') + 1);
  let depth = 0;
  reader.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth)
      throw new UnreadableInputError(
        `The table is damaged: its part ${part} nests deeper than ${maxDepth} levels. Open it in Excel or LibreOffice, and save it again.`,
      );
    open?.(toLocal(name), 'attributes' in attributes ? {} : stripPrefix(attributes));
  };
  reader.onclosetag = (name) => {
    depth -= 1;
    close?.(toLocal(name));
  };
  reader.ontext = (words) => text?.(words);
  reader.oncdata = (words) => text?.(words);
  reader.onerror = (error) => {
    throw new UnreadableInputError(
      `The table is damaged: its part ${part} is no XML that can be read (${error.message.split('\n')[0] ?? ''}). Open it in Excel or LibreOffice, which may repair it, and save it again.`,
    );
  };
  reader.write(xml).close();
}

function stripPrefix(attributes: Readonly<Record<string, unknown>>): Tag['attributes'] {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

/** The shared strings of a workbook, without phonetic guides. */
function parseSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  if (xml === '') return strings;
  let words: string[] = [];
  let isText = false;
  let isReadAloud = false;
  parseXml(xml, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') words = [];
      if (name === 'rPh') isReadAloud = true;
      isText = name === 't';
    },
    text: (text) => {
      if (isText && !isReadAloud) words.push(text);
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isReadAloud = false;
      if (name === 'si') strings.push(unescape(words.join('')));
    },
  });
  return strings;
}

/** Excel escapes characters that XML cannot contain as `_x000D_`. */
function unescape(text: string): string {
  return text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\r\n?/g, '\n');
}

/** The sheets of a workbook in order, and the epoch of its dates. */
interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly isFrom1904: boolean;
}

/** Parses the list of sheets. Throws UnreadableInputError if there is none. */
function listSheets(readPart: (name: string) => string): Workbook {
  const targets = new Map<string, string>();
  parseXml(readPart('xl/_rels/workbook.xml.rels') || '<none/>', 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id: id, Target: target }) => {
      if (name === 'Relationship' && id !== undefined && target !== undefined)
        targets.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    },
  });
  const sheets: { name: string; path: string }[] = [];
  let isFrom1904 = false;
  parseXml(readPart('xl/workbook.xml'), 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      const path = targets.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && path !== undefined && !sheets.some((each) => each.path === path))
        sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  if (sheets.length === 0)
    throw new UnreadableInputError(
      'The file names no sheet that is in it. Open it in Excel or LibreOffice, and save it again.',
    );
  return { sheets, isFrom1904 };
}
