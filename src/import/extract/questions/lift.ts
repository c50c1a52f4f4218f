import type { ListItem } from 'mdast';
import type { QuestionAndAnswer } from '../../tree.ts';
import type { Block } from '../blocks.ts';

/** Takes questions that stand within quotes, lists or answers out of them, and puts each behind the block that held it. */
export function liftQuestions(blocks: readonly Block[]): Block[] {
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
