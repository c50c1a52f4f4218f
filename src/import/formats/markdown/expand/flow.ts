import type { Nodes, Paragraph, Root, RootContent } from 'mdast';
import type { Mark } from '../marks/mark.ts';
import { splitAtMarks } from '../marks/mark.ts';
import { isBlockMark, toBlockMarks } from '../marks/stands-alone.ts';
import type { Expansion } from './context.ts';
import { toForeignParagraph } from './foreign.ts';
import { findMeaning } from './meanings.ts';
import { pairMarks, type Pair } from './pair.ts';

type Item = RootContent | Mark;

const isMark = (item: Item): item is Mark => 'source' in item;

/** Makes blocks of the marks that stand as blocks, in the root and in whatever holds blocks below it. */
export function expandFlow(root: Root, expansion: Expansion): void {
  const open: Nodes[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!('children' in node)) continue;
    if (
      node.type === 'root' ||
      node.type === 'blockquote' ||
      node.type === 'listItem' ||
      node.type === 'questionAndAnswer'
    ) {
      const children: readonly RootContent[] = node.children;
      Object.assign(node, {
        children: toBlocks(
          pairMarks<RootContent>(
            children.flatMap((child) => toItems(child, expansion)),
            isMark,
          ),
          expansion,
        ),
      });
    }
    for (const child of node.children) open.push(child);
  }
}

/** A paragraph of nothing but marks as these; one that begins with a mark that its last closes as these and what is between. */
function toItems(node: RootContent, { marks }: Expansion): Item[] {
  if (node.type !== 'paragraph') return [node];
  const [first, last] = [node.children[0], node.children.at(-1)];
  if (first?.type !== 'text' || last?.type !== 'text') return [node];
  const only = node.children.length === 1 ? toBlockMarks(first.value, marks) : undefined;
  if (only !== undefined) return only;
  const opening = splitAtMarks(first.value.trimStart(), marks)[0];
  const closing = splitAtMarks(last.value.trimEnd(), marks).at(-1);
  const isAround =
    typeof opening === 'object' &&
    typeof closing === 'object' &&
    isBlockMark(opening) &&
    opening.form === 'opens' &&
    closing.form === 'closes' &&
    opening.name === closing.name &&
    findMeaning(opening) !== undefined;
  return isAround ? [opening, withoutEnds(node), closing] : [node];
}

function withoutEnds(node: Paragraph): Paragraph {
  const children = node.children.map((child, at) => {
    if (child.type !== 'text') return child;
    const start = at === 0 ? child.value.replace(/^\s*\uFDD0\d+\uFDD1\s*/, '') : child.value;
    return { ...child, value: at === node.children.length - 1 ? withoutLastMark(start) : start };
  });
  return {
    ...node,
    children: children.filter((child) => child.type !== 'text' || child.value !== ''),
  };
}

function withoutLastMark(text: string): string {
  const ended = text.trimEnd();
  const mark = /\uFDD0\d+\uFDD1$/.exec(ended);
  return mark === null ? text : ended.slice(0, mark.index).trimEnd();
}

function toBlocks(
  items: readonly (RootContent | Pair<RootContent>)[],
  expansion: Expansion,
): RootContent[] {
  return items.flatMap((item): RootContent[] => {
    if (!('mark' in item)) return [item];
    const children = toBlocks(item.inside ?? [], expansion);
    const meaning = item.mark.form === 'closes' ? undefined : findMeaning(item.mark);
    if (meaning !== undefined) return meaning(item.mark, children, expansion);
    return [
      toForeignParagraph(item.mark, expansion),
      ...children,
      ...(item.closing === undefined ? [] : [toForeignParagraph(item.closing, expansion)]),
    ];
  });
}
