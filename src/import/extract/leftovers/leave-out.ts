import { type Block, toLine, toText, toWords } from '../blocks.ts';
import type { Notes } from '../../log.ts';
import { type Judgement, judgeLine } from './judge.ts';
import { judgeOtherTexts } from './other-texts.ts';
import { ofAuthor } from './phrases.ts';

/** Leaves out what a page showed around its text. Only whole blocks go, and each is named; in doubt a block stays. */
export function leaveOutLeftovers(blocks: readonly Block[], notes: Notes): Block[] {
  const judgements = judgeOtherTexts(blocks, blocks.map(judgeBlock));
  const kept: Block[] = [];
  for (let at = 0; at < blocks.length;) {
    const end = toRunEnd(judgements, at);
    const goes = isRunLeftOut(judgements.slice(at, end));
    for (const [offset, block] of blocks.slice(at, Math.max(end, at + 1)).entries()) {
      const judgement = judgements[at + offset];
      if (
        judgement !== undefined &&
        goes(judgement) &&
        !isCreditOfImage(judgement, blocks[at + offset - 1])
      )
        notes.leaveOut(toLine(block), toText(block), judgement.reason);
      else kept.push(block);
    }
    at = Math.max(end, at + 1);
  }
  return kept;
}

function toRunEnd(judgements: readonly (Judgement | undefined)[], start: number): number {
  let end = start;
  while (judgements[end] !== undefined) end += 1;
  return end;
}

/** Which of neighbours go: the sure ones, and the others where a sure one or a whole menu is among them. */
function isRunLeftOut(run: readonly (Judgement | undefined)[]): (judgement: Judgement) => boolean {
  const hasSure = run.some((each) => each?.kind === 'sure');
  const hasMenu = run.length >= 3 && run.some((each) => each?.isMenuHead === true);
  const hasButton = run.some(
    (each) => each !== undefined && each.kind !== 'cookieNotice' && each.reason.includes('cookie'),
  );
  return ({ kind }) => {
    if (kind === 'sure') return true;
    return kind === 'cookieNotice'
      ? hasButton
      : hasSure || hasMenu || (hasButton && run.some((each) => each?.kind === 'cookieNotice'));
  };
}

function judgeBlock(block: Block): Judgement | undefined {
  if (block.type === 'paragraph') {
    const judgement = judgeLine(toText(block));
    const hasImage = block.children.some(({ type }) => type === 'image');
    return hasImage && judgement?.reason !== ofAuthor ? undefined : judgement;
  }
  if (block.type === 'heading') {
    const words = toWords(block);
    const judgement = judgeLine(words);
    // A single word may head a part of any text.
    return judgement?.kind === 'sure' && words.includes(' ') ? judgement : undefined;
  }
  return block.type === 'list' ? judgeItems(block.children.map(toWords)) : undefined;
}

/** A list is left out as a whole or not at all. */
function judgeItems(items: readonly string[]): Judgement | undefined {
  if (items.length > 40) return undefined;
  const judgements = items.map(judgeLine);
  const [first] = judgements;
  if (
    first === undefined ||
    judgements.some((each) => each === undefined || each.kind === 'cookieNotice')
  )
    return undefined;
  const isSure =
    judgements.some((each) => each?.kind === 'sure') ||
    (items.length >= 3 && judgements.some((each) => each?.isMenuHead === true));
  return {
    kind: isSure ? 'sure' : 'inCompany',
    reason: first.reason,
    isMenuHead: judgements.some((each) => each?.isMenuHead === true),
  };
}

/** Who made an image has to be named beside it. */
function isCreditOfImage({ reason }: Judgement, before: Block | undefined): boolean {
  return (
    reason === 'the credit of a photo' &&
    before?.type === 'paragraph' &&
    before.children.some(({ type }) => type === 'image')
  );
}
