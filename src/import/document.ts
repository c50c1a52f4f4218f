import type {
  BlockContent,
  DefinitionContent,
  Literal,
  Node,
  Nodes,
  Parent,
  Root,
  RootContent,
} from 'mdast';
import type { Position } from 'unist';
import type { CalendarDate } from '../domain/locale/index.ts';
import type { SourceRecord } from '../sources/index.ts';

/** A value and the line of the input that it comes from. */
export interface Located<Value> {
  readonly value: Value;
  readonly line: number;
}

/** Text of the input that goes into no entry, and the reason. */
export interface DroppedText {
  readonly line: number;
  readonly words: string;
  /** A phrase without a full stop, such as "a button of the page". */
  readonly reason: string;
}

/** An entry of the import log: a decision that was made, or one that a person has to make. */
export interface ImportMessage {
  readonly line: number;
  /** Found, done, and what to do if a person has to act. */
  readonly message: string;
  readonly requiresAction: boolean;
}

/** Text that a person could read in the input, before anything is decided about it. */
export interface VisibleText {
  readonly line: number;
  readonly words: string;
}

/** An image in the input or beside it; the tree refers to it as `./name`. */
export interface ImageFile {
  readonly line: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the input states about a person. */
export interface PersonDetails {
  readonly name: string;
  readonly role?: string;
  readonly bio?: string;
}

/** What the input states about a topic. */
export interface TopicDetails {
  readonly label: string;
  readonly description?: string;
}

/** One text of an input as its format was parsed. The tree has the line numbers of the input. */
export interface ImportedDocument {
  readonly line: number;
  /** What the format declares it to be; undefined if that is decided later. */
  readonly kind: 'article' | 'faq' | 'page' | undefined;
  readonly title: Located<string> | undefined;
  readonly description: Located<string> | undefined;
  readonly authors: readonly Located<PersonDetails>[];
  readonly topics: readonly Located<TopicDetails>[];
  readonly asks: readonly Located<string>[];
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  readonly order: number | undefined;
  readonly isDraft: boolean;
  readonly slug: string | undefined;
  /**
   * Former addresses: paths such as `/2019/old-post/`, or absolute URLs. With `file:` before it,
   * the path of the input; with `link:`, an address that only links have, and that needs no
   * redirect.
   */
  readonly oldAddresses: readonly string[];
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly images: readonly ImageFile[];
  readonly tree: ImportTree;
}

/** The result of parsing one input. */
export interface ParsedInput {
  /** The system that what it holds tells, if nothing else does; its neighbours are of the same. */
  readonly system?: string | undefined;
  readonly documents: readonly ImportedDocument[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  /** All visible text of the input, in order. The word accounting compares the output with it. */
  readonly visibleText: readonly VisibleText[];
}

/** Creates a document with defaults for all fields that are not given. */
export function createDocument(
  given: Pick<ImportedDocument, 'tree'> & Partial<ImportedDocument>,
): ImportedDocument {
  return {
    line: 1,
    kind: undefined,
    title: undefined,
    description: undefined,
    authors: [],
    topics: [],
    asks: [],
    published: undefined,
    updated: undefined,
    order: undefined,
    isDraft: false,
    slug: undefined,
    oldAddresses: [],
    cover: undefined,
    images: [],
    ...given,
  };
}

/** A question with its answer, either marked by the format or found by `splitDocument`. */
export interface QuestionAndAnswer extends Parent {
  type: 'questionAndAnswer';
  /** The question as plain text. */
  question: string;
  /** The ids by which links of the input lead to it. */
  formerIds?: readonly string[];
  children: (BlockContent | DefinitionContent)[];
}

/** A citation behind a sentence; written as `[@id]` once the source has an id. */
export interface Citation extends Node {
  type: 'citation';
  record: SourceRecord | SourceStub;
}

/**
 * The known fields of a source: at least a DOI, a PubMed id, a title, or a journal or author with a
 * year.
 */
export type SourceStub = Partial<SourceRecord>;

/**
 * Syntax that Markdown cannot express and that is kept as it is: a shortcode, a Liquid tag, a
 * component.
 */
export interface Passthrough extends Literal {
  type: 'passthrough';
}

declare module 'mdast' {
  interface HeadingData {
    /** The ids by which links of the input lead to the heading, or to what stands below it. */
    formerIds?: readonly string[];
  }
  interface BlockquoteData {
    /** The kind of callout that a quotation becomes; its first paragraph is the title in bold. */
    callout?: 'note' | 'tip' | 'caution' | 'warning';
  }
  interface RootContentMap {
    questionAndAnswer: QuestionAndAnswer;
    citation: Citation;
    passthrough: Passthrough;
  }
  interface BlockContentMap {
    questionAndAnswer: QuestionAndAnswer;
  }
  interface PhrasingContentMap {
    citation: Citation;
    passthrough: Passthrough;
  }
}

/**
 * An mdast tree with the nodes above. Every block has a position in lines of the input, from which
 * blank lines between blocks are derived.
 */
export type ImportTree = Root;

/** The position of a node that spans whole lines. */
export function linesAt(line: number, endLine = line): Position {
  return { start: { line, column: 1 }, end: { line: endLine, column: 1 } };
}

/** The first line of a node; 1 if unknown. */
export function getLine(node: Readonly<Nodes>): number {
  return node.position?.start.line ?? 1;
}

/** An entry before it has an id and before its references are resolved. */
export interface EntryDraft extends Omit<ImportedDocument, 'kind' | 'title' | 'tree'> {
  readonly collection: 'articles' | 'faq' | 'pages';
  /** The title, or the question of an FAQ entry. */
  readonly title: Located<string>;
  readonly body: readonly RootContent[];
  /** The ids of places of the input that lead to the entry as a whole. */
  readonly formerIds: readonly string[];
  /** The FAQ entries split off from it, to which it links. */
  readonly questions: readonly EntryDraft[];
}

/** How documents are split into entries. */
export interface SplitOptions {
  /** What to make of each document; undefined to decide by the document. */
  readonly into: 'article' | 'faq' | 'page' | undefined;
  /** Whether questions become separate entries or stay in the text. */
  readonly faq: 'split' | 'keep';
}

/** The entries of one document. */
export interface Split extends Pick<ImportedDocument, 'oldAddresses'> {
  /** An article or page, or FAQ entries alone; several if one input holds several texts. */
  readonly entries: readonly EntryDraft[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
}
