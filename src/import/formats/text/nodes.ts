import type { BlockContent, Paragraph, PhrasingContent, Table } from 'mdast';
import type { LeftOut } from '../../document.ts';
import { UnreadableInputError } from '../../input.ts';
import { toBlocks, type Block, type Manner } from './blocks.ts';
import { toPhrases } from './inline.ts';
import type { Line } from './lines.ts';
import { toList } from './lists.ts';
import { toPosition } from './position.ts';
import { readQuote, toQuoted } from './quotes.ts';
import { joinLines } from './wrapping.ts';

const deepestQuote = 20;

/** What blocks without headings and questions become. */
export function toNodes(
  blocks: readonly Block[],
  manner: Manner,
  leftOut: LeftOut[],
  depth = 0,
): BlockContent[] {
  const nodes: BlockContent[] = [];
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index];
    if (block === undefined) continue;
    const next = blocks[index + 1];
    const below = next?.kind === 'paragraph' && (next.lines[0]?.gap ?? 0) <= 1 ? next : undefined;
    const quote =
      block.kind === 'paragraph'
        ? readQuote(
            joinLines(block.lines),
            below === undefined ? undefined : joinLines(below.lines),
          )
        : undefined;
    if (quote === undefined) {
      nodes.push(toNode(block, manner, leftOut, depth));
      continue;
    }
    const lines =
      quote.isBelow && below !== undefined ? [...block.lines, ...below.lines] : block.lines;
    nodes.push({
      type: 'blockquote',
      children: [quote.quote, quote.name].map((text) => toParagraph(text, lines)),
      position: toPosition(lines),
    });
    if (quote.isBelow) index += 1;
  }
  return nodes;
}

/** A paragraph of a text. */
export function toParagraph(text: string, lines: readonly Line[]): Paragraph {
  return { type: 'paragraph', children: toPhrases(text), position: toPosition(lines) };
}

function toNode(
  { kind, lines }: Block,
  manner: Manner,
  leftOut: LeftOut[],
  depth: number,
): BlockContent {
  const position = toPosition(lines);
  switch (kind) {
    case 'items':
      return toList(lines, leftOut);
    case 'table':
      return toTable(lines);
    case 'rule':
      return { type: 'thematicBreak', position };
    case 'verse':
      return { type: 'paragraph', children: toVerse(lines), position };
    case 'quote': {
      if (depth >= deepestQuote)
        throw new UnreadableInputError(
          `The quote in line ${String(lines[0]?.number ?? 0)} has more than ${String(deepestQuote)} levels. At most ${String(deepestQuote)} can be read: take the signs > at the heads of the lines out.`,
        );
      return {
        type: 'blockquote',
        children: toNodes(
          toBlocks(toQuoted(lines), { ...manner, readPairMark: () => undefined }),
          manner,
          leftOut,
          depth + 1,
        ),
        position,
      };
    }
    case 'paragraph':
    case 'underlined':
    case 'question':
    case 'answer':
      return toParagraph(joinLines(lines), lines);
  }
}

function toVerse(lines: readonly Line[]): PhrasingContent[] {
  return lines.flatMap(({ text }, index): PhrasingContent[] => [
    ...(index === 0 ? [] : [{ type: 'break' as const }]),
    ...toPhrases(text),
  ]);
}

function toTable(lines: readonly Line[]): Table {
  return {
    type: 'table',
    children: lines.map((line) => ({
      type: 'tableRow',
      children: line.text
        .split('\t')
        .map((cell) => ({ type: 'tableCell', children: toPhrases(cell.trim()) })),
      position: toPosition([line]),
    })),
    position: toPosition(lines),
  };
}
