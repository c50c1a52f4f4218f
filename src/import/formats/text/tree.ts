import type {
  BlockContent,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import type { DroppedText, ImportMessage } from '../../document.ts';
import { judgeLine } from '../../extract/boilerplate/judge.ts';
import { UnreadableInputError } from '../../input.ts';
import {
  type LineBlock,
  type TextLayout,
  type ListMarker,
  parseListMarker,
  parseBlocks,
} from './blocks.ts';
import { type TextHeading, resolveLevels } from './headings.ts';
import { joinLines, type Line, unwrapParagraphs, createPosition } from './lines.ts';

/** The nodes of a text: headings, questions with their answers, and everything between them. */
export function toTreeNodes(sheet: Sheet): RootContent[] {
  const { blocks, headings, manner, dropped } = sheet;
  const levels = resolveLevels(headings);
  const nodes: RootContent[] = [];
  let plain: LineBlock[] = [];
  let endingGap: number | undefined;
  const flush = () => {
    for (const node of toNodes(plain, manner, dropped)) nodes.push(node);
    plain = [];
  };
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    const heading = headings[index];
    if (block === undefined) break;
    if (block.kind !== 'question') {
      if (heading !== undefined || block.kind === 'rule') endingGap = undefined;
      if (heading === undefined) plain.push(block);
      else flush();
      if (heading !== undefined)
        nodes.push({
          type: 'heading',
          depth: levels[index] ?? 2,
          children: parseInline(heading.words),
          position: createPosition(block.lines),
        });
      if (heading?.number !== undefined)
        dropped.push({
          line: block.lines[0]?.number ?? 1,
          words: heading.number,
          reason: 'the number of a heading, which counts by its place',
        });
      index += 1;
      continue;
    }
    flush();
    endingGap ??= findEndingGap(blocks, headings, index);
    const end = findEnd(sheet, index, endingGap);
    for (const node of toQuestionAndAnswer(sheet, index, end)) nodes.push(node);
    // A rule separates the text behind the questions from the last answer.
    if (isText(sheet, end))
      nodes.push({
        type: 'thematicBreak',
        position: createPosition(blocks[end]?.lines.slice(0, 1) ?? []),
      });
    index = end;
  }
  flush();
  return nodes;
}

/** The index of the first block behind an answer. */
function findEnd({ blocks, headings }: Sheet, start: number, endingGap: number): number {
  let end = start + 1;
  for (let block = blocks[end]; block !== undefined; block = blocks[end]) {
    const isOver =
      block.kind === 'question' || block.kind === 'rule' || headings[end] !== undefined;
    if (
      isOver ||
      isBoilerplate(block) ||
      (block.kind !== 'answer' && (block.lines[0]?.gap ?? 0) >= endingGap)
    )
      return end;
    end += 1;
  }
  return end;
}

function isText({ blocks, headings }: Sheet, index: number): boolean {
  const block = blocks[index];
  return (
    block !== undefined &&
    block.kind !== 'question' &&
    block.kind !== 'rule' &&
    headings[index] === undefined &&
    !isBoilerplate(block)
  );
}

/** Whether a block is boilerplate, such as "Share via". */
function isBoilerplate({ kind, lines }: LineBlock): boolean {
  return (
    kind === 'paragraph' && lines.length === 1 && judgeLine(lines[0]?.text ?? '')?.kind === 'sure'
  );
}

const address =
  /https?:\/\/[^\s<>"“”„。，、；：！？（）「」『』【】《》〈〉]{1,2000}|www\.[a-z0-9-]{1,63}\.[^\s<>"“”„。，、；：！？（）「」『』【】《》〈〉]{1,2000}|[\w.+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24}/gi;
const strong = /\*\*([^*]+)\*\*/g;

/** Parses inline text: URLs and e-mail addresses become links, pairs of asterisks strong text. */
function parseInline(text: string): PhrasingContent[] {
  const phrases: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.includes('**') ? text.matchAll(strong) : []) {
    const words = match[1] ?? '';
    if (words.trim() !== words) continue;
    for (const phrase of linkUrls(text.slice(end, match.index))) phrases.push(phrase);
    phrases.push({ type: 'strong', children: linkUrls(words) });
    end = match.index + match[0].length;
  }
  return [...phrases, ...linkUrls(text.slice(end))];
}

