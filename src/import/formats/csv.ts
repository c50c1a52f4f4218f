import { CsvError, parse } from 'csv-parse/sync';
import type { ParsedInput } from '../document.ts';
import { decodeText, guessedEncodingMessage, type Input, UnreadableInputError } from '../input.ts';
import type { Row } from './table/columns.ts';
import { parseTables } from './table/read-table.ts';

const delimiters = [',', ';', '\t', '|'] as const;
const looked = 20_000;

/** Parses a table of questions and answers. Throws UnreadableInputError if it is no such table. */
export async function parseCsv(input: Input): Promise<ParsedInput> {
  const { text, isGuess } = decodeText(input.bytes);
  // Excel may declare the delimiter in the first line.
  const [first = '', declared] = /^sep=(.)\n/.exec(text) ?? [];
  const reading = parseTables(
    [
      {
        name: undefined,
        rows: parseRows(
          text.slice(first.length),
          declared ?? findDelimiter(text),
          first === '' ? 0 : 1,
        ),
      },
    ],
    'line',
    input.clock?.timeZone,
  );
  if (!isGuess) return reading;
  return { ...reading, messages: [guessedEncodingMessage, ...reading.messages] };
}

function parseRows(text: string, delimiter: string, linesAbove: number): Row[] {
  const rows: Row[] = [];
  try {
    let line = linesAbove + 1;
    parse(text, {
      delimiter,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
      max_record_size: 1_000_000,
      on_record: (record: readonly string[], { lines }) => {
        const cells = record.map((cell) => cell.trim());
        if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
        line = linesAbove + lines + 1;
        return null;
      },
    });
    return rows;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const place = error['lines'];
    throw new UnreadableInputError(
      `The table cannot be read${typeof place === 'number' ? ` behind line ${linesAbove + place}` : ''}: a cell there begins with a quotation mark that nothing ends, or is longer than a million letters. Put it right, or save the table again as CSV.`,
    );
  }
}

/** The delimiter: the candidate that occurs most often outside quotes in the first line. */
function findDelimiter(text: string): string {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const sign of text.slice(0, looked)) {
    if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  const [head = ''] = text.slice(0, looked).split('\n');
  const weigh = (sign: string) => (head.includes(sign) ? looked : 0) + (counts.get(sign) ?? 0);
  return delimiters.reduce<string>((best, sign) => (weigh(sign) > weigh(best) ? sign : best), ',');
}
