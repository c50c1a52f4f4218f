import type { DroppedText, VisibleText, ImportMessage } from '../../document.ts';
import type { Unpacked } from '../zip.ts';
import { prepareBlocks } from './blocks.ts';
import { parseNumbering, parseStyles, resolveRunFormat } from './styles.ts';
import { findRelatedParts, type Part } from './parts.ts';
import { collectDocxText, type GetRaisedName } from './visible-text.ts';
import {
  type TrackedChange,
  type CommentPlace,
  countParagraphs,
  createPartContext,
  type DocumentContext,
  getVisibleWords,
} from './context.ts';
import {
  createXmlElement,
  findChild,
  isXmlElement,
  listChildren,
  valueOf,
  type XmlElement,
} from './xml.ts';

/** The text and the notes of a document in normalized form, with everything that was logged. */
interface Prepared {
  readonly body: XmlElement;
  /** The notes that the text refers to, by ids such as `footnote 3`. */
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly comments: ReadonlyMap<string, CommentPlace>;
  readonly changes: readonly TrackedChange[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

type NoteKind = 'footnote' | 'endnote';
const noteKinds: readonly NoteKind[] = ['footnote', 'endnote'];

/** Normalizes the text and the notes of a document into the few forms that the renderer knows. */
export function prepare(main: Part, files: Unpacked): Prepared {
  const notes = noteKinds.flatMap((kind) =>
    findRelatedParts(files, main, `${kind}s`)
      .slice(0, 1)
      .map((part) => ({ kind, part })),
  );
  const context = createContext(
    main,
    files,
    notes.flatMap(({ kind, part }) =>
      listNotes(part, kind).map((note) => createNoteId(note, kind)),
    ),
  );
  const places = countParagraphs(main.root);
  const body = createXmlElement(
    'w:body',
    {},
    prepareBlocks(
      findChild(main.root, 'w:body') ?? main.root,
      createPartContext(context, main, places),
    ),
  );
  const prepared = new Map(notes.flatMap(({ kind, part }) => prepareNotes(part, kind, context)));
  const toRaisedName: GetRaisedName = (run) => {
    const { raised, isCode } = resolveRunFormat(
      findChild(run, 'w:rPr'),
      context.styles.find(undefined),
      context.styles,
    );
    const isText = run.children
      .filter(isXmlElement)
      .every(({ name }) => name === 'w:rPr' || name === 'w:t');
    return isCode || !isText || raised === undefined
      ? undefined
      : raised === 'superscript'
        ? 'sup'
        : 'sub';
  };
  const noteText = notes.flatMap(({ kind, part }) =>
    listNotes(part, kind).flatMap((note) =>
      collectDocxText(
        note,
        new Map(),
        context.references.get(createNoteId(note, kind)) ?? 1,
        toRaisedName,
      ),
    ),
  );
  return {
    ...context,
    body,
    notes: prepared,
    visibleText: [...collectDocxText(main.root, places, 1, toRaisedName), ...noteText],
  };
}

function createContext(main: Part, files: Unpacked, notes: readonly string[]): DocumentContext {
  const styles = parseStyles(findRelatedParts(files, main, 'styles')[0]);
  const dropped: DroppedText[] = [];
  const drop: DocumentContext['drop'] = (line, words, reason) => {
    const plain = words.replace(/\s+/g, ' ').trim();
    if (plain !== '') dropped.push({ line, words: plain, reason });
  };
  const numbering = parseNumbering(findRelatedParts(files, main, 'numbering')[0], styles);
  return {
    files,
    styles,
    numbering,
    notes: new Set(notes),
    dropped,
    messages: [],
    changes: [],
    comments: new Map(),
    references: new Map(),
    drop,
  };
}

/** The notes of a part, without Word's separator lines. */
function listNotes({ root }: Part, kind: NoteKind): XmlElement[] {
  return listChildren(root, `w:${kind}`).filter(
    (note) => !/separator|notice/i.test(valueOf(note, 'w:type') ?? ''),
  );
}

function createNoteId(note: XmlElement, kind: NoteKind): string {
  return `${kind} ${valueOf(note, 'w:id') ?? ''}`;
}

/** The notes that the text refers to; the text of all others is dropped. */
function prepareNotes(
  part: Part,
  kind: NoteKind,
  context: DocumentContext,
): (readonly [id: string, note: XmlElement])[] {
  return listNotes(part, kind).flatMap((note) => {
    const id = createNoteId(note, kind);
    const line = context.references.get(id);
    if (line === undefined) {
      context.drop(1, getVisibleWords(note), 'a note that nothing in the text refers to');
      return [];
    }
    const places = new Map([...countParagraphs(note).keys()].map((paragraph) => [paragraph, line]));
    const blocks = prepareBlocks(
      note,
      createPartContext({ ...context, notes: new Set() }, part, places),
    );
    return [[id, createXmlElement(note.name, {}, blocks)] as const];
  });
}
