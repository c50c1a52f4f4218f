import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type CalendarDate, isCalendarDate } from '../../../domain/locale/dates.ts';
import {
  type ImportedDocument,
  type ImportTree,
  type LeftOut,
  type Passage,
  type Reading,
  type Remark,
  type Said,
  toDocument,
} from '../../document.ts';
import { UnreadableInputError } from '../../input.ts';
import { createNotes } from '../../import-log.ts';
import { readHtmlPiece } from '../html/tree.ts';
import { readBody } from '../markdown/body.ts';
import { readPassages } from '../markdown/visible-text.ts';
import { toBlocks } from '../text/blocks.ts';
import { findWidth, toLines, toPassages, toShown } from '../text/lines.ts';
import { toNodes } from '../text/tree.ts';
import { type Columns, findColumns, type Role, type Row, type Table } from './columns.ts';

const mostRows = 50_000;

/** Makes an FAQ entry of each row of tables that hold questions and answers. Throws UnreadableInputError where they are none. */
export function readTables(tables: readonly Table[], unit: 'line' | 'row'): Reading {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const count = filled.reduce((sum, { rows }) => sum + rows.length, 0);
  refuseRows(count);
  const readings = filled.map(readTable);
  const documents = readings.flatMap((reading) => reading.documents);
  if (documents.length === 0)
    throw new UnreadableInputError(
      `The table has ${count === 0 ? 'no rows' : 'no row with a question and its answer'}. Write the questions into one column and the answers into another, and name them "Question" and "Answer" in the first row.`,
    );
  return {
    documents,
    leftOut: readings.flatMap(({ leftOut }) => leftOut),
    remarks: [...readings.flatMap(({ remarks }) => remarks), ...findDoubles(documents, unit)],
    passages: readings.flatMap(({ passages }) => passages),
  };
}

/** Throws UnreadableInputError where rows are more than are read at once. */
export function refuseRows(count: number): void {
  if (count > mostRows)
    throw new UnreadableInputError(
      `The table has more than ${mostRows.toLocaleString('en')} rows, which is the most that is read at once. Cut it into several files.`,
    );
}

function readTable({ name, rows }: Table): Reading {
  const columns = findColumns(rows);
  if (columns === undefined) return leaveOutAll(name, rows);
  const head = columns.head === undefined ? 0 : rows.indexOf(columns.head) + 1;
  const entries = rows.slice(head).map((row) => toEntry(toEntryRow(row, columns)));
  const above = rows
    .slice(0, Math.max(0, head - 1))
    .map((row) => leaveOut(row.line, row.cells, 'what stands above the table'));
  const names =
    columns.head === undefined
      ? []
      : [
          leaveOut(
            columns.head.line,
            columns.head.cells.filter((_, at) => columns.roles.has(at)),
            'the names of the columns',
          ),
        ];
  return {
    documents: entries.flatMap(({ document }) => (document === undefined ? [] : [document])),
    leftOut: [
      ...above,
      ...names,
      ...leaveOutColumns(rows.slice(head), columns),
      ...entries.flatMap(({ leftOut }) => leftOut),
    ].filter(({ words }) => words !== ''),
    remarks: [...describe(name, rows, columns), ...entries.flatMap(({ remarks }) => remarks)],
    passages: [
      ...rows.slice(0, head).map(({ line, cells }) => ({ line, words: toWords(cells) })),
      ...rows.slice(head).flatMap((row) => collectVisibleText(row, columns)),
      ...entries.flatMap(({ passages }) => passages),
    ],
  };
}

function toEntryRow({ line, cells }: Row, { roles }: Columns): EntryRow {
  const said = new Map<Role, string>();
  for (const [at, role] of roles)
    if ((cells[at] ?? '').trim() !== '') said.set(role, (cells[at] ?? '').trim());
  return { line, said };
}

/** The words of the cells that make no entry by themselves; entries say their own. */
function collectVisibleText({ line, cells }: Row, { roles }: Columns): Passage[] {
  return [{ line, words: toWords(cells.filter((_, at) => !roles.has(at))) }];
}

function leaveOutColumns(rows: readonly Row[], { roles, head }: Columns): LeftOut[] {
  const width = rows.reduce(
    (most, { cells }) => Math.max(most, cells.length),
    head?.cells.length ?? 0,
  );
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => !roles.has(at))
    .map((at) => {
      const name = head?.cells[at] ?? '';
      const filled = rows.filter(({ cells }) => (cells[at] ?? '') !== '');
      return leaveOut(
        head?.line ?? filled[0]?.line ?? 1,
        [name, ...filled.map(({ cells }) => cells[at] ?? '')],
        name === ''
          ? `column ${at + 1}, which has no name that is known`
          : `the column “${name}”, which entries do not have`,
      );
    });
}

