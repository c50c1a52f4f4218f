/**
 * The questions in a file: a line each, or of a table in CSV the first column, or the one whose
 * name says that it holds them. Marks of a quoted mail and of a list are no part of a question, and
 * neither are lines without a letter.
 */
export function parseQuestions(text: string, isCsv: boolean): string[] {
  const lines = isCsv ? readColumn(parseCsv(text)) : text.split(/\r?\n/);
  return lines
    .map((line) =>
      line
        .replace(/^[\s>*•–-]+/u, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((line) => /\p{L}/u.test(line));
}

/**
 * What search consoles and chat logs call the column of the questions, in the languages of their
 * exports.
 */
const columnNames =
  /^(?:top )?(?:quer(?:y|ies)|questions?|search terms?|keywords?|(?:häufigste )?suchanfragen?|fragen?|requêtes?(?: les plus fréquentes)?|consultas?(?: principales)?|mess?ages?|text)$/i;

function readColumn([head = [], ...rows]: readonly (readonly string[])[]): string[] {
  const named = head.findIndex((name) => columnNames.test(name.trim()));
  const column = Math.max(0, named);
  return (named < 0 ? [head, ...rows] : rows).map((row) => row[column] ?? '');
}

/**
 * The rows of a table, with commas, semicolons or tabs between its fields, whichever the first line
 * has most of (RFC 4180).
 */
function parseCsv(text: string): string[][] {
  const [first = ''] = text.split('\n', 1);
  const count = (sign: string) => first.split(sign).length;
  const separator = [',', ';', '\t'].reduce((best, sign) =>
    count(sign) > count(best) ? sign : best,
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let isQuoted = false;
  const endRow = () => {
    rows.push([...row, field]);
    row = [];
    field = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else isQuoted = false;
    } else if (sign === '"' && field === '') isQuoted = true;
    else if (sign === separator) {
      row.push(field);
      field = '';
    } else if (sign === '\n') endRow();
    else if (sign !== '\r' && sign !== '\uFEFF') field += sign;
  }
  if (field !== '' || row.length > 0) endRow();
  return rows;
}
