import { decodeText, type Input, UnreadableInputError } from '../input.ts';
import {
  type ImportedDocument,
  type LeftOut,
  type Reading,
  type Remark,
  type Said,
  toDocument,
} from '../document.ts';
import { judgeLine } from '../extract/boilerplate/judge.ts';
import { type Block, isRule, toBlocks, toReadPairMark } from './text/blocks.ts';
import { findHeadings } from './text/headings.ts';
import { findWidth, joinLines, type Line, toLines, toPassages } from './text/lines.ts';
import { toTreeNodes } from './text/tree.ts';

/** A million short lines would take a minute, and no text that is to be read by people has them. */
const mostLines = 250_000;

/** Reads plain text as people copy it from a page or a mail. Throws UnreadableInputError where it holds no words or too many lines. */
export async function readText(input: Input): Promise<Reading> {
  const { text, isGuess } = decodeText(input.bytes);
  const lines = toLines(text);
  if (lines.length === 0)
    throw new UnreadableInputError('The file holds no words. Copy the text into it and save it.');
  if (lines.length > mostLines)
    throw new UnreadableInputError(
      `The file has ${lines.length.toLocaleString('en')} lines. At most ${mostLines.toLocaleString('en')} are read at once: cut it into several files.`,
    );
  const leftOut: LeftOut[] = [];
  const remarks: Remark[] = [];
  if (isGuess)
    remarks.push({
      line: 1,
      says: 'The file does not say how its letters are stored; they were read as Windows wrote them (Windows-1252). Look whether letters such as ä and é are right; if not, save the file as UTF-8 and import it again.',
      needsPerson: true,
    });
  const articles = separateArticles(lines, remarks);
  const documents = articles.map((article) => readArticle(article, leftOut, remarks));
  return { documents, leftOut, remarks, passages: toPassages(text) };
}

function readArticle(
  lines: readonly Line[],
  leftOut: LeftOut[],
  remarks: Remark[],
): ImportedDocument {
  const manner = { width: findWidth(lines), readPairMark: toReadPairMark(lines) };
  const { title, blocks, leftOut: repeated } = findTitle(toBlocks(lines, manner));
  for (const each of repeated) leftOut.push(each);
  const sheet = { blocks, headings: findHeadings(blocks), manner, leftOut, remarks };
  return toDocument({
    line: lines[0]?.number ?? 1,
    title,
    tree: { type: 'root', children: toTreeNodes(sheet) },
  });
}

const longestTitle = 120;

/** The articles of a file: apart where a drawn line stands between them and the next line reads like a title. */
function separateArticles(lines: readonly Line[], remarks: Remark[]): (readonly Line[])[] {
  const starts = [0];
  let hasText = false;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > longestTitle / 2) hasText = true;
    if (!hasText || !isSeparator(line, lines, index) || !isTitle(lines, index + 1)) continue;
    starts.push(index + 1);
    hasText = false;
  }
  for (const start of starts.slice(1)) {
    const [drawn, title] = [lines[start - 1], lines[start]];
    if (drawn === undefined || title === undefined) continue;
    // A double line or a new page parts texts; other lines may also stand between the parts of one.
    const isSure =
      /^[=\f]/.test(drawn.text) || /^(?:by|von|par)\s/i.test(lines[start + 1]?.text ?? '');
    remarks.push({
      line: title.number,
      says: `A line above “${title.text}” sets it apart as a text of its own. If it belongs to the text before it, delete the line and import again.`,
      needsPerson: !isSure,
    });
  }
  return starts.map((start, index) =>
    lines.slice(start, (starts[index + 1] ?? lines.length + 1) - 1),
  );
}

/** A line that is drawn and no underline of a heading. */
function isSeparator(line: Line, lines: readonly Line[], index: number): boolean {
  if (!isRule(line.text)) return false;
  if (line.text === '\f') return true;
  const isUnderline =
    line.gap === 0 &&
    /^[=-]+$/.test(line.text) &&
    !isRule(lines[index - 1]?.text ?? '') &&
    (lines[index - 1]?.text.length ?? 0) <= longestTitle;
  return !isUnderline;
}

