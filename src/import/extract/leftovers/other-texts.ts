import { type Block, toWords } from '../blocks.ts';
import type { Judgement } from './judge.ts';
import { toOthers } from './phrases.ts';

/** "Next" alone, above the name of the next text. */
const neighbour =
  /^(?:[«‹←] ?)?(?:next|previous|prev|weiter|zurück|nächster|vorheriger)(?: ?[»›→])?$/iu;

const mostNames = 12;
const longestName = 100;

/**
 * Judges the names of other texts below "Related posts": short lines without a full stop, up to the end or to what else a
 * page shows. Where a sentence follows them, they stay.
 */
export function judgeOtherTexts(
  blocks: readonly Block[],
  judgements: readonly (Judgement | undefined)[],
): (Judgement | undefined)[] {
  const judged = [...judgements];
  for (const [index, block] of blocks.entries()) {
    const judgement = judgements[index];
    if (
      judgement === undefined ||
      !(judgement.reason === toOthers || neighbour.test(toWords(block)))
    )
      continue;
    let end = index + 1;
    while (end <= index + mostNames && judged[end] === undefined && isName(blocks[end])) end += 1;
    if (end > index + mostNames || (end < blocks.length && judged[end] === undefined)) continue;
    for (let at = index; at < end; at += 1)
      judged[at] ??= { kind: 'sure', reason: 'the name of another text', isMenuHead: false };
    if (end > index + 1) judged[index] = { ...judgement, kind: 'sure', reason: toOthers };
  }
  return judged;
}

function isName(block: Block | undefined): boolean {
  if (block === undefined || (block.type !== 'paragraph' && block.type !== 'list')) return false;
  const lines =
    block.type === 'list' ? block.children.slice(0, mostNames + 1).map(toWords) : [toWords(block)];
  return (
    lines.length <= mostNames &&
    lines.every((line) => line.length <= longestName && !/[.:;,]$/.test(line))
  );
}
