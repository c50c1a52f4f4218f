import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type CalendarDate, isCalendarDate } from '../../../domain/locale/index.ts';
import {
  createDocument,
  type DroppedText,
  type ImportedDocument,
  type ImportMessage,
  type ImportTree,
  linesAt,
  type Located,
  type ParsedInput,
  type VisibleText,
} from '../../document.ts';
import { createImportLog } from '../../import-log.ts';
import { UnreadableInputError } from '../../input.ts';
import { parseMoment } from '../../moment.ts';
import { parseHtmlFragment } from '../html/tree.ts';
import { parseMarkdownBody } from '../markdown/body.ts';
import { collectMarkdownText } from '../markdown/visible-text.ts';
import { parseBlocks } from '../text/blocks.ts';
import { cleanText, collectVisibleLines, findWidth, splitLines } from '../text/lines.ts';
import { toNodes } from '../text/tree.ts';
import { type Columns, findColumns, type ColumnRole, type Row, type Table } from './columns.ts';

const maxRows = 50_000;

/**
 * Parses tables of questions and answers: each row becomes an FAQ entry. Throws
 * UnreadableInputError if they contain none.
 */
export function parseTables(
  tables: readonly Table[],
  unit: 'line' | 'row',
  timeZone: string | undefined,
): ParsedInput {
  const filled = tables.filter(({ rows }) => rows.length > 0);
  const count = filled.reduce((sum, { rows }) => sum + rows.length, 0);
  checkRowCount(count);
  const readings = filled.map((table) => parseTable(table, timeZone));
  const documents = readings.flatMap((reading) => reading.documents);
  if (documents.length === 0)
    throw new UnreadableInputError(
      `The table has ${count === 0 ? 'no rows' : 'no row with a question and its answer'}. Write the questions into one column and the answers into another, and name them "Question" and "Answer" in the first row.`,
    );
  return {
    documents,
    dropped: readings.flatMap(({ dropped }) => dropped),
    messages: [...readings.flatMap(({ messages }) => messages), ...findDuplicates(documents, unit)],
    visibleText: readings.flatMap(({ visibleText }) => visibleText),
  };
}

/** Throws UnreadableInputError if there are too many rows. */
export function checkRowCount(count: number): void {
  if (count > maxRows)
    throw new UnreadableInputError(
      `The table has more than ${maxRows.toLocaleString('en')} rows, which is the most that is read at once. Cut it into several files.`,
    );
}

function parseTable({ name, rows }: Table, timeZone: string | undefined): ParsedInput {
  const columns = findColumns(rows);
  if (columns === undefined) return dropTable(name, rows);
  const head = columns.head === undefined ? 0 : rows.indexOf(columns.head) + 1;
  const entries = rows.slice(head).map((row) => parseRow(createEntryRow(row, columns), timeZone));
  const above = rows
    .slice(0, Math.max(0, head - 1))
    .map((row) => createDropped(row.line, row.cells, 'what stands above the table'));
  const names =
    columns.head === undefined
      ? []
      : [
          createDropped(
            columns.head.line,
            columns.head.cells.filter((_, at) => columns.roles.has(at)),
            'the names of the columns',
          ),
        ];
  return {
    documents: entries.flatMap(({ document }) => (document === undefined ? [] : [document])),
    dropped: [
      ...above,
      ...names,
      ...dropColumns(rows.slice(head), columns),
      ...entries.flatMap(({ dropped }) => dropped),
    ].filter(({ words }) => words !== ''),
    messages: [
      ...reportMissingHeader(name, rows, columns),
      ...entries.flatMap(({ messages }) => messages),
    ],
    visibleText: [
      ...rows.slice(0, head).map(({ line, cells }) => ({ line, words: joinCells(cells) })),
      ...rows.slice(head).flatMap((row) => collectRowText(row, columns)),
      ...entries.flatMap(({ visibleText }) => visibleText),
    ],
  };
}

function createEntryRow({ line, cells }: Row, { roles }: Columns): EntryRow {
  const values = new Map<ColumnRole, string>();
  for (const [at, role] of roles)
    if ((cells[at] ?? '').trim() !== '') values.set(role, (cells[at] ?? '').trim());
  return { line, values };
}

/** The text of cells outside the known columns; entries report their own. */
function collectRowText({ line, cells }: Row, { roles }: Columns): VisibleText[] {
  return [{ line, words: joinCells(cells.filter((_, at) => !roles.has(at))) }];
}

