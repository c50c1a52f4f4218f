import {
  createDocument,
  type ImportedDocument,
  type DroppedText,
  type VisibleText,
  type ParsedInput,
  type ImportMessage,
} from '../document.ts';
import { UnreadableInputError, type Input } from '../input.ts';
import { unpack, type Unpacked } from './zip.ts';
import { collectRemovedText, formatChanges, parseComments } from './docx/comments.ts';
import { renderDocument } from './docx/render.ts';
import {
  findMainPart,
  findRelatedParts,
  parsePart,
  parseProperties,
  type Part,
} from './docx/parts.ts';
import { collectVisibleText } from './docx/visible-text.ts';
import { prepare } from './docx/prepare.ts';
import { chooseTitle, extractTitle } from './docx/titles.ts';
import { toTree } from './html/tree.ts';

/**
 * Reads a document of Word. Its places are numbers of paragraphs, from 1 on, those in tables and text boxes counted too. Throws
 * UnreadableInputError where the file is damaged, locked, of another format or without words.
 */
export async function parseDocx(input: Input): Promise<ParsedInput> {
  const files = await unpack(input.bytes, 'docx');
  const main = findMainPart(files);
  const prepared = prepare(main, files);
  const rendered = renderDocument(prepared.body, prepared.notes, files);
  const titled = extractTitle(rendered.root);
  const {
    tree,
    images: kept,
    dropped,
    messages,
  } = toTree(titled.root, { readImage: (address) => rendered.images.get(address) });
  const edges = collectHeadersAndFooters(main, files);
  const comments = parseComments(
    findRelatedParts(files, main, 'comments')[0],
    findRelatedParts(files, main, 'commentsExtended')[0],
    prepared.comments,
  );
  const visibleText = [...prepared.visibleText, ...comments.visibleText, ...edges.visibleText];
  const properties = parseProperties(parsePart(files, 'docProps/core.xml'));
  const document = createDocument({
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
    dropped: sort([
      ...prepared.dropped,
      ...collectRemovedText(prepared.changes),
      ...comments.dropped,
      ...dropped,
      ...edges.dropped,
      ...chosen.dropped,
    ]),
    messages: sort([
      ...prepared.messages,
      ...formatChanges(prepared.changes),
      ...comments.messages,
      ...rendered.messages,
      ...messages,
      ...chosen.messages,
    ]),
    visibleText: [...visibleText, ...locateVisibleText(properties)],
  };
}

function withAuthor(document: ImportedDocument, author: string): ImportedDocument {
  return author === ''
    ? document
    : { ...document, authors: [{ line: 1, value: { name: author } }] };
}

/** What stands at the head and foot of every page. */
function collectHeadersAndFooters(
  main: Part,
  files: Unpacked,
): { visibleText: readonly VisibleText[]; dropped: readonly DroppedText[] } {
  const read = ['header', 'footer'].map((kind) => ({
    kind,
    visibleText: findRelatedParts(files, main, kind).flatMap(({ root }) =>
      collectVisibleText(root, new Map()),
    ),
  }));
  const reason = (kind: string) => `the ${kind} of every page`;
  return {
    visibleText: read.flatMap(({ visibleText }) => visibleText),
    dropped: read.flatMap(({ kind, visibleText }) =>
      visibleText.map(({ line, words }) => ({ line, words, reason: reason(kind) })),
    ),
  };
}

function locateVisibleText({
  title,
  author,
}: {
  readonly title: string;
  readonly author: string;
}): VisibleText[] {
  return [title, author].filter((words) => words !== '').map((words) => ({ line: 1, words }));
}

function sort<Item extends DroppedText | ImportMessage>(items: readonly Item[]): Item[] {
  return items.toSorted((one, other) => one.line - other.line);
}
