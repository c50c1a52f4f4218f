import type { Table, TableCell } from 'mdast';
import { toPlainText } from '../../domain/text/plain-text.ts';
import { findBodyPlace, type Entry } from '../entry.ts';
import { toFinding, type Diagnostic } from '../diagnostic.ts';
import type { Rule } from '../rule.ts';
import { hasWords } from '../body/same-words.ts';

/** The head of a table says what stands in each column, and there is something to say it of. */
export const checkTableHeader: Rule = ({ entries, settings }) => {
  if (settings.getLevel('table-header') === 'off') return [];
  return entries.flatMap((entry) =>
    (entry.body?.nodes ?? [])
      .map(({ node }) => node)
      .filter((node) => node.type === 'table')
      .flatMap((table) => checkTable(entry, table)),
  );
};

function checkTable(entry: Entry, table: Table): Diagnostic[] {
  const [head, ...rows] = table.children;
  if (head === undefined) return [];
  const tell = (node: Table | TableCell | typeof head, message: string) => [
    toFinding('table-header', entry.path, findBodyPlace(entry, node), message),
  ];
  if (rows.length === 0)
    return tell(
      table,
      'This table has a head and no rows. Write the rows below the line of hyphens, or delete the table.',
    );
  if (head.children.length === 1)
    return tell(
      head,
      'This table has one column, and reads better as a list. Write each row on a line that begins with a hyphen and a space.',
    );
  const isEmpty = head.children.map((cell) => !holdsWords(cell));
  if (!isEmpty.includes(false))
    return tell(
      head,
      'The head of this table is empty, so nobody knows what its columns hold. Write their names into the first line of the table.',
    );
  return head.children.flatMap((cell, column) => {
    if (
      isEmpty[column] !== true ||
      (column === 0 &&
        rows.every(({ children: [first] }) => first !== undefined && holdsWords(first)))
    )
      return [];
    return tell(
      cell,
      `Column ${column + 1} of this table has no name. Write into this cell what the column holds.`,
    );
  });
}

/** A cell that shows an image has the words of the image. */
function holdsWords(cell: TableCell): boolean {
  return hasWords(toPlainText(cell)) || cell.children.some(({ type }) => type === 'image');
}