function linkUrls(text: string): PhrasingContent[] {
  if (!/[@]|:\/\/|www\./i.test(text)) return text === '' ? [] : [{ type: 'text', value: text }];
  const phrases: PhrasingContent[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const words = trimAddress(match[0]);
    const isAngled = text[match.index - 1] === '<' && text[match.index + words.length] === '>';
    const before = text.slice(end, match.index - (isAngled ? 1 : 0));
    if (before !== '') phrases.push({ type: 'text', value: before });
    phrases.push({
      type: 'link',
      url: createUrl(words),
      children: [{ type: 'text', value: words }],
    });
    end = match.index + words.length + (isAngled ? 1 : 0);
  }
  const rest = text.slice(end);
  return rest === '' ? phrases : [...phrases, { type: 'text', value: rest }];
}

/**
 * A URL without the punctuation behind it; a closing bracket belongs to it if it was opened within.
 */
function trimAddress(words: string): string {
  let end = words.length;
  while (end > 0 && /[.,;:!?'’*_)\]}»…]/.test(words[end - 1] ?? '')) {
    if (
      words[end - 1] === ')' &&
      words.slice(0, end).split('(').length > words.slice(0, end - 1).split(')').length
    )
      break;
    end -= 1;
  }
  return words.slice(0, end);
}

function createUrl(words: string): string {
  if (words.includes('@') && !words.includes('://')) return `mailto:${words}`;
  return /^www\./i.test(words) ? `https://${words}` : words;
}

const maxQuoteDepth = 20;

/** Converts blocks without headings and questions. */
export function toNodes(
  blocks: readonly LineBlock[],
  manner: TextLayout,
  dropped: DroppedText[],
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
        ? parseQuote(
            joinLines(block.lines),
            below === undefined ? undefined : joinLines(below.lines),
          )
        : undefined;
    if (quote === undefined) {
      nodes.push(toNode(block, manner, dropped, depth));
      continue;
    }
    const lines =
      quote.isBelow && below !== undefined ? [...block.lines, ...below.lines] : block.lines;
    nodes.push({
      type: 'blockquote',
      children: [quote.quote, quote.name].map((text) => toParagraph(text, lines)),
      position: createPosition(lines),
    });
    if (quote.isBelow) index += 1;
  }
  return nodes;
}

/** A paragraph of text. */
function toParagraph(text: string, lines: readonly Line[]): Paragraph {
  return { type: 'paragraph', children: parseInline(text), position: createPosition(lines) };
}

