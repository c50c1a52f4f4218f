import type { Heading } from 'mdast';
import type { Block } from '../blocks.ts';

/** Leaves the questions in the text: each becomes a heading, one level below its part, with its answer under it. */
export function keepQuestions(blocks: readonly Block[]): Block[] {
  let depth: Heading['depth'] = 1;
  return blocks.flatMap((block): Block[] => {
    if (block.type === 'heading') depth = block.depth;
    if (block.type !== 'questionAndAnswer') return [block];
    const heading: Heading = {
      type: 'heading',
      depth: toBelow(depth),
      children: [{ type: 'text', value: block.question }],
      ...(block.position && { position: block.position }),
    };
    return [heading, ...block.children];
  });
}

function toBelow(depth: Heading['depth']): Heading['depth'] {
  const below: Readonly<Record<Heading['depth'], Heading['depth']>> = {
    1: 2,
    2: 3,
    3: 4,
    4: 5,
    5: 6,
    6: 6,
  };
  return below[depth];
}