function dropColumns(rows: readonly Row[], { roles, head }: Columns): DroppedText[] {
  const width = rows.reduce(
    (most, { cells }) => Math.max(most, cells.length),
    head?.cells.length ?? 0,
  );
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => !roles.has(at))
    .map((at) => {
      const name = head?.cells[at] ?? '';
      const filled = rows.filter(({ cells }) => (cells[at] ?? '') !== '');
      return createDropped(
        head?.line ?? filled[0]?.line ?? 1,
        [name, ...filled.map(({ cells }) => cells[at] ?? '')],
        name === ''
          ? `column ${at + 1}, which has no name that is known`
          : `the column “${name}”, which entries do not have`,
      );
    });
}

function dropTable(name: string | undefined, rows: readonly Row[]): ParsedInput {
  const line = rows[0]?.line ?? 1;
  const dropped = rows.map((row) =>
    createDropped(
      row.line,
      row.cells,
      name === undefined
        ? 'a table without questions and answers'
        : `the sheet “${name}”, which has no questions and answers`,
    ),
  );
  const messages: ImportMessage[] = [
    {
      line,
      message: `${name === undefined ? 'The table' : `The sheet “${name}”`} has no column of questions beside one of answers, so nothing was made of it. If it holds some, name its columns "Question" and "Answer" in the first row, and import it again.`,
      requiresAction: true,
    },
  ];
  return {
    documents: [],
    dropped,
    messages,
    visibleText: rows.map((row) => ({ line: row.line, words: joinCells(row.cells) })),
  };
}

function reportMissingHeader(
  name: string | undefined,
  rows: readonly Row[],
  { head, roles }: Columns,
): ImportMessage[] {
  if (head !== undefined) return [];
  const [question = 0, answer = 1] = [...roles.keys()];
  return [
    {
      line: rows[0]?.line ?? 1,
      message: `${name === undefined ? 'The table' : `The sheet “${name}”`} does not name its columns; column ${question + 1} was read as the questions and column ${answer + 1} as the answers.`,
      requiresAction: false,
    },
  ];
}

function findDuplicates(
  documents: readonly ImportedDocument[],
  unit: 'line' | 'row',
): ImportMessage[] {
  const first = new Map<string, number>();
  return documents.flatMap(({ title, line }): ImportMessage[] => {
    const words = (title?.value ?? '').toLowerCase();
    const before = first.get(words);
    if (before === undefined) first.set(words, line);
    return before === undefined
      ? []
      : [
          {
            line,
            message: `“${title?.value ?? ''}” is asked in ${unit} ${before} already. Keep one of the two answers, or put them together.`,
            requiresAction: true,
          },
        ];
  });
}

function createDropped(line: number, cells: readonly string[], reason: string): DroppedText {
  return { line, words: joinCells(cells), reason };
}

function joinCells(cells: readonly string[]): string {
  return cells.filter((cell) => cell !== '').join(' ');
}

/** The filled cells of a row, by role. */
interface EntryRow {
  readonly line: number;
  readonly values: ReadonlyMap<ColumnRole, string>;
}

/** The result of a row. */
interface ParsedRow {
  readonly document: ImportedDocument | undefined;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/** Cells that are visible to readers; the others are addresses, dates and numbers. */
const readable = ['topic', 'asks', 'description', 'author'] as const;
const questionMark = /^(?:(?:Q|F|Question|Frage)\s?\d{0,4}\s?[:.)]|\d{1,3}[.)])\s+/u;

/** Parses a row as an FAQ entry; one without question or answer is dropped and requires action. */
function parseRow({ line, values }: EntryRow, timeZone: string | undefined): ParsedRow {
  const question = parsePlainCell(values.get('question') ?? '');
  const answer = values.get('answer') ?? '';
  const words = readable
    .map((role) => parsePlainCell(values.get(role) ?? ''))
    .filter((each) => each !== '');
  if (values.size === 0) return { document: undefined, dropped: [], messages: [], visibleText: [] };
  if (question === '' || answer === '')
    return dropRow(
      line,
      question,
      [question, answer, ...words].filter((each) => each !== ''),
    );
  const [mark = ''] = questionMark.exec(question) ?? [];
  const cell = parseCell(answer, line);
  const dropped: DroppedText[] = [
    ...cell.dropped,
    ...(mark === '' ? [] : [{ line, words: mark.trim(), reason: 'the mark of a question' }]),
  ];
  const messages: ImportMessage[] = [...cell.messages];
  const document = createDocument({
    ...parseFields({ line, values }, timeZone, dropped, messages),
    line,
    kind: 'faq',
    title: { value: question.slice(mark.length), line },
    tree: cell.tree,
  });
  return {
    document,
    dropped,
    messages,
    visibleText: [{ line, words: [question, ...words].join(' ') }, ...cell.visibleText],
  };
}

