import type { Reading } from '../document.ts';
import { UnreadableInputError, type Input } from '../input.ts';
import { readTables } from './table/read-table.ts';
import { readSheet } from './xlsx/sheet.ts';
import { readSharedStrings } from './xlsx/strings.ts';
import { listSheets } from './xlsx/workbook.ts';
import { describeForeignZip } from './zip/foreign-file.ts';
import { unpack } from './zip/unpack.ts';

/** In bytes; the text of a table that people write is far smaller. */
const largestPart = 60_000_000;

/** Reads every sheet of a table of questions and answers. Throws UnreadableInputError where the bytes are no such table. */
export async function readXlsx(input: Input): Promise<Reading> {
  const files = await unpack(input.bytes, 'xlsx');
  if (!files.has('xl/workbook.xml'))
    throw new UnreadableInputError(
      `The file is ${describeForeignZip(files.keys())}. Open it in the program that it came from, and save the table as .xlsx.`,
    );
  const decoder = new TextDecoder();
  const readPart = (name: string): string => {
    const bytes = files.get(name) ?? new Uint8Array();
    if (bytes.length > largestPart)
      throw new UnreadableInputError(
        `The table is too large: its part ${name} has more than ${largestPart / 1_000_000} MB. Cut it into several files.`,
      );
    return decoder.decode(bytes);
  };
  const { sheets, isFrom1904 } = listSheets(readPart);
  const strings = readSharedStrings(readPart('xl/sharedStrings.xml'));
  const count = { characters: 0 };
  const reading = readTables(
    sheets.map(({ name, path }) => ({
      name: sheets.length > 1 ? name : undefined,
      rows: readSheet(readPart(path), strings, count),
    })),
    'row',
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
    remarks: [
      {
        line: 1,
        says: 'The days of this table count from 1904, as old Excel for the Mac did; they were read as if they counted from 1900. Look whether the days of the entries are right: they may be four years too early.',
        needsPerson: true,
      },
      ...reading.remarks,
    ],
  };
}
