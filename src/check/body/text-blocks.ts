import type { Heading, Nodes } from 'mdast';
import { parseCitations, splitSentences, type TextRange } from '../../domain/text/index.ts';
import { toPlainText, toSourceOffset, alignToSource } from '../../domain/body/index.ts';
import type { Entry } from '../entry.ts';
import { memoizePerObject, type Body, type BodyNode } from './body.ts';

/**
 * The kind of a block as readers see it; any block in a quotation or a list counts as part of that.
 */
type BlockKind = 'paragraph' | 'list-item' | 'heading' | 'quote' | 'table-cell';

/** A block of a body that holds words: a paragraph, a heading or a cell of a table. */
export interface TextBlock {
  readonly kind: BlockKind;
  readonly node: BodyNode;
  /** What the reader sees, on one line and without citations. */
  readonly text: string;
  /** The sources and bases that it cites, and where in `text` their marks were. */
  readonly citations: readonly { readonly id: string; readonly at: number }[];
  /** The parts of `text` that are code or a bare address. */
  readonly code: readonly TextRange[];
  /** The range in the file of a part of `text`. */
  readonly findRange: (start: number, end: number) => TextRange;
}

/**
 * The blocks of the body of an entry, in order. Created once for each parsed body and released with
 * it.
 */
export function collectTextBlocks({ body }: Pick<Entry, 'body'>): readonly TextBlock[] {
  return body === undefined ? [] : blocksOf(body);
}

const blocksOf = memoizePerObject((body: Body): readonly TextBlock[] =>
  body
    .select('paragraph', 'heading', 'tableCell', 'descriptionTerm')
    .map((node) => createBlock(body, node))
    .filter(({ text }) => text.trim() !== ''),
);

/** The text with its code and bare addresses replaced by spaces, so that offsets stay the same. */
export function blankCode({ text, code }: Pick<TextBlock, 'text' | 'code'>): string {
  let [words, at] = ['', 0];
  for (const { start, end } of code) {
    if (end <= at) continue;
    words += text.slice(at, Math.max(at, start)) + ' '.repeat(end - Math.max(at, start));
    at = end;
  }
  return words + text.slice(at);
}

/** The text of a block from offset `at` on is the text of `leaf` from offset `from` on. */
interface Piece {
  readonly at: number;
  readonly leaf: Nodes;
  readonly from: number;
}

function createBlock(body: Body, node: BodyNode): TextBlock {
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
    kind: findKind(node),
    node,
    text,
    citations,
    code,
    findRange: (start, end) => ({
      start: toOffset(start),
      end: end > start ? toOffset(end - 1) + 1 : toOffset(start),
    }),
  };
}

/** The offset in the file of the character at `at` of a block, which lies in `piece`. */
function findOffset(body: Body, piece: Piece | undefined, at: number): number {
  if (piece === undefined) return body.start;
  const { leaf, from } = piece;
  const [start, end] = [leaf.position?.start.offset ?? 0, leaf.position?.end.offset ?? 0];
  const runs = alignToSource('value' in leaf ? leaf.value : ' ', body.source.slice(start, end));
  return body.start + start + toSourceOffset(runs, from + at - piece.at);
}

/** Whether the words of a link are its address, as when a bare address was made a link. */
function isAddress(words: string, url: string): boolean {
  return url === words || url === `mailto:${words}` || url.endsWith(`//${words}`);
}

function findKind(block: BodyNode): BlockKind {
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

/** A sentence of a body. */
export interface Sentence {
  readonly block: TextBlock;
  /** What the reader sees, without citations. */
  readonly text: string;
  /** Where it begins and ends in the text of its block. */
  readonly start: number;
  readonly end: number;
  /** The ids of the sources and bases whose marks are in it or behind its full stop. */
  readonly citations: readonly string[];
  readonly findRange: () => TextRange;
}

const sentencesOf = new WeakMap<TextBlock, readonly Sentence[]>();

/**
 * The sentences of a block in the language of the site, split once. Splitting is slow: call it only
 * for blocks that may matter.
 */
export function splitBlock(block: TextBlock, language: string): readonly Sentence[] {
  const known = sentencesOf.get(block);
  if (known !== undefined) return known;
  const ranges = splitSentences(block.text, language);
  let next = 0;
  const sentences = ranges.map(({ start, end }, index): Sentence => {
    const to = index === ranges.length - 1 ? block.text.length : end;
    const citations: string[] = [];
    // Marks are in the order of the text. One before the first word belongs to the first sentence.
    for (
      let mark = block.citations[next];
      mark !== undefined && mark.at <= to;
      mark = block.citations[next]
    ) {
      citations.push(mark.id);
      next += 1;
    }
    return {
      block,
      text: block.text.slice(start, end),
      start,
      end,
      citations,
      findRange: () => block.findRange(start, end),
    };
  });
  sentencesOf.set(block, sentences);
  return sentences;
}

/** Every sentence of the body of an entry, in order. */
export function collectSentences(
  entry: Pick<Entry, 'body'>,
  language: string,
): readonly Sentence[] {
  return collectTextBlocks(entry).flatMap((block) => splitBlock(block, language));
}

/** A heading as its author wrote it, and its words. */
interface WrittenHeading {
  readonly node: Heading;
  readonly text: string;
}

/**
 * The headings of a text that may have some, in order, collected once. Another rule reports those
 * of an answer.
 */
export function collectWrittenHeadings({ collection, body }: Entry): readonly WrittenHeading[] {
  return collection === 'faq' || body === undefined ? [] : headingsOf(body);
}

const headingsOf = memoizePerObject((body: Body): readonly WrittenHeading[] =>
  body
    .select('heading')
    .map(({ node }) => ({ node, text: toPlainText(node).replace(/\s+/g, ' ') })),
);
