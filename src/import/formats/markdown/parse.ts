import type { BlockContent, Nodes, Root, RootContent } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { UnreadableInputError } from '../../input.ts';

const processor = unified().use(remarkParse).use(remarkGfm);

/**
 * Parses Markdown whose line `n` (from 0) is line `lines[n]` of the input, to which the positions
 * refer. Throws UnreadableInputError if it is too deeply nested or too expensive to parse.
 */
export function parseMarkdownLines(text: string, lines: readonly number[]): Root {
  checkSize(text.split('\n'), lines[0] ?? 1);
  const root = processor.parse(text);
  checkTreeDepth(root);
  visit(root, (node: Nodes) => {
    if (node.position === undefined) return;
    node.position.start.line = lines[node.position.start.line - 1] ?? node.position.start.line;
    node.position.end.line = lines[node.position.end.line - 1] ?? node.position.end.line;
  });
  return root;
}

const maxDepth = 200;
/**
 * The parser compares brackets, asterisks and underscores of a paragraph with each other, which is
 * quadratic.
 */
const maxWork = 100_000_000;
/** The parser searches all text before each setext heading. */
const maxUnderlined = 3000;
const maxLines = 20_000;

/**
 * Throws UnreadableInputError if the lines are too deeply nested, or a paragraph has too many marks
 * to parse.
 */
function checkSize(lines: readonly string[], firstLine: number): void {
  if (lines.length > maxLines)
    throw new UnreadableInputError(
      `The file has ${lines.length.toLocaleString('en')} lines, and ${maxLines.toLocaleString('en')} at most are read. Take it apart, and import its parts.`,
    );
  let work = 0;
  let marks = 0;
  let underlined = 0;
  let block: 'table' | 'list' | 'text' | undefined;
  const isCode = findSureCode(lines);
  lines.forEach((line, at) => {
    if (isCode[at] === true) {
      block = undefined;
      return;
    }
    if (isTooDeep(line)) throw tooDeep(at + firstLine);
    if (/^\s{0,3}(?:-+|=+)\s*$/.test(line) && (lines[at - 1]?.trim() ?? '') !== '') underlined += 1;
    if (underlined > maxUnderlined)
      throw new UnreadableInputError(
        `The file holds more than ${maxUnderlined} headings with a line beneath them up to line ${at + firstLine}, which no text needs, so it was not read. Take it apart, and import its parts.`,
      );
    if (line.trim() === '') block = undefined;
    const item = /^\s*(?:[-*+]|\d{1,9}[.)])[ \t]/.test(line);
    const isNew =
      block === undefined ||
      block === 'table' ||
      (item && (block === 'list' || !/^\s*\d/.test(line))) ||
      /^\s{0,3}(?:#{1,6}[ \t]|>)/.test(line);
    if (isNew) {
      work += marks * marks;
      marks = 0;
    }
    if (block !== 'table')
      block = isTableRuler(lines[at + 1], line) ? 'table' : item ? 'list' : (block ?? 'text');
    marks += countMarks(line);
    if (work + marks * marks > maxWork)
      throw new UnreadableInputError(
        `A paragraph at line ${at + firstLine} holds more brackets, stars or underscores than any text needs, so it was not read. Look at it there, and delete what is no text.`,
      );
  });
}

/** Throws UnreadableInputError if a tree is nested too deeply. */
export function checkTreeDepth(root: Nodes): void {
  const open: { node: Nodes; depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    checkDepth(next.depth, next.node.position?.start.line ?? 1);
    if ('children' in next.node)
      for (const node of next.node.children) open.push({ node, depth: next.depth + 1 });
  }
}

/** Throws UnreadableInputError if this depth is too large. */
export function checkDepth(depth: number, line: number): void {
  if (depth > maxDepth) throw tooDeep(line);
}

/**
 * The lines that the parser reads as code for sure: between fences at the margin, as long as no HTML
 * and no fence within another part makes it doubtful which fence opens.
 */
function findSureCode(lines: readonly string[]): boolean[] {
  let [open, isDoubtful, isInHtml] = ['', false, false];
  return lines.map((line) => {
    const [, fence = ''] = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line) ?? [];
    if (open !== '') {
      if (fence.startsWith(open) && line.trim() === fence) open = '';
      else return true;
      return false;
    }
    isDoubtful ||= /<(?:pre|script|style|textarea|[!?])/i.test(line);
    isInHtml = line.trim() !== '' && (isInHtml || /^ {0,3}</.test(line));
    isDoubtful ||= fence === '' ? /`{3}|~{3}/.test(line) : isInHtml;
    if (!isDoubtful) open = fence;
    return false;
  });
}

function isTooDeep(line: string): boolean {
  let count = 0;
  let at = 0;
  for (; at < line.length && /[\s>*+\-\d.)]/.test(line.charAt(at)); at += 1)
    if (/[>*+\-.)]/.test(line.charAt(at)) && !/^[*+\-.)]$/.test(line.charAt(at + 1))) count += 1;
  return (
    count > maxDepth ||
    (at > 0 &&
      line.length - line.trimStart().length > 4 * maxDepth &&
      /[-*+>]|\d[.)]/.test(line.charAt(at - 2)))
  );
}

function tooDeep(line: number): UnreadableInputError {
  return new UnreadableInputError(
    `Lists, quotes or other parts stand within one another more than ${maxDepth} deep at line ${line}, as in no text that people write. Look at the file there.`,
  );
}

/** A table begins with a header and a delimiter row of as many cells. */
function isTableRuler(ruler: string | undefined, head: string): boolean {
  return (
    ruler !== undefined &&
    /^[\s|:-]*-[\s|:-]*$/.test(ruler) &&
    ruler.includes('|') &&
    countCells(ruler) === countCells(head)
  );
}

function countCells(line: string): number {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length;
}

function countMarks(line: string): number {
  let count = 0;
  for (let at = 0; at < line.length; at += 1) if ('[]*_~!'.includes(line.charAt(at))) count += 1;
  return count;
}

const kinds: ReadonlySet<string> = new Set([
  'paragraph',
  'heading',
  'list',
  'math',
  'table',
  'blockquote',
  'code',
  'thematicBreak',
  'questionAndAnswer',
]);

/** Whether the node may be a block in the root, a quote, a list item or an answer. */
export function isBlock(node: RootContent): node is Extract<BlockContent, RootContent> {
  return kinds.has(node.type);
}
