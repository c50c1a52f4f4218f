import type { DroppedText, ImportMessage } from '../../document.ts';
import type { Unpacked } from '../zip.ts';
import type { Part } from './parts.ts';
import { findUnstyledTitle, type ItemLevel, type Numbering, type Styles } from './styles.ts';
import { isXmlElement, listBelow, textOf, valueOf, type XmlElement } from './xml.ts';

/** What all parts of a document share. */
export interface DocumentContext {
  readonly files: Unpacked;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** The ids of the notes in the document, such as `footnote 3`. */
  readonly notes: ReadonlySet<string>;
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  readonly changes: TrackedChange[];
  /** The positions of comments, by id. */
  readonly comments: Map<string, CommentPlace>;
  /** The lines on which notes are referred to, by kind and id. */
  readonly references: Map<string, number>;
  /** Records dropped text, if there is any. */
  readonly drop: (line: number, words: string, reason: string) => void;
}

/** A tracked change. */
export interface TrackedChange {
  readonly line: number;
  readonly kind: 'put in' | 'taken out' | 'moved away';
  readonly words: string;
  readonly by: string;
}

/** The line of a comment, and the text that it refers to. */
export interface CommentPlace {
  readonly line: number;
  readonly on: string[];
}

/** The context while one part is prepared. */
export interface PartContext extends DocumentContext {
  readonly part: Part;
  readonly places: ReadonlyMap<XmlElement, number>;
  readonly lists: ListStack;
  readonly fields: Fields;
  /** The ids of the comments that are open at this point. */
  readonly openComments: Set<string>;
  /** The paragraph that looks like a title without having the style. */
  readonly title: XmlElement | undefined;
}

export function createPartContext(
  context: DocumentContext,
  part: Part,
  places: ReadonlyMap<XmlElement, number>,
): PartContext {
  return {
    ...context,
    part,
    places,
    lists: createListStack(),
    fields: createFields(part.root),
    openComments: new Set(),
    title: findUnstyledTitle(part.root, context.styles),
  };
}

/** Numbers the paragraphs of a part from 1, including those in tables and text boxes. */
export function countParagraphs(root: XmlElement): Map<XmlElement, number> {
  return new Map(listBelow(root, 'w:p').map((paragraph, index) => [paragraph, index + 1]));
}

/** The visible text of an element on one line. */
export function getVisibleWords(element: XmlElement): string {
  const text = listBelow({ name: '', attributes: new Map(), children: [element] }, 'w:p')
    .map(getRunText)
    .join(' ');
  return (text === '' ? getRunText(element) : text).replace(/\s+/g, ' ').trim();
}

function getRunText(element: XmlElement): string {
  if (['w:t', 'w:delText', 'm:t'].includes(element.name))
    return textOf(element).replace(/\u00ad/g, '');
  if (['w:tab', 'w:br', 'w:cr'].includes(element.name)) return ' ';
  if (element.name === 'w:noBreakHyphen') return '\u2011';
  if (element.name === 'w:instrText' || element.name === 'w:delInstrText') return '';
  return element.children
    .map((child) => (typeof child === 'string' ? '' : getRunText(child)))
    .join('');
}

/** The reasons for dropping the result of a field, by field name. */
const dropReasons: ReadonlyMap<string, string> = new Map([
  ...['TOC', 'TOA', 'INDEX'].map(
    (name) => [name, 'a table of contents or an index; the page makes its own'] as const,
  ),
  ...['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'PAGEREF', 'SECTION', 'FILENAME'].map(
    (name) =>
      [name, 'a number of a page or the name of the file, which the site does not have'] as const,
  ),
]);

/** Tracks the complex fields of a document, which may begin and end in any run. */
interface Fields {
  /** Must be called for every `w:fldChar` and `w:instrText`. */
  readonly follow: (element: XmlElement) => void;
  /** The reason for dropping the text at this point; undefined if it is kept. */
  readonly findReason: () => string | undefined;
}

interface OpenField {
  instruction: string;
  isResult: boolean;
}

/**
 * Has no effect if the begin and end marks of a part do not match, since field results cannot be
 * told from text then.
 */
function createFields(root: XmlElement): Fields {
  const marks = listBelow(root, 'w:fldChar').map((element) => valueOf(element, 'w:fldCharType'));
  const isWhole =
    marks.filter((type) => type === 'begin').length ===
    marks.filter((type) => type === 'end').length;
  const open: OpenField[] = [];
  return {
    follow: (element) => {
      const [type, last] = [valueOf(element, 'w:fldCharType'), open.at(-1)];
      if (element.name === 'w:instrText' && last !== undefined) last.instruction += textOf(element);
      else if (type === 'begin') open.push({ instruction: '', isResult: false });
      else if (type === 'separate' && last !== undefined) last.isResult = true;
      else if (type === 'end') open.pop();
    },
    findReason: () =>
      isWhole
        ? open
            .filter(({ isResult }) => isResult)
            .map(({ instruction }) => findDropReason(instruction))
            .find((reason) => reason !== undefined)
        : undefined,
  };
}

