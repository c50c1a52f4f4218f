import {
  toDocument,
  type ImportedDocument,
  type LeftOut,
  type Passage,
  type Reading,
  type Remark,
} from '../document.ts';
import { UnreadableInputError, type Input } from '../input.ts';
import { unpack, type Unpacked } from './zip.ts';
import { toChangeRemarks, toLeftOutChanges } from './docx/changes.ts';
import { readComments } from './docx/comments.ts';
import { convert } from './docx/convert.ts';
import { toMessageRemarks } from './docx/messages.ts';
import { numberLines } from './docx/number-lines.ts';
import { placeNotes } from './docx/notes.ts';
import { findMainPart, listRelatedParts, readPart, type Part } from './docx/parts.ts';
import { toPassages } from './docx/passages.ts';
import { prepare } from './docx/prepare.ts';
import { readProperties } from './docx/properties.ts';
import { takeTitle } from './docx/titles.ts';
import { chooseTitle } from './docx/choose-title.ts';
import { parseHtml } from './html/parse.ts';
import { toTree } from './html/tree.ts';

/**
 * Reads a document of Word. Its places are numbers of paragraphs, from 1 on, those in tables and text boxes counted too. Throws
 * UnreadableInputError where the file is damaged, locked, of another format or without words.
 */
export async function readDocx(input: Input): Promise<Reading> {
  const files = await unpack(input.bytes, 'docx');
  const main = findMainPart(files);
  const prepared = prepare(main, files);
  const { html, images, messages } = await convert(prepared.parts, files);
  const noted = placeNotes(numberLines(parseHtml(html, 'piece')));
  const titled = takeTitle(noted.root);
  const {
    tree,
    images: kept,
    leftOut,
    remarks,
  } = toTree(titled.root, { readImage: (address) => images.get(address) });
  const edges = readEdges(main, files);
  const comments = readComments(
    listRelatedParts(files, main, 'comments')[0],
    listRelatedParts(files, main, 'commentsExtended')[0],
    prepared.comments,
  );
  const passages = [...prepared.passages, ...comments.passages, ...edges.passages];
  const properties = readProperties(readPart(files, 'docProps/core.xml'));
  const document = toDocument({
    title: titled.title,
    description: titled.description,
    published: properties.created,
    images: kept,
    tree,
  });
  const chosen = chooseTitle(withAuthor(document, properties.author), properties.title);
  if (tree.children.length === 0 && titled.title === undefined)
    throw new UnreadableInputError(
      'The document holds no words. Look whether it is the right file.',
    );
  return {
    documents: [chosen.document],
    leftOut: sort([
      ...prepared.leftOut,
      ...toLeftOutChanges(prepared.changes),
      ...comments.leftOut,
      ...leftOut,
      ...edges.leftOut,
      ...chosen.leftOut,
    ]),
    remarks: sort([
      ...prepared.remarks,
      ...toChangeRemarks(prepared.changes),
      ...comments.remarks,
      ...noted.remarks,
      ...remarks,
      ...toMessageRemarks(messages),
      ...chosen.remarks,
    ]),
    passages: [...passages, ...toSaidPassages(properties)],
  };
}

function withAuthor(document: ImportedDocument, author: string): ImportedDocument {
  return author === ''
    ? document
    : { ...document, authors: [{ line: 1, value: { name: author } }] };
}

/** What stands at the head and foot of every page. */
function readEdges(
  main: Part,
  files: Unpacked,
): { passages: readonly Passage[]; leftOut: readonly LeftOut[] } {
  const read = ['header', 'footer'].map((kind) => ({
    kind,
    passages: listRelatedParts(files, main, kind).flatMap(({ root }) =>
      toPassages(root, new Map()),
    ),
  }));
  const reason = (kind: string) => `the ${kind} of every page`;
  return {
    passages: read.flatMap(({ passages }) => passages),
    leftOut: read.flatMap(({ kind, passages }) =>
      passages.map(({ line, words }) => ({ line, words, reason: reason(kind) })),
    ),
  };
}

function toSaidPassages({
  title,
  author,
}: {
  readonly title: string;
  readonly author: string;
}): Passage[] {
  return [title, author].filter((words) => words !== '').map((words) => ({ line: 1, words }));
}

function sort<Item extends LeftOut | Remark>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.line - other.line);
}
