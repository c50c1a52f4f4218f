import type { List, ListItem, Table, TableCell } from 'mdast';
import type { QuestionAndAnswer } from '../../document.ts';
import type { Notes } from '../../import-log.ts';
import { type Block, toLine, toWords } from '../blocks.ts';
import { findFaqParts, readFaqHeading } from './faq-parts.ts';
import { type Opening, readOpening, separateLines } from './opening.ts';
import { pairQuestions } from './pairs.ts';

/** Finds the questions of a text, whether its format marked them or only its words do; each becomes a node at the top. */
export function findQuestions(
  blocks: readonly Block[],
  isFaqDocument: boolean,
  notes: Notes,
): Block[] {
  const separate = separateLines(liftQuestions(blocks));
  const unfolded = unfoldTables(unfoldLists(separate, isFaqDocument, notes), notes);
  const found = pairQuestions(unfolded, isFaqDocument, notes);
  askAboutEmptyParts(found, notes);
  return found;
}

function askAboutEmptyParts(blocks: readonly Block[], notes: Notes): void {
  const heading = blocks.find(
    (block) => block.type === 'heading' && readFaqHeading(block) !== undefined,
  );
  if (heading === undefined || blocks.some(({ type }) => type === 'questionAndAnswer')) return;
  notes.ask(
    toLine(heading),
    `The part “${toWords(heading)}” holds no question that can be told from its answer; it stays as text. Mark each question with “Q:” and each answer with “A:”, and import again, or leave it so.`,
  );
}

/** Takes questions that stand within quotes, lists or answers out of them, and puts each behind the block that held it. */
function liftQuestions(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const lifted: QuestionAndAnswer[] = [];
    if (block.type === 'questionAndAnswer')
      return [{ ...block, children: takeOut(block.children, lifted) }, ...lifted];
    return [...takeOut([block], lifted), ...lifted];
  });
}

function takeOut(blocks: readonly Block[], lifted: QuestionAndAnswer[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'questionAndAnswer') {
      const inner: QuestionAndAnswer[] = [];
      lifted.push({ ...block, children: takeOut(block.children, inner) }, ...inner);
      return [];
    }
    if (block.type !== 'blockquote' && block.type !== 'list') return [block];
    if (block.type === 'blockquote') {
      const children = takeOut(block.children, lifted);
      return isEmptied(block.children, children) ? [] : [{ ...block, children }];
    }
    const items = block.children.flatMap((item): ListItem[] => {
      const children = takeOut(item.children, lifted);
      return isEmptied(item.children, children) ? [] : [{ ...item, children }];
    });
    return isEmptied(block.children, items) ? [] : [{ ...block, children: items }];
  });
}

function isEmptied(before: readonly unknown[], after: readonly unknown[]): boolean {
  return before.length > 0 && after.length === 0;
}

interface Answered {
  readonly item: ListItem;
  readonly opening: Opening;
  readonly answer: readonly Block[];
}

/** Makes questions of lists in which every item is a question with its answer. */
function unfoldLists(blocks: readonly Block[], isFaqDocument: boolean, notes: Notes): Block[] {
  const faq = findFaqParts(blocks, isFaqDocument);
  return blocks.flatMap((block, index): Block[] => {
    if (block.type !== 'list') return [block];
    const items = block.children.flatMap(readItem);
    const isOne =
      items.length === block.children.length &&
      items.length >= 2 &&
      (faq[index] === true ||
        block.ordered === true ||
        items.every(({ opening }) => opening.form !== 'plain'));
    return isOne ? items.map((item, at) => toNode(block, at, item, notes)) : [block];
  });
}

function readItem(item: ListItem): Answered[] {
  const [first, ...others] = item.children;
  const opening = first === undefined ? undefined : readOpening(first);
  if (
    opening === undefined ||
    opening.form === 'heading' ||
    opening.rest.length + others.length === 0
  )
    return [];
  return [{ item, opening, answer: [...opening.rest, ...others] }];
}

function toNode(
  list: List,
  at: number,
  { item, opening, answer }: Answered,
  notes: Notes,
): QuestionAndAnswer {
  if (list.ordered === true)
    notes.leaveOut(toLine(item), `${(list.start ?? 1) + at}.`, 'the mark of a question');
  for (const mark of opening.marks)
    notes.leaveOut(opening.line, mark.words, 'the mark of a question');
  return {
    type: 'questionAndAnswer',
    question: opening.question,
    children: [...answer],
    ...(item.position && { position: item.position }),
  };
}

const heads: readonly (readonly [question: RegExp, answer: RegExp])[] = [
  [/^questions?$/i, /^answers?$/i],
  [/^fragen?$/i, /^antwort(?:en)?$/i],
  [/^questions?$/i, /^réponses?$/i],
  [/^preguntas?$/i, /^respuestas?$/i],
];

/** Makes questions of tables whose two columns are headed "Question" and "Answer". */
function unfoldTables(blocks: readonly Block[], notes: Notes): Block[] {
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