function toNode(
  { kind, lines }: LineBlock,
  manner: TextLayout,
  dropped: DroppedText[],
  depth: number,
): BlockContent {
  const position = createPosition(lines);
  switch (kind) {
    case 'items':
      return toList(lines, dropped);
    case 'table':
      return toTable(lines);
    case 'rule':
      return { type: 'thematicBreak', position };
    case 'verse':
      return { type: 'paragraph', children: toVerse(lines), position };
    case 'quote': {
      if (depth >= maxQuoteDepth)
        throw new UnreadableInputError(
          `The quote in line ${String(lines[0]?.number ?? 0)} has more than ${String(maxQuoteDepth)} levels. At most ${String(maxQuoteDepth)} can be read: take the signs > at the heads of the lines out.`,
        );
      return {
        type: 'blockquote',
        children: toNodes(
          parseBlocks(stripQuoteMarks(lines), { ...manner, parsePairMark: () => undefined }),
          manner,
          dropped,
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
    ...parseInline(text),
  ]);
}

function toTable(lines: readonly Line[]): Table {
  return {
    type: 'table',
    children: lines.map((line) => ({
      type: 'tableRow',
      children: line.text
        .split('\t')
        .map((cell) => ({ type: 'tableCell', children: parseInline(cell.trim()) })),
      position: createPosition([line]),
    })),
    position: createPosition(lines),
  };
}

const maxDepth = 100;

interface Item {
  readonly mark: ListMarker;
  readonly indent: number;
  /** Each line as a paragraph. */
  readonly paragraphs: Line[][];
}

/** An open list and the indent of its items. */
interface Open {
  readonly list: List;
  readonly kind: ListMarker['kind'];
  readonly indent: number;
}

/**
 * A list of the lines of a block, nested by indent and marker. Its numbers are dropped, since lists
 * number themselves.
 */
function toList(lines: readonly Line[], dropped: DroppedText[]): List {
  const items = toItems(lines);
  const root = createList(items[0]);
  const open: Open[] = [];
  for (const item of items) nestItem(item, root, open);
  const numbers = items.filter(({ mark }) => mark.count > 0).map(({ mark }) => mark.mark);
  const [line] = lines;
  if (line !== undefined && numbers.length > 0)
    dropped.push({
      line: line.number,
      words: numbers.join(' '),
      reason: 'the numbers of a list, which counts by itself',
    });
  root.position = createPosition(lines);
  return root;
}

function toItems(lines: readonly Line[]): Item[] {
  const items: Item[] = [];
  for (const line of lines) {
    const last = items.at(-1);
    const mark = parseListMarker(line.text);
    if (mark !== undefined)
      items.push({ mark, indent: line.indent, paragraphs: [[{ ...line, text: mark.rest }]] });
    else if (line.gap > 0) last?.paragraphs.push([line]);
    else last?.paragraphs.at(-1)?.push(line);
  }
  return items;
}

function nestItem(item: Item, root: List, open: Open[]): void {
  while (open.length > 0 && !fits(item, open)) open.pop();
  const last = open.at(-1);
  if (last === undefined) {
    open.push({ list: root, kind: item.mark.kind, indent: item.indent });
  } else if (isBelow(item, last)) {
    if (open.length >= maxDepth)
      throw new UnreadableInputError(
        `The list in line ${String(item.paragraphs[0]?.[0]?.number ?? 0)} has more than ${String(maxDepth)} levels. Lists of at most ${String(maxDepth)} levels can be read: take its indents out.`,
      );
    const list = createList(item);
    last.list.children.at(-1)?.children.push(list);
    open.push({ list, kind: item.mark.kind, indent: item.indent });
  }
  open.at(-1)?.list.children.push(toListItem(item));
}

/** Whether an item belongs to the innermost open list or below it. */
function fits(item: Item, open: readonly Open[]): boolean {
  const last = open.at(-1);
  if (last === undefined || open.length === 1) return true;
  if (item.indent < last.indent - 1) return false;
  const isAbove = open
    .slice(0, -1)
    .some((each) => each.kind === item.mark.kind && Math.abs(each.indent - item.indent) <= 1);
  return item.mark.kind === last.kind || !isAbove;
}

function isBelow(item: Item, last: Open): boolean {
  if (item.indent > last.indent + 1) return true;
  return (
    Math.abs(item.indent - last.indent) <= 1 &&
    item.mark.kind !== last.kind &&
    !(last.kind === 'smaller bullet' && item.mark.kind === 'bullet')
  );
}

function createList(item: Item | undefined): List {
  const isOrdered = (item?.mark.count ?? 0) > 0;
  return {
    type: 'list',
    ordered: isOrdered,
    ...(isOrdered ? { start: item?.mark.count ?? 1 } : {}),
    spread: false,
    children: [],
  };
}

function toListItem({ paragraphs }: Item): ListItem {
  const children = paragraphs.map((lines): Paragraph => ({
    type: 'paragraph',
    children: parseInline(joinLines(lines)),
    position: createPosition(lines),
  }));
  return {
    type: 'listItem',
    spread: children.length > 1,
    children,
    position: createPosition(paragraphs.flat()),
  };
}

const attribution = /^[—–―-]{1,2}\s*\p{Lu}/u;

/** The lines of a quote without their markers; a line with nothing else is blank. */
function stripQuoteMarks(lines: readonly Line[]): Line[] {
  const quoted: Line[] = [];
  let gap = 0;
  for (const line of lines) {
    const rest = line.text.slice(1);
    const text = rest.trim();
    if (text === '') {
      gap += 1;
      continue;
    }
    quoted.push({ number: line.number, indent: rest.length - rest.trimStart().length, text, gap });
    gap = 0;
  }
  return quoted;
}

/**
 * A paragraph in quotation marks with its attribution at the end or below; undefined if it is none.
 */
function parseQuote(
  text: string,
  below: string | undefined,
): { readonly quote: string; readonly name: string; readonly isBelow: boolean } | undefined {
  if (!/^["“„»«]/.test(text)) return undefined;
  const end = Math.max(...['"', '”', '“', '«', '»'].map((sign) => text.lastIndexOf(sign)));
  if (end < 20) return undefined;
  const quote = text.slice(0, end + 1);
  const rest = text.slice(end + 1).trim();
  if (isAttribution(rest)) return { quote, name: rest, isBelow: false };
  return rest === '' && below !== undefined && isAttribution(below)
    ? { quote, name: below, isBelow: true }
    : undefined;
}

function isAttribution(text: string): boolean {
  return text.length <= 80 && attribution.test(text);
}

/**
 * The gap, in blank lines, that ends a run of questions: one more than within its answers, or the
 * gap between pairs if that is wider. `start` is the first question.
 */
function findEndingGap(
  blocks: readonly LineBlock[],
  headings: readonly (TextHeading | undefined)[],
  start: number,
): number {
  const between: number[] = [];
  const within: number[] = [];
  let open: number[] = [];
  for (
    let index = start + 1;
    index < blocks.length && headings[index] === undefined && blocks[index]?.kind !== 'rule';
    index += 1
  ) {
    const gap = blocks[index]?.lines[0]?.gap ?? 0;
    if (blocks[index]?.kind !== 'question') {
      open.push(gap);
      continue;
    }
    // The text behind the last question may not be its answer, so only the others count.
    between.push(gap);
    for (const each of open) within.push(each);
    open = [];
  }
  const inner = findUsual(within.length === 0 ? open.slice(0, 1) : within);
  const outer = findUsual(between);
  return Math.max(2, outer > inner ? outer : inner + 1);
}

/** The most frequent number; the larger of two. */
function findUsual(gaps: readonly number[]): number {
  const counts = [...Map.groupBy(gaps, (gap) => gap)].map(([gap, group]) => ({
    gap,
    count: group.length,
  }));
  return counts.sort((one, other) => other.count - one.count || other.gap - one.gap)[0]?.gap ?? 0;
}

const inLineAnswer = /^(.{0,500}?\?)\s+((?:A|Answer|Antwort)\s?:)\s+(.+)$/s;

/** A question, its answer and their markers. */
interface Marked {
  readonly question: readonly Line[];
  readonly answer: readonly LineBlock[];
  readonly marks: readonly {
    readonly line: number;
    readonly words: string;
    readonly part: 'question' | 'answer';
  }[];
}

/**
 * The question and answer of the blocks from `start` to `end`; the plain blocks if there is no
 * answer.
 */
function toQuestionAndAnswer(sheet: Sheet, start: number, end: number): RootContent[] {
  const { manner, dropped, messages } = sheet;
  const blocks = sheet.blocks.slice(start, end);
  const marked = splitPair(blocks, sheet);
  const line = blocks[0]?.lines[0]?.number ?? 1;
  const children: BlockContent[] =
    marked.answer.length === 0 ? [] : toNodes(marked.answer, manner, dropped);
  if (children.length === 0 || marked.question.length === 0) {
    messages.push({
      line,
      message:
        'This question has no answer, so that it stays in the text. Write its answer below it, or delete it.',
      requiresAction: true,
    });
    return toNodes(blocks, manner, dropped);
  }
  for (const { line: place, words, part } of marked.marks)
    dropped.push({
      line: place,
      words,
      reason: `the mark of ${part === 'question' ? 'a question' : 'an answer'}`,
    });
  return [
    {
      type: 'questionAndAnswer',
      question: joinLines(marked.question),
      children,
      position: createPosition(blocks.flatMap(({ lines }) => lines)),
    },
  ];
}

function splitPair([first, ...others]: readonly LineBlock[], { manner }: Sheet): Marked {
  const marks: Marked['marks'][number][] = [];
  const cut = (lines: readonly Line[]): Line[] =>
    lines.flatMap((line, index) => {
      const mark = index === 0 ? manner.parsePairMark(line.text) : undefined;
      if (mark === undefined) return [line];
      marks.push({ line: line.number, words: mark.mark, part: mark.part });
      return mark.rest === '' ? [] : [{ ...line, text: mark.rest }];
    });
  const lines = cut(first?.lines ?? []).flatMap((line) => {
    const [, question, mark, answer] = inLineAnswer.exec(line.text) ?? [];
    if (question === undefined || mark === undefined || answer === undefined) return [line];
    marks.push({ line: line.number, words: mark, part: 'answer' });
    return [
      { ...line, text: question },
      { ...line, text: answer },
    ];
  });
  // A question ends at its question mark, else with its paragraph.
  const asked = lines.findIndex(({ text }) => text.endsWith('?'));
  const length = asked < 0 ? (unwrapParagraphs(lines, manner.width)[0]?.length ?? 0) : asked + 1;
  const rest = unwrapParagraphs(lines.slice(length), manner.width).map((paragraph): LineBlock => ({
    kind: 'paragraph',
    lines: paragraph,
  }));
  const answers = others.flatMap((block): LineBlock[] => {
    if (block.kind !== 'answer') return [block];
    return unwrapParagraphs(cut(block.lines), manner.width).map((paragraph) => ({
      kind: 'paragraph',
      lines: paragraph,
    }));
  });
  return { question: lines.slice(0, length), answer: [...rest, ...answers], marks };
}

/** The blocks of a text, what is known of them, and where to record what is dropped and decided. */
interface Sheet {
  readonly blocks: readonly LineBlock[];
  /** For each block, the heading if it is one. */
  readonly headings: readonly (TextHeading | undefined)[];
  readonly manner: TextLayout;
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
}