function leaveOutAll(name: string | undefined, rows: readonly Row[]): Reading {
  const line = rows[0]?.line ?? 1;
  const leftOut = rows.map((row) =>
    leaveOut(
      row.line,
      row.cells,
      name === undefined
        ? 'a table without questions and answers'
        : `the sheet “${name}”, which has no questions and answers`,
    ),
  );
  const remarks: Remark[] = [
    {
      line,
      says: `${name === undefined ? 'The table' : `The sheet “${name}”`} has no column of questions beside one of answers, so nothing was made of it. If it holds some, name its columns "Question" and "Answer" in the first row, and import it again.`,
      needsPerson: true,
    },
  ];
  return {
    documents: [],
    leftOut,
    remarks,
    passages: rows.map((row) => ({ line: row.line, words: toWords(row.cells) })),
  };
}

function describe(
  name: string | undefined,
  rows: readonly Row[],
  { head, roles }: Columns,
): Remark[] {
  if (head !== undefined) return [];
  const [question = 0, answer = 1] = [...roles.keys()];
  return [
    {
      line: rows[0]?.line ?? 1,
      says: `${name === undefined ? 'The table' : `The sheet “${name}”`} does not name its columns; column ${question + 1} was read as the questions and column ${answer + 1} as the answers.`,
      needsPerson: false,
    },
  ];
}

function findDoubles(documents: readonly ImportedDocument[], unit: 'line' | 'row'): Remark[] {
  const first = new Map<string, number>();
  return documents.flatMap(({ title, line }): Remark[] => {
    const words = (title?.value ?? '').toLowerCase();
    const before = first.get(words);
    if (before === undefined) first.set(words, line);
    return before === undefined
      ? []
      : [
          {
            line,
            says: `“${title?.value ?? ''}” is asked in ${unit} ${before} already. Keep one of the two answers, or put them together.`,
            needsPerson: true,
          },
        ];
  });
}

function leaveOut(line: number, cells: readonly string[], reason: string): LeftOut {
  return { line, words: toWords(cells), reason };
}

function toWords(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' ');
}

/** The cells of a row that say something, by what they say. */
interface EntryRow {
  readonly line: number;
  readonly said: ReadonlyMap<Role, string>;
}

/** What came of a row. */
interface RowReading {
  readonly document: ImportedDocument | undefined;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
}

/** Cells whose words a reader of the site sees; the others are addresses, days and numbers. */
const readable = ['topic', 'asks', 'description', 'author'] as const;
const questionMark = /^(?:(?:Q|F|Question|Frage)\s?\d{0,4}\s?[:.)]|\d{1,3}[.)])\s+/u;

/** Makes an FAQ entry of a row; a row without question or answer is left out, and a person is told. */
function toEntry({ line, said }: EntryRow): RowReading {
  const question = readPlain(said.get('question') ?? '');
  const answer = said.get('answer') ?? '';
  const words = readable
    .map((role) => readPlain(said.get(role) ?? ''))
    .filter((each) => each !== '');
  if (said.size === 0) return { document: undefined, leftOut: [], remarks: [], passages: [] };
  if (question === '' || answer === '')
    return leaveOutRow(
      line,
      question,
      [question, answer, ...words].filter((each) => each !== ''),
    );
  const [mark = ''] = questionMark.exec(question) ?? [];
  const cell = readCell(answer, line);
  const leftOut: LeftOut[] = [
    ...cell.leftOut,
    ...(mark === '' ? [] : [{ line, words: mark.trim(), reason: 'the mark of a question' }]),
  ];
  const remarks: Remark[] = [...cell.remarks];
  const document = toDocument({
    ...toFields({ line, said }, leftOut, remarks),
    line,
    kind: 'faq',
    title: { value: question.slice(mark.length), line },
    tree: cell.tree,
  });
  return {
    document,
    leftOut,
    remarks,
    passages: [{ line, words: [question, ...words].join(' ') }, ...cell.passages],
  };
}

function leaveOutRow(line: number, question: string, words: readonly string[]): RowReading {
  const lacks = question === '' ? 'question' : 'answer';
  const says = `This row has no ${lacks}, so nothing was made of it. Write the ${lacks} into the table and import it again, or delete the row.`;
  const passage = { line, words: words.join(' ') };
  return {
    document: undefined,
    leftOut: [
      { ...passage, reason: `a row without ${lacks === 'answer' ? 'an answer' : 'a question'}` },
    ],
    remarks: [{ line, says, needsPerson: true }],
    passages: [passage],
  };
}

