import type { PhrasingContent, RootContent } from 'mdast';
import { leaveOutOthers, type ToBlocks } from './context.ts';

/** `[caption …]` of WordPress stands around an image and the words beneath it, which become a paragraph of their own. */
export const toCaptioned: ToBlocks = (mark, children, expansion) => {
  leaveOutOthers(mark, [], expansion);
  expansion.notes.decide(mark.line, 'The words beneath an image became a paragraph of their own.');
  return children.flatMap((block): RootContent[] => {
    if (block.type !== 'paragraph') return [block];
    const at =
      block.children.findLastIndex(
        (child) =>
          child.type === 'image' ||
          (child.type === 'link' && child.children.some(({ type }) => type === 'image')),
      ) + 1;
    const words: PhrasingContent[] = trimStart(block.children.slice(at));
    if (at === 0 || words.length === 0) return [block];
    return [
      { ...block, children: block.children.slice(0, at) },
      { ...block, children: [{ type: 'emphasis', children: words }] },
    ];
  });
};

function trimStart(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = nodes;
  if (first?.type !== 'text') return [...nodes];
  const value = first.value.trimStart();
  return value === '' ? trimStart(rest) : [{ ...first, value }, ...rest];
}
