import type { TableCell } from 'mdast';
import { toPlainText } from '../../domain/body/index.ts';
import { hasWords } from '../body/form-words.ts';
import { defineRule } from '../define-rule.ts';
import { findBodyRange } from '../entry.ts';

/** The head of a table says what each column holds, and there is something to say it of. */
export default defineRule({
  name: 'table-header',
  defaultLevel: 'warning',
  summary: 'A table without words at the head of its columns.',
  checkEntry(entry, { report }) {
    for (const { node: table } of entry.body?.select('table') ?? []) {
      const [head, ...rows] = table.children;
      if (head === undefined) continue;
      const hasNames = rows.every(({ children: [first] }) => first && holdsWords(first));
      if (rows.length === 0)
        report(
          findBodyRange(entry, table),
          'This table has a head and no rows. Write the rows below the line of hyphens, or delete the table.',
        );
      else if (head.children.length === 1)
        report(
          findBodyRange(entry, head),
          'This table has one column, and reads better as a list. Write each row on a line that begins with a hyphen and a space.',
        );
      else if (!head.children.some(holdsWords))
        report(
          findBodyRange(entry, head),
          'The head of this table is empty, so nobody knows what its columns hold. Write their names into the first line of the table.',
        );
      else
        for (const [column, cell] of head.children.entries())
          if (!holdsWords(cell) && !(column === 0 && hasNames))
            report(
              findBodyRange(entry, cell),
              `Column ${column + 1} of this table has no name. Write into this cell what the column holds.`,
            );
    }
  },
});

/** A cell that shows an image has the words of the image. */
function holdsWords(cell: TableCell): boolean {
  return hasWords(toPlainText(cell)) || cell.children.some(({ type }) => type === 'image');
}
