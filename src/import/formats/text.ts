import {
  createDocument,
  type DroppedText,
  type ImportedDocument,
  type ImportMessage,
  type Located,
  type ParsedInput,
} from '../document.ts';
import { judgeLine } from '../extract/boilerplate/judge.ts';
import { decodeText, guessedEncodingMessage, type Input, UnreadableInputError } from '../input.ts';
import { type LineBlock, createPairMarkParser, isRule, parseBlocks } from './text/blocks.ts';
import { findHeadings } from './text/headings.ts';
import { collectVisibleLines, findWidth, joinLines, type Line, splitLines } from './text/lines.ts';
import { toTreeNodes } from './text/tree.ts';

/** A million short lines would take a minute, and no text for people has that many. */
const maxLines = 250_000;

/**
 * Parses plain text as copied from a page or a mail. Throws UnreadableInputError if it has no words
 * or too many lines.
 */
export async function parsePlainText(input: Input): Promise<ParsedInput> {
  const { text, isGuess } = decodeText(input.bytes);
  const lines = splitLines(text);
  if (lines.length === 0)
    throw new UnreadableInputError('The file holds no words. Copy the text into it and save it.');
  if (lines.length > maxLines)
    throw new UnreadableInputError(
      `The file has ${lines.length.toLocaleString('en')} lines. At most ${maxLines.toLocaleString('en')} are read at once: cut it into several files.`,
    );
  const dropped: DroppedText[] = [];
  const messages: ImportMessage[] = [];
  if (isGuess) messages.push(guessedEncodingMessage);
  const articles = separateArticles(lines, messages);
  const documents = articles.map((article) => parseArticle(article, dropped, messages));
  return { documents, dropped, messages, visibleText: collectVisibleLines(text) };
}

function parseArticle(
  lines: readonly Line[],
  dropped: DroppedText[],
  messages: ImportMessage[],
): ImportedDocument {
  const manner = { width: findWidth(lines), parsePairMark: createPairMarkParser(lines) };
  const { title, blocks, dropped: repeated } = findTitle(parseBlocks(lines, manner));
  for (const each of repeated) dropped.push(each);
  const sheet = { blocks, headings: findHeadings(blocks), manner, dropped, messages };
  return createDocument({
    line: lines[0]?.number ?? 1,
    title,
    tree: { type: 'root', children: toTreeNodes(sheet) },
  });
}

const maxTitleLength = 120;

/** Splits a file into articles: at a drawn line that is followed by something like a title. */
function separateArticles(lines: readonly Line[], messages: ImportMessage[]): (readonly Line[])[] {
  const starts = [0];
  let hasText = false;
  for (const [index, line] of lines.entries()) {
    if (line.text.length > maxTitleLength / 2) hasText = true;
    if (!hasText || !isSeparator(line, lines, index) || !isTitle(lines, index + 1)) continue;
    starts.push(index + 1);
    hasText = false;
  }
  for (const start of starts.slice(1)) {
    const [drawn, title] = [lines[start - 1], lines[start]];
    if (drawn === undefined || title === undefined) continue;
    // A double line or a form feed separates texts; other lines may also separate sections.
    const isSure =
      /^[=\f]/.test(drawn.text) || /^(?:by|von|par)\s/i.test(lines[start + 1]?.text ?? '');
    messages.push({
      line: title.number,
      message: `A line above “${title.text}” sets it apart as a text of its own. If it belongs to the text before it, delete the line and import again.`,
      requiresAction: !isSure,
    });
  }
  return starts.map((start, index) =>
    lines.slice(start, (starts[index + 1] ?? lines.length + 1) - 1),
  );
}

/** A drawn line that is not the underline of a heading. */
function isSeparator(line: Line, lines: readonly Line[], index: number): boolean {
  if (!isRule(line.text)) return false;
  if (line.text === '\f') return true;
  const isUnderline =
    line.gap === 0 &&
    /^[=-]+$/.test(line.text) &&
    !isRule(lines[index - 1]?.text ?? '') &&
    (lines[index - 1]?.text.length ?? 0) <= maxTitleLength;
  return !isUnderline;
}

