import type { Heading, Paragraph, PhrasingContent } from 'mdast';
import { type Block, toLine } from '../blocks.ts';
import { cutPhrasing, splitPhrasing, toPhrasingText, trimPhrasing } from '../phrasing.ts';

/** By what a question is told from other text. */
export type QuestionForm = 'marked' | 'heading' | 'strong' | 'numbered' | 'plain';

/** A block that may begin a question. */
export interface Opening {
  readonly form: QuestionForm;
  readonly question: string;
  readonly line: number;
  /** The depth of a heading. */
  readonly depth: number | undefined;
  /** The beginning of the answer where it stands in the same block. */
  readonly rest: readonly Block[];
  /** "Q:", "3.": what stands before the question and is no part of it. */
  readonly marks: readonly Mark[];
}

const longestQuestion = 300;

const isQuestion = (text: string): boolean =>
  text.length <= longestQuestion && /[?？؟]["'”’»)]*$/u.test(text);

/** Reads a block as the beginning of a question; undefined where it can be none. What it is also depends on its neighbours. */
export function readOpening(block: Block): Opening | undefined {
  if (block.type === 'heading') return readHeading(block);
  if (block.type === 'paragraph') return readParagraph(block);
  return block.type === 'list' ? readLoneItem(block) : undefined;
}

function readHeading(block: Heading): Opening | undefined {
  const read = takeMarks(block.children);
  const question = toPlain(read.nodes);
  if (!isQuestion(question)) return undefined;
  return {
    form: read.isMarked ? 'marked' : 'heading',
    question,
    line: toLine(block),
    depth: block.depth,
    rest: [],
    marks: read.marks,
  };
}

function readParagraph(block: Paragraph): Opening | undefined {
  const { nodes, marks, isMarked } = takeMarks(block.children);
  const text = toPhrasingText(nodes);
  const end = toQuestionEnd(nodes, text, isMarked);
  if (end === undefined) return undefined;
  const question = text.slice(0, end.at).replace(/\s+/g, ' ').trim();
  if (
    question === '' ||
    question.length > longestQuestion ||
    !(isQuestion(question) || (isMarked && !marks.some(isInitial)))
  )
    return undefined;
  const rest = trimPhrasing(cutPhrasing(nodes, end.at));
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
    line: toLine(block),
    depth: undefined,
    rest: rest.length === 0 ? [] : [{ ...block, children: rest }],
    marks,
  };
}

/** Numbered questions whose answers are not set in: each is a list of one item for Markdown. */
function readLoneItem(block: Extract<Block, { type: 'list' }>): Opening | undefined {
  const [item, ...others] = block.children;
  const first = item?.children[0];
  if (
    item === undefined ||
    others.length > 0 ||
    first?.type !== 'paragraph' ||
    block.ordered !== true
  )
    return undefined;
  const opening = readParagraph(first);
  if (opening === undefined || opening.form === 'marked') return undefined;
  const words = `${block.start ?? 1}.`;
  return {
    ...opening,
    form: opening.form === 'strong' ? 'strong' : 'numbered',
    rest: [...opening.rest, ...item.children.slice(1)],
    marks: [{ words, length: words.length, isLetter: false }, ...opening.marks],
  };
}

