import { type Block, toGap, toWords } from '../blocks.ts';

const concluding =
  /^(?:in conclusion|to conclude|in summary|to sum(?: it)? up|conclusion:|still have (?:a )?questions?|(?:do you )?have (?:more|other|further|another) questions?|(?:if|should) you (?:still )?have (?:any )?(?:other|more|further) questions?|fazit:|zusammenfassend|abschließend|noch fragen|haben sie (?:noch|weitere) fragen|en conclusion|en resumen|in conclusione)/iu;

/**
 * How many blocks of the last answer belong to it: what stands behind a wider gap than those before, or begins as a
 * conclusion does, belongs to the text again.
 */
export function toAnswerLength(before: readonly Block[], answer: readonly Block[]): number {
  const usual = Math.max(1, ...toGaps([...before, ...answer.slice(0, 1)]));
  const end = answer.findIndex((block, index) => {
    const last = answer[index - 1];
    if (last === undefined) return false;
    return (
      toGap(last, block) > usual || (block.type === 'paragraph' && concluding.test(toWords(block)))
    );
  });
  return end < 0 ? answer.length : end;
}

function toGaps(blocks: readonly Block[]): number[] {
  // A call with very many arguments would fail; the first questions show the rhythm of the rest.
  return blocks.slice(0, 200).flatMap((block, index) => {
    const last = blocks[index - 1];
    return last === undefined ? [] : [toGap(last, block)];
  });
}
