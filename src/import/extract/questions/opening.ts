import type { Heading, Paragraph, PhrasingContent } from 'mdast';
import { getLine, linesAt } from '../../document.ts';
import { type Block } from '../blocks.ts';
import { getPhrasingText, slicePhrasing, splitPhrasing, trimPhrasing } from '../phrasing.ts';

/** The form by which a question is recognized. */
export type QuestionForm = 'marked' | 'heading' | 'strong' | 'numbered' | 'plain';

/** A block that may begin a question. */
export interface Opening {
  readonly form: QuestionForm;
  readonly question: string;
  readonly line: number;
  /** The depth if it is a heading. */
  readonly depth: number | undefined;
  /** The beginning of the answer, if it is in the same block. */
  readonly rest: readonly Block[];
  /** Markers before the question, such as "Q:" or "3.". */
  readonly marks: readonly Mark[];
}

const maxQuestionLength = 300;

const isQuestion = (text: string): boolean =>
  text.length <= maxQuestionLength && /[?？؟]["'”’»)]*$/u.test(text);

/**
 * Parses a block as the beginning of a question; undefined if it cannot be one. The neighbours
 * decide as well.
 */
export function parseOpening(block: Block): Opening | undefined {
  if (block.type === 'heading') return parseHeading(block);
  if (block.type === 'paragraph') return parseParagraph(block);
  return block.type === 'list' ? parseSingleItem(block) : undefined;
}

function parseHeading(block: Heading): Opening | undefined {
  const read = stripMarks(block.children);
  const question = getQuestionText(read.nodes);
  if (!isQuestion(question)) return undefined;
  return {
    form: read.isMarked ? 'marked' : 'heading',
    question,
    line: getLine(block),
    depth: block.depth,
    rest: [],
    marks: read.marks,
  };
}

function parseParagraph(block: Paragraph): Opening | undefined {
  const { nodes, marks, isMarked } = stripMarks(block.children);
  const text = getPhrasingText(nodes);
  const end = findQuestionEnd(nodes, text, isMarked);
  if (end === undefined) return undefined;
  const question = text.slice(0, end.at).replace(/\s+/g, ' ').trim();
  if (
    question === '' ||
    question.length > maxQuestionLength ||
    !(isQuestion(question) || (isMarked && !marks.some(isInitial)))
  )
    return undefined;
  const rest = trimPhrasing(slicePhrasing(nodes, end.at));
  const form = isMarked
    ? 'marked'
    : end.isStrong
      ? 'strong'
      : marks.length > 0
        ? 'numbered'
        : 'plain';
  return {
    form,
    question,
    line: getLine(block),
    depth: undefined,
    rest: rest.length === 0 ? [] : [{ ...block, children: rest }],
    marks,
  };
}

/** Numbered questions with unindented answers: Markdown makes each a list of one item. */
function parseSingleItem(block: Extract<Block, { type: 'list' }>): Opening | undefined {
  const [item, ...others] = block.children;
  const first = item?.children[0];
  if (
    item === undefined ||
    others.length > 0 ||
    first?.type !== 'paragraph' ||
    block.ordered !== true
  )
    return undefined;
  const opening = parseParagraph(first);
  if (opening === undefined || opening.form === 'marked') return undefined;
  const words = `${block.start ?? 1}.`;
  return {
    ...opening,
    form: opening.form === 'strong' ? 'strong' : 'numbered',
    rest: [...opening.rest, ...item.children.slice(1)],
    marks: [{ words, length: words.length, isLetter: false }, ...opening.marks],
  };
}

function stripMarks(children: readonly PhrasingContent[]): {
  nodes: PhrasingContent[];
  marks: Mark[];
  isMarked: boolean;
} {
  const mark =
    parseQuestionMark(getPhrasingText(children)) ?? parseNumber(getPhrasingText(children));
  const nodes = trimPhrasing(mark === undefined ? children : slicePhrasing(children, mark.length));
  return {
    nodes,
    marks: mark === undefined ? [] : [mark],
    isMarked: mark !== undefined && !/^\(?\d/.test(mark.words),
  };
}

/** The offset at which the question ends within its paragraph. */
function findQuestionEnd(
  nodes: readonly PhrasingContent[],
  text: string,
  isMarked: boolean,
): { at: number; isStrong: boolean } | undefined {
  const strong = findStrongEnd(nodes);
  if (strong !== undefined && isQuestion(text.slice(0, strong).trim()))
    return { at: strong, isStrong: true };
  const line = text.indexOf('\n');
  if (
    line > 0 &&
    (isQuestion(text.slice(0, line).trim()) || parseAnswerMark(text.slice(line)) !== undefined)
  )
    return { at: line, isStrong: false };
  if (isMarked) {
    const inline = /[?？؟]\s+(?=A\d{0,3}:\s)/u.exec(text.slice(0, maxQuestionLength + 20));
    return { at: inline === null ? text.length : inline.index + 1, isStrong: false };
  }
  return isQuestion(text.trim()) && !/[.!?]\s/.test(text.trim())
    ? { at: text.length, isStrong: false }
    : undefined;
}

/** Whether a marker may also be the initial of a name. */
function isInitial({ words, isLetter }: Mark): boolean {
  return isLetter && /^\p{L}\s?\.$/u.test(words);
}

/** The length of the strong text at the start of a paragraph. */
function findStrongEnd([first]: readonly PhrasingContent[]): number | undefined {
  const node =
    first?.type === 'emphasis' && first.children.length === 1 ? first.children[0] : first;
  return first !== undefined && node?.type === 'strong'
    ? getPhrasingText([first]).length
    : undefined;
}

function getQuestionText(nodes: readonly PhrasingContent[]): string {
  return getPhrasingText(nodes).replace(/\s+/g, ' ').trim();
}

/** A marker before a question or an answer. */
interface Mark {
  readonly words: string;
  /** The number of characters to remove, including the space behind it. */
  readonly length: number;
  /** Whether it is a single letter, which may also be a list marker or an initial. */
  readonly isLetter: boolean;
}

const questionWords = 'question|frage|pregunta|domanda|pergunta|vraag';
const answerWords = 'answer|antwort|réponse|respuesta|risposta|resposta|antwoord';

// "Q:", "Q1.", "Q 1)", "Question 3:", "F:" (German) and "P:" (Spanish); a single letter needs its
// colon or full stop.
const question = new RegExp(
  `^\\s*(?:(?:${questionWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([QFPDV])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);
const answer = new RegExp(
  `^\\s*(?:(?:${answerWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([AR])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);

/** Parses "Q:" or "Question 2:" at the start of a text. */
function parseQuestionMark(text: string): Mark | undefined {
  return parseMark(question, text);
}

/** Parses "A:" or "Answer:" at the start of a text. */
export function parseAnswerMark(text: string): Mark | undefined {
  return parseMark(answer, text);
}

/** Parses "3." or "3)" at the start of a text. */
function parseNumber(text: string): Mark | undefined {
  return parseMark(/^\s*\(?\d{1,3}[.)]\s+/, text);
}

function parseMark(pattern: RegExp, text: string): Mark | undefined {
  const match = pattern.exec(text.slice(0, 60));
  return match === null
    ? undefined
    : { words: match[0].trim(), length: match[0].length, isLetter: match[1] !== undefined };
}

/** Splits paragraphs in which each line is a marked question or answer. */
export function separateLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? separate(block) : [block]));
}

function separate(block: Paragraph): Block[] {
  const text = getPhrasingText(block.children);
  if (!text.includes('\n') || parseQuestionMark(text) === undefined) return [block];
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(at + 1, at + 61);
    if (parseQuestionMark(line) !== undefined || parseAnswerMark(line) !== undefined)
      starts.push(at + 1);
  }
  return starts.length === 1 ? [block] : cutLines(block, starts, text);
}

/** A paragraph split at the offsets, each part with its own lines. */
export function cutLines(block: Paragraph, starts: readonly number[], text: string): Paragraph[] {
  let line = block.position?.start.line ?? 1;
  return splitPhrasing(block.children, starts).map((children, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.length;
    const lines = text.slice(start, end).split('\n').length - (end < text.length ? 2 : 1);
    const place = linesAt(line, line + lines);
    line += lines + 1;
    return {
      type: 'paragraph',
      children: trimPhrasing(children),
      ...(block.position && { position: place }),
    };
  });
}