/** Whether a text begins with a title: a short line set apart from a longer one. */
function isTitle(lines: readonly Line[], index: number): boolean {
  const title = lines[index];
  const next = lines[index + 1];
  if (
    title === undefined ||
    next === undefined ||
    title.text.length > maxTitleLength ||
    !/^["'„“”«»¿¡(]*[\p{Lu}\p{Lo}\d#]/u.test(title.text) ||
    /[.,;:!]$/.test(title.text)
  )
    return false;
  return (
    next.gap > 0 || /^(?:={3,}|-{3,})$/.test(next.text) || /^(?:by|von|par)\s/i.test(next.text)
  );
}

/** The title of a text, and the blocks that contain it. */
interface Title {
  readonly title: Located<string> | undefined;
  /** The blocks that stay text. */
  readonly blocks: readonly LineBlock[];
  readonly dropped: readonly DroppedText[];
}

interface Candidate {
  readonly block: LineBlock;
  readonly words: string;
  /** Whether it belongs to the page, not to the text. */
  readonly isBoilerplate: boolean;
}

const maxLength = 120;

/** Finds the title: the first short line above the text, or the one that is repeated there. */
function findTitle(blocks: readonly LineBlock[]): Title {
  const candidates = collectCandidates(blocks);
  const title = choose(candidates);
  if (title === undefined) return { title: undefined, blocks, dropped: [] };
  const menu = candidates
    .slice(0, candidates.indexOf(title))
    .filter((each, index) => findMenu(candidates, index)?.includes(each) === true);
  const repeated = candidates.filter(
    ({ words, isBoilerplate }) =>
      !isBoilerplate && createComparisonKey(words) === createComparisonKey(title.words),
  );
  const gone = new Set([...repeated, ...menu].map(({ block }) => block));
  return {
    title: { value: title.words, line: getLine(title) },
    blocks: blocks.filter((block) => !gone.has(block)),
    dropped: [
      ...menu.map((each) => createDropped(each, 'a menu of the page')),
      ...repeated
        .filter((each) => each !== title)
        .map((each) => createDropped(each, 'the title, said again')),
    ],
  };
}

/** The short lines above the first text. */
function collectCandidates(blocks: readonly LineBlock[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const block of blocks.slice(0, 40)) {
    if (block.kind === 'rule') continue;
    const words = getWords(block);
    if (words === undefined) break;
    candidates.push({
      block,
      words,
      isBoilerplate: judgeLine(words) !== undefined || isByline(words),
    });
  }
  return candidates;
}

function getWords(block: LineBlock): string | undefined {
  if (block.kind !== 'paragraph' && block.kind !== 'underlined') return undefined;
  const text = joinLines(block.kind === 'underlined' ? block.lines.slice(0, 1) : block.lines);
  if (text.length > maxLength) return undefined;
  return /[^.]\.$|[,;:]$/.test(text)
    ? undefined
    : text.replace(/^#\s+/, '').replace(/^\*\*([^*]+)\*\*$/, '$1');
}

function choose(lines: readonly Candidate[]): Candidate | undefined {
  const candidates = lines.filter(({ isBoilerplate }) => !isBoilerplate);
  const marked = candidates.find(
    ({ block }) => block.kind === 'underlined' || /^#\s/.test(block.lines[0]?.text ?? ''),
  );
  if (marked !== undefined) return marked;
  const counts = new Map<string, number>();
  for (const { words } of candidates)
    counts.set(createComparisonKey(words), (counts.get(createComparisonKey(words)) ?? 0) + 1);
  const twice = candidates.find(({ words }) => (counts.get(createComparisonKey(words)) ?? 0) > 1);
  if (twice !== undefined) return twice;
  return (
    lines.find(
      (line, index) => !line.isBoilerplate && collectShortLines(lines, index).length === 0,
    ) ?? candidates[0]
  );
}

/**
 * The adjacent short lines around a line, without blank lines between them, as in a menu; empty if
 * it stands alone.
 */
function collectShortLines(candidates: readonly Candidate[], index: number): readonly Candidate[] {
  let start = index;
  while (start > 0 && countBlankLines(candidates[start]) === 0) start -= 1;
  let end = index + 1;
  while (end < candidates.length && countBlankLines(candidates[end]) === 0) end += 1;
  const lines = candidates.slice(start, end);
  return lines.length > 2 && lines.every(({ words }) => words.split(' ').length <= 3) ? lines : [];
}

/** The menu that contains a line: short lines of which one leads to the home page. */
function findMenu(
  candidates: readonly Candidate[],
  index: number,
): readonly Candidate[] | undefined {
  const lines = collectShortLines(candidates, index);
  return lines.some(({ words }) => judgeLine(words)?.isMenuHead === true) ? lines : undefined;
}

function createDropped(candidate: Candidate, reason: string): DroppedText {
  return { line: getLine(candidate), words: candidate.words, reason };
}

function isByline(words: string): boolean {
  return (
    /^(?:by|von|par|written by|geschrieben von|text:|author|autor(?:in)?)\b/iu.test(words) ||
    /^\p{L}{0,12}\.?,? ?\d{1,2}\.? ?\p{L}{0,12},? ?\d{0,4}$/u.test(words) ||
    /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4}$/.test(words)
  );
}

function countBlankLines(candidate: Candidate | undefined): number {
  return candidate?.block.lines[0]?.gap ?? 0;
}

function getLine({ block }: Candidate): number {
  return block.lines[0]?.number ?? 1;
}

function createComparisonKey(words: string): string {
  return words
    .replace(/[\p{P}\p{Z}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
