import type { DroppedText, ImportMessage } from '../../document.ts';
import type { Unpacked } from '../zip.ts';
import type { Part } from './parts.ts';
import { findTitle, type ItemLevel, type Numbering, type Styles } from './styles.ts';
import { isElement, listBelow, textOf, valueOf, type XmlElement } from './xml.ts';

/** What stays the same for all parts of a document, and what is noted on the way. */
export interface DocumentContext {
  readonly files: Unpacked;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** The ids of the notes that the document holds, such as `footnote 3`. */
  readonly notes: ReadonlySet<string>;
  readonly dropped: DroppedText[];
  readonly messages: ImportMessage[];
  readonly changes: Change[];
  /** Where the comments stand, by their ids. */
  readonly comments: Map<string, CommentPlace>;
  /** Where the notes are referred to, by their ids with their kind. */
  readonly references: Map<string, number>;
  /** Notes that words go nowhere; without words, nothing is noted. */
  readonly drop: (line: number, words: string, reason: string) => void;
}

/** What somebody put in or took out while changes were recorded. */
export interface Change {
  readonly line: number;
  readonly kind: 'put in' | 'taken out' | 'moved away';
  readonly words: string;
  readonly by: string;
}

/** Where a comment stands, and the words that it is on. */
export interface CommentPlace {
  readonly line: number;
  readonly on: string[];
}

/** What holds while one part is prepared. */
export interface PartContext extends DocumentContext {
  readonly part: Part;
  readonly places: ReadonlyMap<XmlElement, number>;
  readonly lists: ListStack;
  readonly fields: Fields;
  /** The ids of the comments whose words the text is within. */
  readonly openComments: Set<string>;
  /** The paragraph that looks like a title without being called one. */
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
    title: findTitle(part.root, context.styles),
  };
}

/** The paragraphs of a part, counted from 1 in their order; those in tables and text boxes too. */
export function countParagraphs(root: XmlElement): Map<XmlElement, number> {
  return new Map(listBelow(root, 'w:p').map((paragraph, index) => [paragraph, index + 1]));
}

/** What a person reads in an element, in one line. */
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

/** Why the result of a field goes nowhere, by the name of the field. */
const dropReasons: ReadonlyMap<string, string> = new Map([
  ...['TOC', 'TOA', 'INDEX'].map(
    (name) => [name, 'a table of contents or an index; the page makes its own'] as const,
  ),
  ...['PAGE', 'NUMPAGES', 'SECTIONPAGES', 'PAGEREF', 'SECTION', 'FILENAME'].map(
    (name) =>
      [name, 'a number of a page or the name of the file, which the site does not have'] as const,
  ),
]);

/** Follows the fields of a document, which begin and end in any run of it. */
interface Fields {
  /** Told of every `w:fldChar` and `w:instrText`. */
  readonly follow: (element: XmlElement) => void;
  /** Why what stands here goes nowhere; undefined where it stays. */
  readonly findReason: () => string | undefined;
}

interface OpenField {
  instruction: string;
  isResult: boolean;
}

/** Without any effect where the fields of the part do not end as often as they begin, as then no words could be told apart. */
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

/** Tells of all marks of fields in an element that is left out as a whole, so that those which begin or end in it stay counted. */
export function followFields(element: XmlElement, fields: Fields): void {
  if (element.name === 'w:fldChar' || element.name === 'w:instrText') fields.follow(element);
  for (const child of element.children) if (isElement(child)) followFields(child, fields);
}

/** Why the result of a field with that instruction goes nowhere; undefined where it stays. */
export function findDropReason(instruction: string): string | undefined {
  return dropReasons.get(instruction.trim().split(/\s+/)[0]?.toUpperCase() ?? '');
}

/** Where an item of a list stands. */
interface ItemPlace {
  /** How many lists it is in: 1 for an item of a list that is in no other. */
  readonly depth: number;
  readonly isOrdered: boolean;
  /** Whether it begins a list. */
  readonly isFirst: boolean;
  readonly number: number;
}

/** Follows the lists of a document from paragraph to paragraph. */
interface ListStack {
  /** The place of the next paragraph, which is an item of that level. */
  readonly add: (level: ItemLevel) => ItemPlace;
  /** How many lists a paragraph without a mark belongs to that stands so far from the edge; 0 where no list is open. */
  readonly findDepth: (indent: number | undefined) => number;
  /** Told of a paragraph that is in no list. */
  readonly end: () => void;
}

/**
 * Levels that are skipped do not count, so that no list stands within nothing. A list counts on where it was
 * interrupted; neighbours are one list but where numbers begin anew.
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

/** A level for the items of lists whose bullets somebody typed. */
export const typedLevel = {
  id: 'typed',
  list: 'typed',
  level: 0,
  isOrdered: false,
  start: 1,
  restarts: false,
  indent: 0,
};

/** The runs of a paragraph without the bullet that somebody typed at their beginning; undefined where there is none. */
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
    : element.children.filter(isElement).map(getCharacters).join('');
}

function cutCharacters(element: XmlElement, rest: { count: number }): XmlElement {
  if (rest.count === 0) return element;
  if (element.name === 'w:t') {
    const text = textOf(element);
    const gone = Math.min(rest.count, text.length);
    rest.count -= gone;
    return { ...element, children: [text.slice(gone)] };
  }
  const children = element.children.filter(isElement).flatMap((child) => {
    if (child.name !== 'w:tab' || rest.count === 0) return [cutCharacters(child, rest)];
    rest.count -= 1;
    return [];
  });
  return { ...element, children };
}