/** Tracks all field marks in an element that is dropped as a whole. */
export function followFields(element: XmlElement, fields: Fields): void {
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') fields.follow(element);
  for (const child of element.children) if (isXmlElement(child)) followFields(child, fields);
}

/** The reason for dropping the result of a field with this instruction; undefined if it is kept. */
export function findDropReason(instruction: string): string | undefined {
  return dropReasons.get(instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? '');
}

/** The position of a list item. */
interface ItemPlace {
  /** The nesting depth, from 1. */
  readonly depth: number;
  readonly isOrdered: boolean;
  /** Whether it starts a new list. */
  readonly isFirst: boolean;
  readonly number: number;
}

/** Tracks the lists of a document from paragraph to paragraph. */
interface ListStack {
  /** Adds an item of this level. */
  readonly add: (level: ItemLevel) => ItemPlace;
  /**
   * The depth of the list that an unmarked paragraph with this indent belongs to; 0 if no list is
   * open.
   */
  readonly findDepth: (indent: number | undefined) => number;
  /** Must be called for a paragraph outside of lists. */
  readonly end: () => void;
}

/**
 * Skipped levels do not count, so no list is nested in an empty one. A list continues its numbers
 * after an interruption; neighbours form one list unless the numbers restart.
 */
function createListStack(): ListStack {
  let open: ItemLevel[] = [];
  const counts = new Map<string, readonly (number | undefined)[]>();
  const restarted = new Set<string>();

  function count(level: ItemLevel): number {
    const numbers = counts.get(level.list) ?? [];
    const key = `${level.id} ${level.level}`;
    const isRestart = level.restarts && !restarted.has(key);
    restarted.add(key);
    const number = isRestart ? level.start : (numbers[level.level] ?? level.start - 1) + 1;
    counts.set(level.list, [
      ...Array.from({ length: level.level }, (_, index) => numbers[index]),
      number,
    ]);
    return number;
  }

  return {
    add: (level) => {
      const number = count(level);
      open = open.filter((each) => each.level <= level.level);
      const last = open.at(-1);
      const isSame =
        last?.level === level.level &&
        last.isOrdered === level.isOrdered &&
        (!level.isOrdered || number !== level.start);
      if (last?.level === level.level) open = open.slice(0, -1);
      open.push(level);
      return { depth: open.length, isOrdered: level.isOrdered, isFirst: !isSame, number };
    },
    findDepth: (indent) => {
      const reached =
        indent === undefined ? open.length : open.filter((each) => each.indent <= indent).length;
      return Math.max(reached, Math.min(open.length, 1));
    },
    end: () => {
      open = [];
    },
  };
}

const typedBullet = /^\s*[•·‣▪◦●○■➢❖✓✔](?:\s+|$)|^\s*[–-](?:\s{2,}|\t)/;

/** The level of items whose bullets were typed as text. */
export const typedLevel = {
  id: 'typed',
  list: 'typed',
  level: 0,
  isOrdered: false,
  start: 1,
  restarts: false,
  indent: 0,
};

/** The runs of a paragraph without a typed bullet; undefined if there is none. */
export function stripTypedBullet(runs: readonly XmlElement[]): XmlElement[] | undefined {
  const [first] = runs;
  const match = typedBullet.exec(runs.map(getCharacters).join(''));
  if (first === undefined || match === null) return undefined;
  const rest = { count: match[0].length };
  return runs.map((run) => cutCharacters(run, rest));
}

function getCharacters(element: XmlElement): string {
  if (element.name === 'w:t') return textOf(element);
  return element.name === 'w:tab'
    ? '\t'
    : element.children.filter(isXmlElement).map(getCharacters).join('');
}

function cutCharacters(element: XmlElement, rest: { count: number }): XmlElement {
  if (rest.count === 0) return element;
  if (element.name === 'w:t') {
    const text = textOf(element);
    const gone = Math.min(rest.count, text.length);
    rest.count -= gone;
    return { ...element, children: [text.slice(gone)] };
  }
  const children = element.children.filter(isXmlElement).flatMap((child) => {
    if (child.name !== 'w:tab' || rest.count === 0) return [cutCharacters(child, rest)];
    rest.count -= 1;
    return [];
  });
  return { ...element, children };
}