function toFields(
  { line, said }: EntryRow,
  leftOut: LeftOut[],
  remarks: Remark[],
): Partial<ImportedDocument> {
  const say = <Value>(value: Value): Said<Value> => ({ value, line });
  const description = said.get('description');
  const order = Number(said.get('order') ?? NaN);
  const readDay = (role: 'published' | 'updated') => {
    const cell = said.get(role);
    const day = cell === undefined ? undefined : readDate(cell);
    if (cell !== undefined && day === undefined)
      remarks.push({
        line,
        says: `“${cell}” is no day that is sure. Write it as year-month-day, such as 2026-03-31, and import again, or write it into the entry.`,
        needsPerson: true,
      });
    return day;
  };
  const address = said.get('address');
  const slug = said.get('slug');
  const isSlug = slug !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
  const oldAddresses = [address, isSlug ? undefined : slug]
    .filter((each) => each !== undefined && /^(?:https?:\/)?\/\S+$/.test(each))
    .flatMap((each) => each ?? []);
  if (slug !== undefined && !isSlug && !oldAddresses.includes(slug))
    remarks.push({
      line,
      says: `The short name “${slug}” has other signs than small letters, digits and hyphens; the entry got another one by its question.`,
      needsPerson: false,
    });
  return {
    description: description === undefined ? undefined : say(readPlain(description)),
    topics: cutList(said.get('topic'), /[;|\n]/, line, leftOut).map((label) => say({ label })),
    authors: cutList(said.get('author'), /[;|\n]/, line, leftOut).map((name) => say({ name })),
    asks: cutList(said.get('asks'), /[;|\n]|(?<=[?？؟])\s*,?/u, line, leftOut).map(say),
    order: Number.isInteger(order) && order >= 0 ? order : undefined,
    published: readDay('published'),
    updated: readDay('updated'),
    slug: isSlug ? slug : undefined,
    oldAddresses,
  };
}

/** The parts of a cell that says several things; one that is said twice is left out. */
function cutList(
  cell: string | undefined,
  separator: RegExp,
  line: number,
  leftOut: LeftOut[],
): string[] {
  const parts = (cell ?? '')
    .split(separator)
    .map(readPlain)
    .filter((part) => part !== '');
  const once = new Set<string>();
  for (const part of parts) {
    if (once.has(part)) leftOut.push({ line, words: part, reason: 'said twice in its cell' });
    once.add(part);
  }
  return [...once];
}

/** What a cell holds, as a tree. */
interface CellTree {
  readonly tree: ImportTree;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
}

const tag =
  /<\/?(?:p|br|ul|ol|li|a|strong|b|em|i|u|div|span|h[1-6]|table|img|blockquote|section|details)\b[^<>]{0,2000}>/i;
const blockTag = /<(?:p|br|ul|ol|li|div|h[1-6]|table|blockquote|section|details)\b/i;
const entity = /&(?:amp|lt|gt|quot|apos|nbsp|[aou]uml|szlig|#\d{1,6});/i;
const markdown = /\[[^\]\n]{1,300}\]\([^)\s]{1,1000}\)|\*\*\S[^*\n]{0,500}\*\*|^#{2,6} \S|^```/m;

/** Reads a cell as HTML or Markdown where its signs say so, else as text. All that it holds stands on the given line. */
function readCell(cell: string, line: number): CellTree {
  const read =
    tag.test(cell) || entity.test(cell)
      ? readHtml(cell, line)
      : markdown.test(cell)
        ? readMarkdown(cell, line)
        : readText(cell, line);
  visit(read.tree, (node) => {
    node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  });
  return read;
}

/** The words of a cell that is one line, without tags. */
function readPlain(cell: string): string {
  const text = tag.test(cell) || entity.test(cell) ? toString(readHtmlPiece(cell).tree) : cell;
  return toShown(text).replace(/\s+/g, ' ');
}

function readHtml(cell: string, line: number): CellTree {
  // HTML that was typed into a cell marks words alone; its paragraphs are the lines of the cell.
  const html = blockTag.test(cell)
    ? cell
    : cell
        .split(/\n+/)
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('');
  const { tree, leftOut, remarks, passages } = readHtmlPiece(html, { line });
  return {
    tree,
    leftOut: leftOut.map((each) => ({ ...each, line })),
    remarks: remarks.map((each) => ({ ...each, line })),
    passages: passages.map((each) => ({ ...each, line })),
  };
}

function readMarkdown(cell: string, line: number): CellTree {
  const notes = createNotes();
  const tree = readBody(cell, line, '', notes);
  return {
    tree,
    leftOut: notes.leftOut,
    remarks: notes.remarks,
    passages: readPassages(cell, line),
  };
}

function readText(cell: string, line: number): CellTree {
  const leftOut: LeftOut[] = [];
  const lines = toLines(cell);
  const manner = { width: findWidth(lines), readPairMark: () => undefined };
  const children = toNodes(toBlocks(lines, manner), manner, leftOut);
  return {
    tree: { type: 'root', children },
    leftOut: leftOut.map((each) => ({ ...each, line })),
    remarks: [],
    passages: toPassages(cell).map((each) => ({ ...each, line })),
  };
}

/** The day that Excel, which counts days, gives 1 January 1970. */
const serialOf1970 = 25_569;

/** The day that a cell says; undefined where it says none, or one that could be two. */
function readDate(cell: string): CalendarDate | undefined {
  const text = cell.trim();
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text))
    return new Date((Math.floor(Number(text)) - serialOf1970) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (iso !== undefined) return isCalendarDate(iso) ? iso : undefined;
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (year !== '') return toDate(year, month, day);
  const [, first = '', second = '', last = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (last === '') return undefined;
  if (first === second || Number(first) > 12) return toDate(last, second, first);
  return Number(second) > 12 ? toDate(last, first, second) : undefined;
}

function toDate(year: string, month: string, day: string): CalendarDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
