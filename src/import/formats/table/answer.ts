import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { LeftOut, Passage, Remark } from '../../document.ts';
import type { ImportTree } from '../../tree.ts';
import { readHtmlPiece } from '../html/to-tree.ts';
import { readBody } from '../markdown/body.ts';
import { createNotes } from '../../log.ts';
import { readPassages } from '../markdown/passages.ts';
import { toBlocks } from '../text/blocks.ts';
import { toLines, toPassages, toShown } from '../text/lines.ts';
import { toNodes } from '../text/nodes.ts';
import { findWidth } from '../text/wrapping.ts';

/** What a cell holds, as a tree. */
export interface CellTree {
  readonly tree: ImportTree;
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
  readonly passages: readonly Passage[];
}

const tag =
  /<\/?(?:p|br|ul|ol|li|a|strong|b|em|i|u|div|span|h[1-6]|table|img|blockquote|section|details)\b[^<>]{0,2000}>/i;
const blockTag = /<(?:p|br|ul|ol|li|div|h[1-6]|table|blockquote|section|details)\b/i;
const entity = /&(?:amp|lt|gt|quot|apos|nbsp|[aou]uml|szlig|#\d{1,6});/i;
const markdown = /\[[^\]\n]{1,300}\]\([^)\s]{1,1000}\)|\*\*\S[^*\n]{0,500}\*\*|^#{2,6} \S|^```/m;

/** Reads a cell as HTML or Markdown where its signs say so, else as text. All that it holds stands on the given line. */
export function readCell(cell: string, line: number): CellTree {
  const read =
    tag.test(cell) || entity.test(cell)
      ? readHtml(cell, line)
      : markdown.test(cell)
        ? readMarkdown(cell, line)
        : readText(cell, line);
  visit(read.tree, (node) => {
    node.position = { start: { line, column: 1 }, end: { line, column: 1 } };
  });
  return read;
}

/** The words of a cell that is one line, without tags. */
export function readPlain(cell: string): string {
  const text = tag.test(cell) || entity.test(cell) ? toString(readHtmlPiece(cell).tree) : cell;
  return toShown(text).replace(/\s+/g, ' ');
}

function readHtml(cell: string, line: number): CellTree {
  // HTML that was typed into a cell marks words alone; its paragraphs are the lines of the cell.
  const html = blockTag.test(cell)
    ? cell
    : cell
        .split(/\n+/)
        .map((paragraph) => `<p>${paragraph}</p>`)
        .join('');
  const { tree, leftOut, remarks, passages } = readHtmlPiece(html, { line });
  return {
    tree,
    leftOut: leftOut.map((each) => ({ ...each, line })),
    remarks: remarks.map((each) => ({ ...each, line })),
    passages: passages.map((each) => ({ ...each, line })),
  };
}

function readMarkdown(cell: string, line: number): CellTree {
  const notes = createNotes();
  const tree = readBody(cell, line, '', notes);
  return {
    tree,
    leftOut: notes.leftOut,
    remarks: notes.remarks,
    passages: readPassages(cell, line),
  };
}

function readText(cell: string, line: number): CellTree {
  const leftOut: LeftOut[] = [];
  const lines = toLines(cell);
  const manner = { width: findWidth(lines), readPairMark: () => undefined };
  const children = toNodes(toBlocks(lines, manner), manner, leftOut);
  return {
    tree: { type: 'root', children },
    leftOut: leftOut.map((each) => ({ ...each, line })),
    remarks: [],
    passages: toPassages(cell).map((each) => ({ ...each, line })),
  };
}
