import type { Nodes, Root, Table } from 'mdast';
import { parseCitations } from '../text/index.ts';

/**
 * The text of a Markdown node as a reader sees it, without marks and citations; blocks are lines.
 */
export function toPlainText(node: Nodes): string {
  return stripCitations(collect(node))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
}

/**
 * The text of each block that holds sentences (paragraphs, headings, table cells), in order,
 * citations kept.
 */
export function collectSentenceBlocks(node: Nodes): string[] {
  if (
    node.type === 'paragraph' ||
    node.type === 'heading' ||
    node.type === 'tableCell' ||
    node.type === 'descriptionTerm'
  ) {
    const text = collect(node).replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [text];
  }
  return 'children' in node ? node.children.flatMap(collectSentenceBlocks) : [];
}

const segmenters = new Map<string, Intl.Segmenter>();

function getSegmenter(language: string): Intl.Segmenter {
  const segmenter =
    segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  return segmenter;
}

/** The number of words of a text in the language. */
export function countWords(text: string, language: string): number {
  let words = 0;
  for (const each of getSegmenter(language).segment(text)) if (each.isWordLike) words += 1;
  return words;
}

/** The text without its `[@id]` marks, and without the space that stood before each. */
export function stripCitations(text: string): string {
  let rest = text;
  for (const mark of parseCitations(text).reverse()) {
    rest = rest.slice(0, mark.start).replace(/[ \u00a0]+$/, '') + rest.slice(mark.end);
  }
  return rest;
}

const blocks: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'descriptionTerm',
  'descriptionDetails',
  'listItem',
  'tableRow',
  'code',
  'blockquote',
  'thematicBreak',
]);

function collect(node: Nodes): string {
  if (node.type === 'yaml' || node.type === 'html') return '';
  if (node.type === 'break') return '\n';
  if (node.type === 'tableCell') return `${node.children.map(collect).join('')} `;
  const text =
    'children' in node ? node.children.map(collect).join('') : 'value' in node ? node.value : '';
  return blocks.has(node.type) ? `${text}\n` : text;
}

/**
 * The beginning of a body as people read it on one line, at most `length` characters: without
 * blocks of code, unless there is nothing else, and with the rows of tables kept apart.
 */
export function toBodyExcerpt(body: Root, length: number): string {
  const told = body.children
    .map((block, at) => {
      if (block.type === 'code') return '';
      if (block.type === 'table') return formatRows(block);
      const text = toPlainText(block);
      // What is announced is left out.
      return body.children[at + 1]?.type === 'code' ? text.replace(/:$/, '…') : text;
    })
    .filter((text) => text !== '')
    .join(' ');
  return truncateAtWord(told === '' ? toPlainText(body) : told, length);
}

/** The rows below the head of a table: `Linux: a file; Windows: another.` */
function formatRows({ children: [head, ...rows] }: Table): string {
  const between = head?.children.length === 2 ? ': ' : ' · ';
  const lines = rows.map(({ children }) => children.map(toPlainText).join(between));
  return lines.length === 0 ? '' : `${lines.join('; ')}.`;
}

/**
 * The beginning of a text on one line, at most `length` characters, cut at a word and then marked
 * with “…”.
 */
export function truncateAtWord(plainText: string, length: number): string {
  const line = plainText.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length);
  const end = cut.lastIndexOf(' ');
  return `${(end > length / 2 ? cut.slice(0, end) : cut.slice(0, length - 1)).replace(/[\s,;:.!?–-]+$/, '')}…`;
}
