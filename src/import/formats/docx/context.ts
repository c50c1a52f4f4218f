import type { DroppedText, ImportMessage } from '../../document.ts';
import type { Unpacked } from '../zip.ts';
import { createFields, type Fields } from './fields.ts';
import { createListStack, type ListStack } from './lists.ts';
import type { Part } from './parts.ts';
import { findTitle, type Numbering, type Styles } from './styles.ts';
import { listBelow, textOf, type XmlElement } from './xml.ts';

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
export function getPlainText(element: XmlElement): string {
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
