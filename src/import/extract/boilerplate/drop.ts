import type { Paragraph } from 'mdast';
import { getLine } from '../../document.ts';
import type { ImportLog } from '../../import-log.ts';
import { type Block, getText, getPlainText } from '../blocks.ts';
import { getPhrasingText } from '../phrasing.ts';
import { cutLines } from '../questions/opening.ts';
import { judgeLine, type Judgement, ofAuthor, shareOrFollow } from './judge.ts';

/**
 * Drops what a web page showed around its text. Only whole blocks are dropped, each with a reason;
 * if in doubt, a block stays.
 */
export function dropBoilerplate(blocks: readonly Block[], log: ImportLog): Block[] {
  const judgements = judgeOtherTitles(blocks, blocks.map(judgeBlock));
  const kept: Block[] = [];
  for (let at = 0; at < blocks.length;) {
    const end = findRunEnd(judgements, at);
    const goes = isRunDropped(judgements.slice(at, end));
    for (const [offset, block] of blocks.slice(at, Math.max(end, at + 1)).entries()) {
      const judgement = judgements[at + offset];
      if (
        judgement !== undefined &&
        goes(judgement) &&
        !isCreditOfImage(judgement, blocks[at + offset - 1])
      )
        log.drop(getLine(block), getText(block), judgement.reason);
      else kept.push(block);
    }
    at = Math.max(end, at + 1);
  }
  return kept;
}

function findRunEnd(judgements: readonly (Judgement | undefined)[], start: number): number {
  let end = start;
  while (judgements[end] !== undefined) end += 1;
  return end;
}

/**
 * The blocks of a run that are dropped: certain ones, and possible ones if a certain one or a whole
 * menu is among them.
 */
function isRunDropped(run: readonly (Judgement | undefined)[]): (judgement: Judgement) => boolean {
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
    const judgement = judgeLine(getText(block));
    const hasImage = block.children.some(({ type }) => type === 'image');
    return hasImage && judgement?.reason !== ofAuthor ? undefined : judgement;
  }
  if (block.type === 'heading') {
    const words = getPlainText(block);
    const judgement = judgeLine(words);
    // A single word may head a part of any text.
    return judgement?.kind === 'sure' && words.includes(' ') ? judgement : undefined;
  }
  return block.type === 'list' ? judgeItems(block.children.map(getPlainText)) : undefined;
}

/** A list is dropped as a whole or not at all. */
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

/** Image credits have to stay beside the image. */
function isCreditOfImage({ reason }: Judgement, before: Block | undefined): boolean {
  return (
    reason === 'the credit of a photo' &&
    before?.type === 'paragraph' &&
    before.children.some(({ type }) => type === 'image')
  );
}

/** "Next" alone, above the title of the next text. */
const neighbour =
  /^(?:[«‹←] ?)?(?:next|previous|prev|weiter|zurück|nächster|vorheriger)(?: ?[»›→])?$/iu;

const maxTitles = 12;
const maxNameLength = 100;

/**
 * Judges titles of other texts below "Related posts": short lines without a full stop, up to the
 * end or to other boilerplate. They stay if a sentence follows.
 */
function judgeOtherTitles(
  blocks: readonly Block[],
  judgements: readonly (Judgement | undefined)[],
): (Judgement | undefined)[] {
  const judged = [...judgements];
  for (const [index, block] of blocks.entries()) {
    const judgement = judgements[index];
    if (
      judgement === undefined ||
      !(judgement.reason === shareOrFollow || neighbour.test(getPlainText(block)))
    )
      continue;
    let end = index + 1;
    while (end <= index + maxTitles && judged[end] === undefined && isName(blocks[end])) end += 1;
    if (end > index + maxTitles || (end < blocks.length && judged[end] === undefined)) continue;
    for (let at = index; at < end; at += 1)
      judged[at] ??= { kind: 'sure', reason: 'the name of another text', isMenuHead: false };
    if (end > index + 1) judged[index] = { ...judgement, kind: 'sure', reason: shareOrFollow };
  }
  return judged;
}

function isName(block: Block | undefined): boolean {
  if (block === undefined || (block.type !== 'paragraph' && block.type !== 'list')) return false;
  const lines =
    block.type === 'list'
      ? block.children.slice(0, maxTitles + 1).map(getPlainText)
      : [getPlainText(block)];
  return (
    lines.length <= maxTitles &&
    lines.every((line) => line.length <= maxNameLength && !/[.:;,]$/.test(line))
  );
}

const maxLineLength = 80;
const maxLines = 60;

/**
 * Splits paragraphs of short lines that contain buttons of a page, as in text copied from a
 * browser.
 */
export function cutBlocksOfLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? cut(block) : [block]));
}

function cut(block: Paragraph): Block[] {
  const text = getPhrasingText(block.children);
  if (text.length > maxLineLength * maxLines || !text.includes('\n')) return [block];
  const lines = text.split('\n');
  if (
    lines.some((line) => line.length > maxLineLength) ||
    !lines.some((line) => judgeLine(line)?.kind === 'sure')
  )
    return [block];
  const starts = lines.map((_, index) =>
    lines.slice(0, index).reduce((sum, { length }) => sum + length + 1, 0),
  );
  return cutLines(block, starts, text).filter(({ children }) => children.length > 0);
}
