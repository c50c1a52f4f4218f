import { type Block, toWords } from '../blocks.ts';
import { type FaqName, readFaqName } from './faq-names.ts';

/** A heading that names questions of readers. */
export interface FaqHeading extends FaqName {
  readonly depth: number;
}

/** Below every heading: words that stand for a heading without being marked as one. */
const deepest = 7;

/** Reads a heading, or bold words alone in a paragraph, as the name of a part with questions. */
export function readFaqHeading(block: Block): FaqHeading | undefined {
  const depth = block.type === 'heading' ? block.depth : isBold(block) ? deepest : undefined;
  const name = depth === undefined ? undefined : readFaqName(toWords(block));
  return depth === undefined || name === undefined ? undefined : { depth, ...name };
}

/** Whether a paragraph is bold as a whole, as headings are where nobody marked them. */
export function isBold(block: Block): boolean {
  return (
    block.type === 'paragraph' &&
    block.children.length === 1 &&
    block.children[0]?.type === 'strong'
  );
}

/** For each block whether it stands in a part whose heading names questions. */
export function findFaqParts(blocks: readonly Block[], isFaqDocument: boolean): boolean[] {
  const marks = blocks.map(() => isFaqDocument);
  for (const [index, block] of blocks.entries()) {
    const heading = readFaqHeading(block);
    if (heading === undefined) continue;
    const end = toPartEnd(blocks, index, heading.depth);
    for (let at = index + 1; at < end && marks[at] !== true; at += 1) marks[at] = true;
  }
  return marks;
}

/** Where a part ends; question headings beside its heading belong to it where nothing else does, as where all headings are of one depth. */
function toPartEnd(blocks: readonly Block[], start: number, depth: number): number {
  let isFlat = false;
  for (let at = start + 1; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.type !== 'heading' || block.depth > depth) continue;
    const isSibling = block.depth === depth && /[?？؟]$/u.test(toWords(block));
    if (isSibling && (isFlat || at - start <= 2)) isFlat = true;
    else return at;
  }
  return blocks.length;
}