/** Whether a text begins with a title: a short line, set apart from a longer one that follows. */
function isTitle(lines: readonly Line[], index: number): boolean {
  const title = lines[index];
  const next = lines[index + 1];
  if (
    title === undefined ||
    next === undefined ||
    title.text.length > longestTitle ||
    !/^["'„“”«»¿¡(]*[\p{Lu}\p{Lo}\d#]/u.test(title.text) ||
    /[.,;:!]$/.test(title.text)
  )
    return false;
  return (
    next.gap > 0 || /^(?:={3,}|-{3,})$/.test(next.text) || /^(?:by|von|par)\s/i.test(next.text)
  );
}

/** The title of a text and which of its blocks say it. */
interface Title {
  readonly title: Said<string> | undefined;
  /** The blocks that stay text. */
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
}

interface Candidate {
  readonly block: Block;
  readonly words: string;
  /** Whether it is of the page, not of the text. */
  readonly isLeftover: boolean;
}

const longest = 120;

/** Finds the title: the first short line above the text, or the one that is said twice there. */
function findTitle(blocks: readonly Block[]): Title {
  const candidates = toCandidates(blocks);
  const title = choose(candidates);
  if (title === undefined) return { title: undefined, blocks, leftOut: [] };
  const menu = candidates
    .slice(0, candidates.indexOf(title))
    .filter((each, index) => readMenu(candidates, index)?.includes(each) === true);
  const said = candidates.filter(
    ({ words, isLeftover }) => !isLeftover && toCompared(words) === toCompared(title.words),
  );
  const gone = new Set([...said, ...menu].map(({ block }) => block));
  return {
    title: { value: title.words, line: toLine(title) },
    blocks: blocks.filter((block) => !gone.has(block)),
    leftOut: [
      ...menu.map((each) => toLeftOut(each, 'a menu of the page')),
      ...said
        .filter((each) => each !== title)
        .map((each) => toLeftOut(each, 'the title, said again')),
    ],
  };
}

/** The short lines above the first text. */
function toCandidates(blocks: readonly Block[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const block of blocks.slice(0, 40)) {
    if (block.kind === 'rule') continue;
    const words = toWords(block);
    if (words === undefined) break;
    candidates.push({
      block,
      words,
      isLeftover: judgeLine(words) !== undefined || isByline(words),
    });
  }
  return candidates;
}

function toWords(block: Block): string | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'underlined') return undefined;
  const text = joinLines(block.kind === 'underlined' ? block.lines.slice(0, 1) : block.lines);
  if (text.length > longest) return undefined;
  return /[^.]\.$|[,;:]$/.test(text)
    ? undefined
    : text.replace(/^#\s+/, '').replace(/^\*\*([^*]+)\*\*$/, '$1');
}

function choose(lines: readonly Candidate[]): Candidate | undefined {
  const candidates = lines.filter(({ isLeftover }) => !isLeftover);
  const marked = candidates.find(
    ({ block }) => block.kind === 'underlined' || /^#\s/.test(block.lines[0]?.text ?? ''),
  );
  if (marked !== undefined) return marked;
  const counts = new Map<string, number>();
  for (const { words } of candidates)
    counts.set(toCompared(words), (counts.get(toCompared(words)) ?? 0) + 1);
  const twice = candidates.find(({ words }) => (counts.get(toCompared(words)) ?? 0) > 1);
  if (twice !== undefined) return twice;
  return (
    lines.find((line, index) => !line.isLeftover && toShortLines(lines, index).length === 0) ??
    candidates[0]
  );
}

/** The short lines without an empty line between among which a line stands, as those of a menu do; none where it stands apart. */
function toShortLines(candidates: readonly Candidate[], index: number): readonly Candidate[] {
  let start = index;
  while (start > 0 && toGap(candidates[start]) === 0) start -= 1;
  let end = index + 1;
  while (end < candidates.length && toGap(candidates[end]) === 0) end += 1;
  const lines = candidates.slice(start, end);
  return lines.length > 2 && lines.every(({ words }) => words.split(' ').length <= 3) ? lines : [];
}

/** The lines of the menu in which a line stands: short lines of which one leads to the first page. */
function readMenu(
  candidates: readonly Candidate[],
  index: number,
): readonly Candidate[] | undefined {
  const lines = toShortLines(candidates, index);
  return lines.some(({ words }) => judgeLine(words)?.isMenuHead === true) ? lines : undefined;
}

function toLeftOut(candidate: Candidate, reason: string): LeftOut {
  return { line: toLine(candidate), words: candidate.words, reason };
}

function isByline(words: string): boolean {
  return (
    /^(?:by|von|par|written by|geschrieben von|text:|author|autor(?:in)?)\b/iu.test(words) ||
    /^\p{L}{0,12}\.?,? ?\d{1,2}\.? ?\p{L}{0,12},? ?\d{0,4}$/u.test(words) ||
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(words)
  );
}

function toGap(candidate: Candidate | undefined): number {
  return candidate?.block.lines[0]?.gap ?? 0;
}

function toLine({ block }: Candidate): number {
  return block.lines[0]?.number ?? 1;
}

function toCompared(words: string): string {
  return words
    .replace(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
