import type { DroppedText, VisibleText, ImportMessage } from '../../document.ts';
import type { Unpacked } from '../zip.ts';
import { prepareBlocks } from './blocks.ts';
import { readNumbering } from './numbering.ts';
import { listRelatedParts, type Part } from './parts.ts';
import { toPassages, type ToRaisedName } from './passages.ts';
import {
  countParagraphs,
  toPartPreparation,
  toWords,
  type Change,
  type CommentPlace,
  type Preparation,
} from './preparation.ts';
import { readRunFormat } from './run-format.ts';
import { readStyles } from './styles.ts';
import { createElement } from './write-xml.ts';
import { findChild, isElement, listChildren, valueOf, type XmlElement } from './xml.ts';

/** The text and the notes of a document in few forms, and what was noted on the way. */
interface Prepared {
  readonly body: XmlElement;
  /** The notes that the text refers to, by ids such as `footnote 3`. */
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly comments: ReadonlyMap<string, CommentPlace>;
  readonly changes: readonly Change[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  readonly visibleText: readonly VisibleText[];
}

type NoteKind = 'footnote' | 'endnote';
const noteKinds: readonly NoteKind[] = ['footnote', 'endnote'];

/** Brings the text and the notes of a document into the few forms that the renderer knows. */
export function prepare(main: Part, files: Unpacked): Prepared {
  const notes = noteKinds.flatMap((kind) =>
    listRelatedParts(files, main, `${kind}s`)
      .slice(0, 1)
      .map((part) => ({ kind, part })),
  );
  const preparation = createPreparation(
    main,
    files,
    notes.flatMap(({ kind, part }) => listNotes(part, kind).map((note) => toNoteId(note, kind))),
  );
  const places = countParagraphs(main.root);
  const body = createElement(
    'w:body',
    {},
    prepareBlocks(
      findChild(main.root, 'w:body') ?? main.root,
      toPartPreparation(preparation, main, places),
    ),
  );
  const prepared = new Map(
    notes.flatMap(({ kind, part }) => prepareNotes(part, kind, preparation)),
  );
  const toRaisedName: ToRaisedName = (run) => {
    const { raised, isCode } = readRunFormat(
      findChild(run, 'w:rPr'),
      preparation.styles.find(undefined),
      preparation.styles,
    );
    const isText = run.children
      .filter(isElement)
      .every(({ name }) => name === 'w:rPr' || name === 'w:t');
    return isCode || !isText || raised === undefined
      ? undefined
      : raised === 'superscript'
        ? 'sup'
        : 'sub';
  };
  const notePassages = notes.flatMap(({ kind, part }) =>
    listNotes(part, kind).flatMap((note) =>
      toPassages(
        note,
        new Map(),
        preparation.references.get(toNoteId(note, kind)) ?? 1,
        toRaisedName,
      ),
    ),
  );
  return {
    ...preparation,
    body,
    notes: prepared,
    visibleText: [...toPassages(main.root, places, 1, toRaisedName), ...notePassages],
  };
}

function createPreparation(main: Part, files: Unpacked, notes: readonly string[]): Preparation {
  const styles = readStyles(listRelatedParts(files, main, 'styles')[0]);
  const dropped: DroppedText[] = [];
  const drop: Preparation['drop'] = (line, words, reason) => {
    const plain = words.replace(/\s+/g, ' ').trim();
    if (plain !== '') dropped.push({ line, words: plain, reason });
  };
  const numbering = readNumbering(listRelatedParts(files, main, 'numbering')[0], styles);
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

/** The notes of a part but for the lines that Word draws between them and the text. */
function listNotes({ root }: Part, kind: NoteKind): XmlElement[] {
  return listChildren(root, `w:${kind}`).filter(
    (note) => !/separator|notice/i.test(valueOf(note, 'w:type') ?? ''),
  );
}

function toNoteId(note: XmlElement, kind: NoteKind): string {
  return `${kind} ${valueOf(note, 'w:id') ?? ''}`;
}

/** The notes that the text refers to; the words of all others are left out. */
function prepareNotes(
  part: Part,
  kind: NoteKind,
  preparation: Preparation,
): (readonly [id: string, note: XmlElement])[] {
  return listNotes(part, kind).flatMap((note) => {
    const id = toNoteId(note, kind);
    const line = preparation.references.get(id);
    if (line === undefined) {
      preparation.drop(1, toWords(note), 'a note that nothing in the text refers to');
      return [];
    }
    const places = new Map([...countParagraphs(note).keys()].map((paragraph) => [paragraph, line]));
    const blocks = prepareBlocks(
      note,
      toPartPreparation({ ...preparation, notes: new Set() }, part, places),
    );
    return [[id, createElement(note.name, {}, blocks)] as const];
  });
}
