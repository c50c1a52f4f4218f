import { toString } from 'mdast-util-to-string';
import {
  createDocument,
  type DroppedText,
  getLine,
  type ImportedDocument,
  type ImportMessage,
  linesAt,
  type Located,
  type ParsedInput,
  type VisibleText,
} from '../document.ts';
import { createImportLog } from '../import-log.ts';
import { type Input, UnreadableInputError } from '../input.ts';
import { type TrackedChange, type CommentPlace, getVisibleWords } from './docx/context.ts';
import {
  findMainPart,
  findRelatedParts,
  parsePart,
  parseProperties,
  type Part,
} from './docx/parts.ts';
import { prepare } from './docx/prepare.ts';
import { renderDocument } from './docx/render.ts';
import { collectDocxText } from './docx/visible-text.ts';
import { listBelow, listChildren, valueOf, type XmlElement } from './docx/xml.ts';
import {
  copyElement,
  getTextContent,
  hasClass,
  type HtmlElement,
  type HtmlNode,
  isElement,
} from './html/element.ts';
import { placeFootnotes } from './footnotes.ts';
import { toTree } from './html/tree.ts';
import { isBlock } from './markdown/parse.ts';
import { unpack, type Unpacked } from './zip.ts';

/**
 * Parses a Word document. Lines are numbers of paragraphs, counted from 1 and including those in
 * tables and text boxes. Throws UnreadableInputError if the file is damaged, encrypted, of another
 * format or without text.
 */
