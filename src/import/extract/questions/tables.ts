import type { Table, TableCell } from 'mdast';
import type { QuestionAndAnswer } from '../../tree.ts';
import { type Block, toLine, toWords } from '../blocks.ts';
import type { Notes } from '../../log.ts';

const heads: readonly (readonly [question: RegExp, answer: RegExp])[] = [
  [/^questions?$/i, /^answers?$/i],
  [/^fragen?$/i, /^antwort(?:en)?$/i],
  [/^questions?$/i, /^réponses?$/i],
  [/^preguntas?$/i, /^respuestas?$/i],
];

/** Makes questions of tables whose two columns are headed "Question" and "Answer". */
export function unfoldTables(blocks: readonly Block[], notes: Notes): Block[] {
  return blocks.flatMap((block) => (block.type === 'table' ? unfold(block, notes) : [block]));
}

function unfold(table: Table, notes: Notes): Block[] {
  const [head, ...rows] = table.children;
  const [question, answer, ...others] = head?.children ?? [];
  if (question === undefined || answer === undefined || others.length > 0) return [table];
  const isOne = heads.some(
    ([left, right]) => left.test(toWords(question)) && right.test(toWords(answer)),
  );
  const pairs = rows.map(({ children: [left, right] }) => ({ left, right }));
  if (
    !isOne ||
    pairs.length === 0 ||
    !pairs.every(({ left, right }) => hasWords(left) && hasWords(right))
  )
    return [table];
  notes.leaveOut(
    toLine(table),
    `${toWords(question)} ${toWords(answer)}`,
    'the head of a table of questions',
  );
  return rows.map((row): QuestionAndAnswer => {
    const [left, right] = row.children;
    const place = row.position && { position: row.position };
    return {
      type: 'questionAndAnswer',
      question: left === undefined ? '' : toWords(left),
      children: [{ type: 'paragraph', children: right?.children ?? [], ...place }],
      ...place,
    };
  });
}

function hasWords(cell: TableCell | undefined): boolean {
  return cell !== undefined && toWords(cell) !== '';
}
