import type { BlockContent, DefinitionContent, PhrasingContent } from 'mdast';
import { tidyPhrasing } from './tidy-phrasing.ts';

/** Blocks as what stands in one line, such as in the cell of a table: items of lists with semicolons between them. */
export function toOneLine(
  blocks: readonly (BlockContent | DefinitionContent)[],
): PhrasingContent[] {
  const [only] = blocks;
  const parts =
    blocks.length === 1 && only?.type === 'paragraph'
      ? only.children
      : blocks.flatMap((block) => [blank, ...toParts(block)]);
  return tidyPhrasing(parts.map((node): PhrasingContent => (node.type === 'break' ? blank : node)));
}

const blank: PhrasingContent = { type: 'text', value: ' ' };

function toParts(block: BlockContent | DefinitionContent): PhrasingContent[] {
  switch (block.type) {
    case 'paragraph':
      return block.children;
    case 'heading':
      return [{ type: 'strong', children: block.children }];
    case 'list':
      return block.children.flatMap(({ children }, index): PhrasingContent[] => [
        ...(index === 0 ? [] : [{ type: 'text' as const, value: '; ' }]),
        ...toOneLine(children),
      ]);
    case 'table':
      return block.children.flatMap(({ children }) =>
        children.flatMap((cell) => [...cell.children, blank]),
      );
    case 'blockquote':
      return toOneLine(block.children);
    case 'questionAndAnswer':
      return [
        { type: 'strong', children: [{ type: 'text', value: block.question }] },
        blank,
        ...toOneLine(block.children),
      ];
    case 'code':
      return [{ type: 'inlineCode', value: block.value.replace(/\s+/g, ' ').trim() }];
    default:
      return [];
  }
}
