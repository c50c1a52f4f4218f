import type { ImportedDocument, LeftOut, Passage, Reading, Remark } from '../../document.ts';
import { UnreadableInputError } from '../../input.ts';
import { findColumns, type Columns, type Role } from './columns.ts';
import { toEntry, type EntryRow } from './entry.ts';
import type { Row, Table } from './table.ts';

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
      ...rows.slice(head).flatMap((row) => toPassages(row, columns)),
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
function toPassages({ line, cells }: Row, { roles }: Columns): Passage[] {
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
