import type { Nodes } from 'mdast';
import { parseCitations } from '../../domain/text/citation.ts';
import type { TextRange } from '../../domain/text/sentences.ts';
import { toSourceOffset, toSourceRuns } from '../../domain/text/source-runs.ts';
import type { Body, BodyNode } from './body.ts';
import type { Entry } from '../entry.ts';
import type { LineIndex } from '../files/line-index.ts';
import type { Place } from '../diagnostic.ts';

/** What a block is to the reader; one within a quotation or a list is that, whatever else it is. */
export type BlockKind = 'paragraph' | 'list-item' | 'heading' | 'quote' | 'table-cell';

/** A block of a body that holds words: a paragraph, a heading or a cell of a table. */
export interface TextBlock {
  readonly kind: BlockKind;
  readonly node: BodyNode;
  /** What the reader sees, on one line and without citations. */
  readonly text: string;
  /** The sources and bases that it cites, and where in `text` their marks stood. */
  readonly citations: readonly { readonly id: string; readonly at: number }[];
  /** The parts of `text` that are code or a bare address. */
  readonly code: readonly TextRange[];
  /** The place in the file of a part of `text`. */
  readonly toPlace: (start: number, end: number) => Place;
}

const known = new WeakMap<Body, readonly TextBlock[]>();

/** The blocks of the body of an entry, in order. They are made once, and go when the entry lets go of its body. */
export function collectTextBlocks({ body, lines }: Entry): readonly TextBlock[] {
  if (body === undefined) return [];
  const made = known.get(body);
  if (made !== undefined) return made;
  const blocks = body.nodes.flatMap((node) => {
    const { type } = node.node;
    if (type !== 'paragraph' && type !== 'heading' && type !== 'tableCell') return [];
    const block = toBlock(body, lines, node);
    return block.text.trim() === '' ? [] : [block];
  });
  known.set(body, blocks);
  return blocks;
}

/** The text, of the same length, with blanks for its code and its bare addresses, which are no words. */
export function blankCode({ text, code }: Pick<TextBlock, 'text' | 'code'>): string {
  let [words, at] = ['', 0];
  for (const { start, end } of code) {
    if (end <= at) continue;
    words += text.slice(at, Math.max(at, start)) + ' '.repeat(end - Math.max(at, start));
    at = end;
  }
  return words + text.slice(at);
}

/** From `at` in the text of a block on stands what `leaf` holds from `from` on. */
interface Piece {
  readonly at: number;
  readonly leaf: Nodes;
  readonly from: number;
}

function toBlock(body: Body, lines: LineIndex, node: BodyNode): TextBlock {
  let text = '';
  const pieces: Piece[] = [];
  const citations: { id: string; at: number }[] = [];
  const code: TextRange[] = [];

  function add(leaf: Nodes, words: string): void {
    const value = words.replace(/[\t\n\r]/g, ' ');
    let from = 0;
    for (const mark of value.includes('[@') ? parseCitations(value) : []) {
      pieces.push({ at: text.length, leaf, from });
      text += value.slice(from, mark.start).trimEnd();
      citations.push({ id: mark.id, at: text.length });
      from = mark.end;
    }
    pieces.push({ at: text.length, leaf, from });
    text += value.slice(from);
  }

  function collect(each: Nodes): void {
    const start = text.length;
    if (each.type === 'text' || each.type === 'inlineCode') add(each, each.value);
    else if (each.type === 'break') add(each, ' ');
    else if ('children' in each) each.children.forEach(collect);
    if (
      each.type === 'inlineCode' ||
      (each.type === 'link' && isAddress(text.slice(start), each.url))
    )
      code.push({ start, end: text.length });
  }

  collect(node.node);
  const toOffset = (at: number) =>
    findOffset(
      body,
      pieces.findLast((piece) => piece.at <= at),
      at,
    );
  return {
    kind: toKind(node),
    node,
    text,
    citations,
    code,
    toPlace: (start, end) =>
      lines.toPlace(toOffset(start), end > start ? toOffset(end - 1) + 1 : toOffset(start)),
  };
}

/** The offset in the file of the character at `at` of a block, which lies in `piece`. */
function findOffset(body: Body, piece: Piece | undefined, at: number): number {
  if (piece === undefined) return body.start;
  const { leaf, from } = piece;
  const [start, end] = [leaf.position?.start.offset ?? 0, leaf.position?.end.offset ?? 0];
  const runs = toSourceRuns('value' in leaf ? leaf.value : ' ', body.source.slice(start, end));
  return body.start + start + toSourceOffset(runs, from + at - piece.at);
}

/** Whether the words of a link are its address, as where a bare address was made a link. */
function isAddress(words: string, url: string): boolean {
  return url === words || url === `mailto:${words}` || url.endsWith(`//${words}`);
}

function toKind(block: BodyNode): BlockKind {
  for (let around = block.parent; around !== undefined; around = around.parent) {
    if (around.node.type === 'blockquote') return 'quote';
    if (around.node.type === 'listItem') return isWithinQuote(around) ? 'quote' : 'list-item';
  }
  if (block.node.type === 'heading') return 'heading';
  return block.node.type === 'tableCell' ? 'table-cell' : 'paragraph';
}

function isWithinQuote(node: BodyNode): boolean {
  return (
    node.parent !== undefined &&
    (node.parent.node.type === 'blockquote' || isWithinQuote(node.parent))
  );
}