function dropRow(line: number, question: string, words: readonly string[]): ParsedRow {
  const lacks = question === '' ? 'question' : 'answer';
  const message = `This row has no ${lacks}, so nothing was made of it. Write the ${lacks} into the table and import it again, or delete the row.`;
  const passage = { line, words: words.join(' ') };
  return {
    document: undefined,
    dropped: [
      { ...passage, reason: `a row without ${lacks === 'answer' ? 'an answer' : 'a question'}` },
    ],
    messages: [{ line, message, requiresAction: true }],
    visibleText: [passage],
  };
}

function parseFields(
  { line, values }: EntryRow,
  timeZone: string | undefined,
  dropped: DroppedText[],
  messages: ImportMessage[],
): Partial<ImportedDocument> {
  const locate = <Value>(value: Value): Located<Value> => ({ value, line });
  const description = values.get('description');
  const order = Number(values.get('order') ?? NaN);
  const readDay = (role: 'published' | 'updated') => {
    const cell = values.get(role);
    const day = cell === undefined ? undefined : parseDate(cell, timeZone);
    if (cell !== undefined && day === undefined)
      messages.push({
        line,
        message: `“${cell}” is no day that is sure. Write it as year-month-day, such as 2026-03-31, and import again, or write it into the entry.`,
        requiresAction: true,
      });
    return day;
  };
  const address = values.get('address');
  const slug = values.get('slug');
  const isSlug = slug !== undefined && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug);
  const oldAddresses = [address, isSlug ? undefined : slug]
    .filter((each) => each !== undefined && /^(?:https?:\/)?\/\S+$/.test(each))
    .flatMap((each) => each ?? []);
  if (slug !== undefined && !isSlug && !oldAddresses.includes(slug))
    messages.push({
      line,
      message: `The short name “${slug}” has other signs than small letters, digits and hyphens; the entry got another one by its question.`,
      requiresAction: false,
    });
  return {
    description: description === undefined ? undefined : locate(parsePlainCell(description)),
    topics: cutList(values.get('topic'), /[;|\n]/, line, dropped).map((label) => locate({ label })),
    authors: cutList(values.get('author'), /[;|\n]/, line, dropped).map((name) => locate({ name })),
    asks: cutList(values.get('asks'), /[;|\n]|(?<=[?？؟])\s*,?/u, line, dropped).map(locate),
    order: Number.isInteger(order) && order >= 0 ? order : undefined,
    published: readDay('published'),
    updated: readDay('updated'),
    slug: isSlug ? slug : undefined,
    oldAddresses,
  };
}

/** Splits a cell with several values; duplicates are dropped. */
function cutList(
  cell: string | undefined,
  separator: RegExp,
  line: number,
  dropped: DroppedText[],
): string[] {
  const parts = (cell ?? '')
    .split(separator)
    .map(parsePlainCell)
    .filter((part) => part !== '');
  const once = new Set<string>();
  for (const part of parts) {
    if (once.has(part)) dropped.push({ line, words: part, reason: 'said twice in its cell' });
    once.add(part);
  }
  return [...once];
}

/** A parsed cell. */
interface ParsedCell {
  readonly tree: ImportTree;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

const tag =
  /<\/?(?:p|br|ul|ol|li|a|strong|b|em|i|u|s|del|ins|sub|sup|kbd|code|pre|small|mark|abbr|q|cite|div|span|h[1-6]|hr|table|img|blockquote|section|details|dl|figure)\b[^<>]{0,2000}>/i;
const blockTag =
  /<(?:p|br|ul|ol|li|div|h[1-6]|hr|pre|table|blockquote|section|details|dl|figure)\b/i;
const entity = /&(?:amp|lt|gt|quot|apos|nbsp|[aou]uml|szlig|#\d{1,6});/i;
/** A line of a list, which HTML without blocks does not write so. */
const listLine = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+\S/m;
const markdown =
  /\[[^\]\n]{1,300}\]\([^)\s]{1,1000}\)|\*\*\S[^*\n]{0,500}\*\*|`[^`\n]{1,500}`|^#{2,6} \S|^```|^\|.*\n\|[\s|:]*-[\s|:-]*$/m;

