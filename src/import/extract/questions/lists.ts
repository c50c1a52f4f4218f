import type { List, ListItem } from 'mdast';
import type { QuestionAndAnswer } from '../../tree.ts';
import { type Block, toLine } from '../blocks.ts';
import type { Notes } from '../../log.ts';
import { type Opening, readOpening } from './opening.ts';
import { findFaqParts } from './parts.ts';

interface Answered {
  readonly item: ListItem;
  readonly opening: Opening;
  readonly answer: readonly Block[];
}

/** Makes questions of lists in which every item is a question with its answer. */
export function unfoldLists(
  blocks: readonly Block[],
  isFaqDocument: boolean,
  notes: Notes,
): Block[] {
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