function takeMarks(children: readonly PhrasingContent[]): {
  nodes: PhrasingContent[];
  marks: Mark[];
  isMarked: boolean;
} {
  const mark = readQuestionMark(toPhrasingText(children)) ?? readNumber(toPhrasingText(children));
  const nodes = trimPhrasing(mark === undefined ? children : cutPhrasing(children, mark.length));
  return {
    nodes,
    marks: mark === undefined ? [] : [mark],
    isMarked: mark !== undefined && !/^\(?\d/.test(mark.words),
  };
}

/** Where the question ends within its paragraph. */
function toQuestionEnd(
  nodes: readonly PhrasingContent[],
  text: string,
  isMarked: boolean,
): { at: number; isStrong: boolean } | undefined {
  const strong = toStrongEnd(nodes);
  if (strong !== undefined && isQuestion(text.slice(0, strong).trim()))
    return { at: strong, isStrong: true };
  const line = text.indexOf('\n');
  if (
    line > 0 &&
    (isQuestion(text.slice(0, line).trim()) || readAnswerMark(text.slice(line)) !== undefined)
  )
    return { at: line, isStrong: false };
  if (isMarked) {
    const inline = /[?？؟]\s+(?=A\d{0,3}:\s)/u.exec(text.slice(0, longestQuestion + 20));
    return { at: inline === null ? text.length : inline.index + 1, isStrong: false };
  }
  return isQuestion(text.trim()) && !/[.!?]\s/.test(text.trim())
    ? { at: text.length, isStrong: false }
    : undefined;
}

/** Whether a mark may as well be the first letter of a name. */
function isInitial({ words, isLetter }: Mark): boolean {
  return isLetter && /^\p{L}\s?\.$/u.test(words);
}

/** The length of the strong words at the head of a paragraph. */
function toStrongEnd([first]: readonly PhrasingContent[]): number | undefined {
  const node =
    first?.type === 'emphasis' && first.children.length === 1 ? first.children[0] : first;
  return first !== undefined && node?.type === 'strong'
    ? toPhrasingText([first]).length
    : undefined;
}

function toPlain(nodes: readonly PhrasingContent[]): string {
  return toPhrasingText(nodes).replace(/\s+/g, ' ').trim();
}

/** A mark before a question or an answer. */
interface Mark {
  readonly words: string;
  /** How many characters to take off, with the space behind it. */
  readonly length: number;
  /** Whether it is a letter alone, which may be the beginning of a list or an initial as well. */
  readonly isLetter: boolean;
}

const questionWords = 'question|frage|pregunta|domanda|pergunta|vraag';
const answerWords = 'answer|antwort|réponse|respuesta|risposta|resposta|antwoord';

// "Q:", "Q1.", "Q 1)", "Question 3:", "F:" (German) and "P:" (Spanish); a letter alone needs its colon or full stop.
const question = new RegExp(
  `^\\s*(?:(?:${questionWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([QFPDV])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);
const answer = new RegExp(
  `^\\s*(?:(?:${answerWords})(?:\\s*(?:no\\.?|nr\\.?|#)?\\s*\\d{1,3})?\\s*(?:[:.)–—-]|(?=\\n))|([AR])\\s?\\d{0,3}\\s?[:.)–—])\\s*`,
  'iu',
);

/** "Q:" or "Question 2:" at the head of a text; undefined where there is none. */
function readQuestionMark(text: string): Mark | undefined {
  return readMark(question, text);
}

/** "A:" or "Answer:" at the head of a text; undefined where there is none. */
export function readAnswerMark(text: string): Mark | undefined {
  return readMark(answer, text);
}

/** "3." or "3)" at the head of a text. */
function readNumber(text: string): Mark | undefined {
  return readMark(/^\s*\(?\d{1,3}[.)]\s+/, text);
}

function readMark(pattern: RegExp, text: string): Mark | undefined {
  const match = pattern.exec(text.slice(0, 60));
  return match === null
    ? undefined
    : { words: match[0].trim(), length: match[0].length, isLetter: match[1] !== undefined };
}

/** Takes paragraphs apart in which each line is a question or an answer with its mark. */
export function separateLines(blocks: readonly Block[]): Block[] {
  return blocks.flatMap((block) => (block.type === 'paragraph' ? separate(block) : [block]));
}

function separate(block: Paragraph): Block[] {
  const text = toPhrasingText(block.children);
  if (!text.includes('\n') || readQuestionMark(text) === undefined) return [block];
  const starts: number[] = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    const line = text.slice(at + 1, at + 61);
    if (readQuestionMark(line) !== undefined || readAnswerMark(line) !== undefined)
      starts.push(at + 1);
  }
  return starts.length === 1 ? [block] : cutLines(block, starts, text);
}

/** A paragraph as several, each with the lines on which it stands. */
export function cutLines(block: Paragraph, starts: readonly number[], text: string): Paragraph[] {
  let line = block.position?.start.line ?? 1;
  return splitPhrasing(block.children, starts).map((children, index) => {
    const start = starts[index] ?? 0;
    const end = starts[index + 1] ?? text.length;
    const lines = text.slice(start, end).split('\n').length - (end < text.length ? 2 : 1);
    const place = { start: { line, column: 1 }, end: { line: line + lines, column: 1 } };
    line += lines + 1;
    return {
      type: 'paragraph',
      children: trimPhrasing(children),
      ...(block.position && { position: place }),
    };
  });
}