/**
 * Parses a cell as HTML or Markdown if it looks like it, else as text. All of it is on the given
 * line.
 */
function parseCell(cell: string, line: number): ParsedCell {
  const read =
    isTagged(cell) && !isMixed(cell)
      ? parseHtmlCell(cell, line)
      : markdown.test(cell) || isMixed(cell)
        ? parseMarkdownCell(separateLines(cell), line)
        : parseTextCell(cell, line);
  visit(read.tree, (node) => {
    node.position = linesAt(line);
  });
  return read;
}

/** Whether a cell holds tags or character references that are no code of Markdown. */
function isTagged(cell: string): boolean {
  const words = cell.replace(/`[^`\n]+`/g, '');
  return tag.test(words) || entity.test(words);
}

/** Whether a cell is Markdown with single tags in it, such as a list with bold words. */
function isMixed(cell: string): boolean {
  return isTagged(cell) && !blockTag.test(cell) && (listLine.test(cell) || markdown.test(cell));
}

/** The lines of a cell are paragraphs, which Markdown tells by blank lines; those of lists stay. */
function separateLines(cell: string): string {
  const lines = cell.replace(/^[ \t]*•[ \t]+/gm, '- ').split('\n');
  if (lines.some((line) => /^[ \t]*(?:`{3}|~{3}|\|)/.test(line))) return cell;
  return lines
    .flatMap((line, at) => {
      const before = lines[at - 1] ?? '';
      const isBlock = listLine.test(line) || /^[ \t]{2,}\S|^[ \t]*[>#]/.test(line);
      return at === 0 || line.trim() === '' || before.trim() === '' || isBlock
        ? [line]
        : ['', line];
    })
    .join('\n');
}

/** The text of a cell on one line, without tags. */
function parsePlainCell(cell: string): string {
  const text = tag.test(cell) || entity.test(cell) ? toString(parseHtmlFragment(cell).tree) : cell;
  return cleanText(text).replace(/\s+/g, ' ');
}

function parseHtmlCell(cell: string, line: number): ParsedCell {
  // HTML without block tags: the lines of the cell are its paragraphs.
  const html = blockTag.test(cell)
    ? cell
    : cell
        .split(/\n+/)
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('');
  const { tree, dropped, messages, visibleText } = parseHtmlFragment(html, { line });
  return {
    tree,
    dropped: dropped.map((each) => ({ ...each, line })),
    messages: messages.map((each) => ({ ...each, line })),
    visibleText: visibleText.map((each) => ({ ...each, line })),
  };
}

function parseMarkdownCell(cell: string, line: number): ParsedCell {
  const log = createImportLog();
  const tree = parseMarkdownBody(cell, line, '', log);
  return {
    tree,
    dropped: log.dropped,
    messages: log.messages,
    visibleText: collectMarkdownText(cell, line),
  };
}

function parseTextCell(cell: string, line: number): ParsedCell {
  const dropped: DroppedText[] = [];
  const lines = splitLines(cell);
  const manner = { width: findWidth(lines), parsePairMark: () => undefined };
  const children = toNodes(parseBlocks(lines, manner), manner, dropped);
  return {
    tree: { type: 'root', children },
    dropped: dropped.map((each) => ({ ...each, line })),
    messages: [],
    visibleText: collectVisibleLines(cell).map((each) => ({ ...each, line })),
  };
}

/** The serial number of 1 January 1970 in Excel. */
const serialOf1970 = 25_569;

/** Parses a date; undefined if it is none or ambiguous. */
function parseDate(cell: string, timeZone: string | undefined): CalendarDate | undefined {
  const text = cell.trim();
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text))
    return new Date((Math.floor(Number(text)) - serialOf1970) * 86_400_000)
      .toISOString()
      .slice(0, 10);
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text) ?? [];
  if (iso !== undefined)
    return isCalendarDate(iso) ? (parseMoment(text, timeZone) ?? iso) : undefined;
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (year !== '') return createDate(year, month, day);
  const [, first = '', second = '', last = ''] =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .*)?$/.exec(text) ?? [];
  if (last === '') return parseMoment(text, timeZone);
  if (first === second || Number(first) > 12) return createDate(last, second, first);
  return Number(second) > 12 ? createDate(last, first, second) : undefined;
}

function createDate(year: string, month: string, day: string): CalendarDate | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
}
