import type { BlockContent, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { HtmlOptions } from '../conversion.ts';
import { readHtmlPiece, type HtmlTree } from '../to-tree.ts';
import type { QuestionSaid } from './json-ld.ts';

/** The tree with the questions of the data of a page: those that its text holds are marked there, the others stand at its end. */
export interface MergedQuestions {
  readonly children: readonly RootContent[];
  readonly added: readonly HtmlTree[];
  /** The words of each question that was added, with its line. */
  readonly addedQuestions: readonly { readonly line: number; readonly words: string }[];
}

/** Brings questions of JSON-LD into the text, none of them twice. */
export function mergeQuestions(
  children: readonly RootContent[],
  questions: readonly QuestionSaid[],
  options: HtmlOptions,
): MergedQuestions {
  const answers = new Map(
    questions.map(({ question, answer }) => [
      toKey(question),
      toKey(toString(readHtmlPiece(answer).tree)),
    ]),
  );
  const marked = markInText(children, answers);
  const present = new Set(
    marked.flatMap((block) => (block.type === 'questionAndAnswer' ? [toKey(block.question)] : [])),
  );
  const byKey = new Map(questions.toReversed().map((said) => [toKey(said.question), said]));
  const missing = questions.filter(
    (said) => !present.has(toKey(said.question)) && byKey.get(toKey(said.question)) === said,
  );
  const pieces = missing.map((said) => ({
    said,
    piece: readHtmlPiece(`<div data-import-line="${said.line}">${said.answer}</div>`, options),
  }));
  const blocks = pieces.map(({ said, piece }): RootContent => ({
    type: 'questionAndAnswer',
    question: toLine(said.question),
    children: piece.tree.children.filter((child): child is BlockContent => child.type !== 'text'),
    position: { start: { line: said.line, column: 1 }, end: { line: said.line, column: 1 } },
  }));
  return {
    children: [...marked, ...blocks],
    added: pieces.map(({ piece }) => piece),
    addedQuestions: missing.map(({ line, question }) => ({ line, words: toLine(question) })),
  };
}

/** Headings and paragraphs that are a question of the data, each with the blocks below it that its answer holds. */
function markInText(
  children: readonly RootContent[],
  answers: ReadonlyMap<string, string>,
): RootContent[] {
  const made: RootContent[] = [];
  for (let index = 0; index < children.length; index += 1) {
    const block = children[index];
    if (block === undefined) continue;
    const key =
      block.type === 'heading' || block.type === 'paragraph' ? toKey(toString(block)) : '';
    const answer = answers.get(key);
    const end = answer === undefined ? index + 1 : findEnd(children, index + 1, answer, answers);
    const parts = children.slice(index + 1, end).filter(isAnswerPart);
    if (parts.length === 0) {
      made.push(block);
      continue;
    }
    const last = parts.at(-1)?.position?.end ?? block.position?.end;
    made.push({
      type: 'questionAndAnswer',
      question: toLine(toString(block)),
      children: parts,
      ...(block.position === undefined || last === undefined
        ? {}
        : { position: { start: block.position.start, end: last } }),
    });
    index = end - 1;
  }
  return made;
}

function findEnd(
  children: readonly RootContent[],
  from: number,
  answer: string,
  answers: ReadonlyMap<string, string>,
): number {
  let end = from;
  for (const block of children.slice(from)) {
    const key = toKey(toString(block));
    if (!isAnswerPart(block) || answers.has(key) || !answer.includes(key)) break;
    end += 1;
  }
  if (end > from) return end;
  const next = children.findIndex(
    (block, index) =>
      index >= from &&
      (!isAnswerPart(block) || block.type === 'heading' || answers.has(toKey(toString(block)))),
  );
  return next < 0 ? children.length : next;
}

function isAnswerPart(block: RootContent): block is BlockContent {
  return ['paragraph', 'heading', 'list', 'table', 'blockquote', 'code'].includes(block.type);
}

/** The letters and digits alone, by which two forms of one text are the same; without what numbers a question. */
function toKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^\s*(?:q|question|frage)?\s*\d*\s*[:.)]\s*/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

function toLine(text: string): string {
  return text
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