export async function parseDocx(input: Input): Promise<ParsedInput> {
  const files = await unpack(input.bytes, 'docx');
  const main = findMainPart(files);
  const prepared = prepare(main, files);
  const rendered = renderDocument(prepared.body, prepared.notes, files);
  const titled = extractTitle(rendered.root);
  const slots = new Map(
    rendered.notes.map(({ name }) => [
      name,
      [{ type: 'footnoteReference' as const, identifier: name, label: name }],
    ]),
  );
  const options = { slots, readImage: (address: string) => rendered.images.get(address) };
  const { tree, ...text } = toTree(titled.root, options);
  const notes = rendered.notes.map(({ name, root }) => ({ name, ...toTree(root, options) }));
  for (const { name, tree: note } of notes)
    tree.children.push({
      type: 'footnoteDefinition',
      identifier: name,
      label: name,
      children: note.children.filter(isBlock),
      position: linesAt(getLine(note.children[0] ?? note)),
    });
  const log = createImportLog();
  placeFootnotes(tree, log);
  const pieces = [text, ...notes];
  const edges = collectHeadersAndFooters(main, files);
  const comments = parseComments(
    findRelatedParts(files, main, 'comments')[0],
    findRelatedParts(files, main, 'commentsExtended')[0],
    prepared.comments,
  );
  const visibleText = [...prepared.visibleText, ...comments.visibleText, ...edges.visibleText];
  const properties = parseProperties(parsePart(files, 'docProps/core.xml'), input.clock?.timeZone);
  const document = createDocument({
    title: titled.title,
    description: titled.description,
    published: properties.created,
    images: pieces.flatMap(({ images }) => images),
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
      ...pieces.flatMap(({ dropped }) => dropped),
      ...edges.dropped,
      ...chosen.dropped,
    ]),
    messages: sort([
      ...prepared.messages,
      ...formatChanges(prepared.changes),
      ...comments.messages,
      ...rendered.messages,
      ...pieces.flatMap(({ messages }) => messages),
      ...log.messages,
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

/** The headers and footers of the pages. */
function collectHeadersAndFooters(
  main: Part,
  files: Unpacked,
): { visibleText: readonly VisibleText[]; dropped: readonly DroppedText[] } {
  const read = ['header', 'footer'].map((kind) => ({
    kind,
    visibleText: findRelatedParts(files, main, kind).flatMap(({ root }) =>
      collectDocxText(root, new Map()),
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

/** The comments of a document: their text is dropped, and each unresolved one requires action. */
interface ParsedComments {
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

/** @param states the part in which Word stores which comments are resolved, if there is one. */
function parseComments(
  part: Part | undefined,
  states: Part | undefined,
  places: ReadonlyMap<string, CommentPlace>,
): ParsedComments {
  const settled = new Set(
    listChildren(states?.root, 'w15:commentEx')
      .filter((each) => valueOf(each, 'w15:done') === '1')
      .map((each) => valueOf(each, 'w15:paraId')),
  );
  const comments = listChildren(part?.root, 'w:comment');
  const read = comments.map((comment) =>
    parseComment(
      comment,
      places,
      listBelow(comment, 'w:p').some((each) => settled.has(valueOf(each, 'w14:paraId') ?? '-')),
    ),
  );
  return {
    dropped: read
      .map(({ line, words, who }) => ({ line, words, reason: `a comment${who}` }))
      .filter(({ words }) => words !== ''),
    messages: read.map(formatComment),
    visibleText: comments.flatMap((comment, index) =>
      collectDocxText(comment, new Map(), read[index]?.line),
    ),
  };
}

interface Comment {
  readonly line: number;
  readonly words: string;
  /** ` of Jane Doe`, or ''. */
  readonly who: string;
  readonly on: string;
  readonly isSettled: boolean;
}

function parseComment(
  comment: XmlElement,
  places: ReadonlyMap<string, CommentPlace>,
  isSettled: boolean,
): Comment {
  const { line, on } = places.get(valueOf(comment, 'w:id') ?? '') ?? { line: 1, on: [] };
  const author = valueOf(comment, 'w:author')?.trim() ?? '';
  return {
    line,
    words: getVisibleWords(comment),
    who: author === '' ? '' : ` of ${author}`,
    on: on.join('').replace(/\s+/g, ' ').trim(),
    isSettled,
  };
}

function formatComment({ line, words, who, on, isSettled }: Comment): ImportMessage {
  const where = on === '' ? '' : ` on “${on}”`;
  if (isSettled)
    return {
      line,
      message: `A comment${who}${where}, which is marked as settled, was left out.`,
      requiresAction: false,
    };
  return {
    line,
    message: `A comment${who}${where} says “${words}”. It was left out; do what it asks for, in the entry.`,
    requiresAction: true,
  };
}

/** The text that tracked changes removed. */
function collectRemovedText(changes: readonly TrackedChange[]): DroppedText[] {
  const out = changes.filter(({ kind, words }) => kind !== 'put in' && words !== '');
  return out.map(({ line, words, kind, by }) => ({
    line,
    words,
    reason: `${kind} by a recorded change${by === '' ? '' : ` of ${by}`}`,
  }));
}

/** One message for each paragraph with tracked changes, since a person has to accept them. */
function formatChanges(changes: readonly TrackedChange[]): ImportMessage[] {
  return [...Map.groupBy(changes, ({ line }) => line)].map(([line, here]) => {
    const people = [...new Set(here.map(({ by }) => by).filter((by) => by !== ''))];
    const parts = here
      .filter(({ words }) => words !== '')
      .map(({ kind, words }) => `${kind}: “${words}”`);
    const who = people.length === 0 ? '' : ` of ${people.join(' and ')}`;
    return {
      line,
      message: `Nobody has accepted or rejected the recorded changes${who} here (${parts.length === 0 ? 'an end of a paragraph' : parts.join(', ')}). They are taken as accepted; look whether that is right.`,
      requiresAction: true,
    };
  });
}

/** A text without its title and subtitle. */
interface TitledRoot {
  readonly root: HtmlElement;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
}

/**
 * Extracts the title from the start of a text, and a subtitle next to it. Several titles with text
 * between them become headings of level 1, and all headings move one level down.
 */
function extractTitle(root: HtmlElement): TitledRoot {
  const first = root.children.findIndex(isTitle);
  if (first < 0) return { root, title: undefined, description: undefined };
  const count = countWhile(root.children.slice(first), isTitle);
  if (root.children.slice(first + count).some(isTitle))
    return {
      root: copyElement(root, { children: root.children.map(lowerHeading) }),
      title: undefined,
      description: undefined,
    };
  const subtitles = countWhile(root.children.slice(first + count), isSubtitle);
  const title = joinText(root.children.slice(first, first + count));
  const description = joinText(root.children.slice(first + count, first + count + subtitles));
  return {
    root: copyElement(root, {
      children: root.children.filter(
        (_, index) => index < first || index >= first + count + subtitles,
      ),
    }),
    title,
    description,
  };
}

function joinText(nodes: readonly HtmlNode[]): Located<string> | undefined {
  const [first] = nodes;
  return first === undefined
    ? undefined
    : { value: nodes.map(getTextContent).join(' '), line: first.line };
}

function isTitle(node: HtmlNode): boolean {
  return isElement(node, 'h1') && hasClass(node, 'import-title');
}

function isSubtitle(node: HtmlNode): boolean {
  return isElement(node, 'p') && hasClass(node, 'import-subtitle');
}

function lowerHeading(node: HtmlNode): HtmlNode {
  const level =
    node.type === 'element' && !isTitle(node) ? /^h([1-5])$/.exec(node.name)?.[1] : undefined;
  return node.type === 'element' && level !== undefined
    ? copyElement(node, { name: `h${Number(level) + 1}` })
    : node;
}

function countWhile<Item>(items: readonly Item[], test: (item: Item) => boolean): number {
  const end = items.findIndex((item) => !test(item));
  return end < 0 ? items.length : end;
}

/** A document with its title, and what became of the title in its properties. */
interface ChosenTitle {
  readonly document: ImportedDocument;
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
}

/**
 * Takes the title from the properties if the text has none: if it begins with a paragraph, or has
 * several headings of level 1 that are different.
 */
function chooseTitle(document: ImportedDocument, propertyTitle: string): ChosenTitle {
  if (propertyTitle === '') return { document, dropped: [], messages: [] };
  const headings = document.tree.children.filter(
    (block) => block.type === 'heading' && block.depth === 1,
  );
  const [first] = document.tree.children;
  const isSame = first !== undefined && toString(first).trim() === propertyTitle;
  const isMissing =
    document.title === undefined && !isSame && (first?.type !== 'heading' || headings.length > 1);
  if (!isMissing)
    return {
      document,
      dropped: [
        {
          line: 1,
          words: propertyTitle,
          reason: 'the title in the properties of the document; the text has its own',
        },
      ],
      messages: [],
    };
  const message = `The text has no title of its own, so that of the properties of the document is taken: “${propertyTitle}”.`;
  return {
    document: { ...document, title: { line: 1, value: propertyTitle } },
    dropped: [],
    messages: [{ line: 1, message, requiresAction: false }],
  };
}
