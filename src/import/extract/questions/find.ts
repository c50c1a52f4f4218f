import type { List, ListItem, Table, TableCell } from 'mdast';
import { getLine, type QuestionAndAnswer } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, getPlainText } from '../blocks.ts';
import { findFaqParts, parseFaqHeading } from './faq-parts.ts';
import { type Opening, parseOpening, separateLines } from './opening.ts';
import { pairQuestions } from './pairs.ts';

/**
 * Finds the questions of a text, whether marked by the format or by their wording; each becomes a
 * top-level node.
 */
export function findQuestions(
  blocks: readonly Block[],
  isFaqDocument: boolean,
  log: ImportLog,
): Block[] {
  const separate = separateLines(liftQuestions(blocks));
  const unfolded = unfoldTables(unfoldLists(separate, isFaqDocument, log), log);
  const found = pairQuestions(unfolded, isFaqDocument, log);
  reportEmptyParts(found, log);
  return found;
}

function reportEmptyParts(blocks: readonly Block[], log: ImportLog): void {
  const heading = blocks.find(
    (block) => block.type === 'heading' && parseFaqHeading(block) !== undefined,
  );
  if (heading === undefined || blocks.some(({ type }) => type === 'questionAndAnswer')) return;
  log.requireAction(
    getLine(heading),
    `The part “${getPlainText(heading)}” holds no question that can be told from its answer; it stays as text. Mark each question with “Q:” and each answer with “A:”, and import again, or leave it so.`,
  );
}

/** Moves questions out of quotes, lists and answers, behind the block that held them. */
function liftQuestions(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => {
    const lifted: QuestionAndAnswer[] = [];
    if (block.type === 'questionAndAnswer')
      return [{ ...block, children: extractQuestion(block.children, lifted) }, ...lifted];
    return [...extractQuestion([block], lifted), ...lifted];
  });
}

function extractQuestion(blocks: readonly Block[], lifted: QuestionAndAnswer[]): Block[] {
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'questionAndAnswer') {
      const inner: QuestionAndAnswer[] = [];
      lifted.push({ ...block, children: extractQuestion(block.children, inner) }, ...inner);
      return [];
    }
    if (block.type !== 'blockquote' && block.type !== 'list') return [block];
    if (block.type === 'blockquote') {
      const children = extractQuestion(block.children, lifted);
      return isEmptied(block.children, children) ? [] : [{ ...block, children }];
    }
    const items = block.children.flatMap((item): ListItem[] => {
      const children = extractQuestion(item.children, lifted);
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

/** Converts lists in which every item is a question with its answer. */
function unfoldLists(blocks: readonly Block[], isFaqDocument: boolean, log: ImportLog): Block[] {
  const faq = findFaqParts(blocks, isFaqDocument);
  return blocks.flatMap((block, index): Block[] => {
    if (block.type !== 'list') return [block];
    const items = block.children.flatMap(parseItem);
    const isOne =
      items.length === block.children.length &&
      items.length >= 2 &&
      (faq[index] === true ||
        block.ordered === true ||
        items.every(({ opening }) => opening.form !== 'plain'));
    return isOne ? items.map((item, at) => createQuestionNode(block, at, item, log)) : [block];
  });
}

function parseItem(item: ListItem): Answered[] {
  const [first, ...others] = item.children;
  const opening = first === undefined ? undefined : parseOpening(first);
  if (
    opening === undefined ||
    opening.form === 'heading' ||
    opening.rest.length + others.length === 0
  )
    return [];
  return [{ item, opening, answer: [...opening.rest, ...others] }];
}

function createQuestionNode(
  list: List,
  at: number,
  { item, opening, answer }: Answered,
  log: ImportLog,
): QuestionAndAnswer {
  if (list.ordered === true)
    log.drop(getLine(item), `${(list.start ?? 1) + at}.`, 'the mark of a question');
  for (const mark of opening.marks) log.drop(opening.line, mark.words, 'the mark of a question');
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

/** Converts tables with two columns headed "Question" and "Answer". */
function unfoldTables(blocks: readonly Block[], log: ImportLog): Block[] {
  return blocks.flatMap((block) => (block.type === 'table' ? unfold(block, log) : [block]));
}

function unfold(table: Table, log: ImportLog): Block[] {
  const [head, ...rows] = table.children;
  const [question, answer, ...others] = head?.children ?? [];
  if (question === undefined || answer === undefined || others.length > 0) return [table];
  const isOne = heads.some(
    ([left, right]) => left.test(getPlainText(question)) && right.test(getPlainText(answer)),
  );
  const pairs = rows.map(({ children: [left, right] }) => ({ left, right }));
  if (
    !isOne ||
    pairs.length === 0 ||
    !pairs.every(({ left, right }) => hasWords(left) && hasWords(right))
  )
    return [table];
  log.drop(
    getLine(table),
    `${getPlainText(question)} ${getPlainText(answer)}`,
    'the head of a table of questions',
  );
  return rows.map((row): QuestionAndAnswer => {
    const [left, right] = row.children;
    const place = row.position && { position: row.position };
    return {
      type: 'questionAndAnswer',
      question: left === undefined ? '' : getPlainText(left),
      children: [{ type: 'paragraph', children: right?.children ?? [], ...place }],
      ...place,
    };
  });
}

function hasWords(cell: TableCell | undefined): boolean {
  return cell !== undefined && getPlainText(cell) !== '';
}
