import type {
  BlockContent,
  DefinitionContent,
  Literal,
  Node,
  Parent,
  Root,
  RootContent,
} from 'mdast';
import type { CalendarDate } from '../domain/locale/dates.ts';
import type { SourceRecord } from '../sources/source-record.ts';

/** A value that the input holds, and the line on which it says so. */
export interface Located<Value> {
  readonly value: Value;
  readonly line: number;
}

/** Words of the input that go into no entry, and why. */
export interface DroppedText {
  readonly line: number;
  readonly words: string;
  /** A sentence without its full stop, in small letters: "a button of the page". */
  readonly reason: string;
}

/** A decision that was made, or one that a person has to make. */
export interface ImportMessage {
  readonly line: number;
  /** A sentence: what was found, what was made of it, and what to do where a person is needed. */
  readonly message: string;
  readonly requiresAction: boolean;
}

/** Words of the input, as they stand in it, before anything is decided about them. */
export interface VisibleText {
  readonly line: number;
  readonly words: string;
}

/** An image that the input holds or that lies beside it; the tree names it `./name`. */
export interface ImageFile {
  readonly line: number;
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the input says about a person. */
export interface PersonDetails {
  readonly name: string;
  readonly role?: string;
  readonly bio?: string;
}

/** What the input says about a topic. */
export interface TopicDetails {
  readonly label: string;
  readonly description?: string;
}

/** One text of an input, as its reader understood it. The line numbers of its tree are those of the input. */
export interface ImportedDocument {
  readonly line: number;
  /** What the format says that it is; undefined where that is to be found out. */
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
  /** Where the text stood until now: paths such as `/2019/old-post/`, or whole addresses. */
  readonly oldAddresses: readonly string[];
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly images: readonly ImageFile[];
  readonly tree: ImportTree;
}

/** All that a reader found in one input. */
export interface ParsedInput {
  readonly documents: readonly ImportedDocument[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
  /** Every word of the input that a person could read, in its order: what the word accounting holds the output against. */
  readonly visibleText: readonly VisibleText[];
}

/** A document of which nothing is said but what is given; the fields of most formats are few. */
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

/** A question with its answer, wherever it stands in a text: marked by the format itself, or found by `split`. */
export interface QuestionAndAnswer extends Parent {
  type: 'questionAndAnswer';
  /** The question in plain words, as it is written. */
  question: string;
  children: (BlockContent | DefinitionContent)[];
}

/** The mark behind a sentence that names a study; written as `[@id]` once the source has an id. */
export interface Citation extends Node {
  type: 'citation';
  record: SourceRecord | SourceStub;
}

/** As much as a text says of a source: at least one of DOI, PubMed number, title, or journal or author with a year. */
export type SourceStub = Partial<SourceRecord>;

/** What cannot be written as Markdown and stands as its own text: a shortcode, a Liquid tag, a component of another system. */
export interface Passthrough extends Literal {
  type: 'passthrough';
}

declare module 'mdast' {
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
 * A text as Markdown knows it, and the nodes above. Every block has a position: the lines of the input on which it begins and
 * ends, by which also the empty lines between two blocks are known.
 */
export type ImportTree = Root;

/** An entry as it is to be written, before it has an id and the ids of what it names. */
export interface EntryDraft extends Omit<ImportedDocument, 'kind' | 'title' | 'tree'> {
  readonly collection: 'articles' | 'faq' | 'pages';
  /** The title, or the question of an FAQ entry. */
  readonly title: Located<string>;
  readonly body: readonly RootContent[];
  /** The FAQ entries that came out of it and that it links to. */
  readonly questions: readonly EntryDraft[];
}

/** How documents are taken apart. */
export interface SplitOptions {
  /** What to make of each document; undefined where the document decides. */
  readonly into: 'article' | 'faq' | 'page' | undefined;
  /** Whether questions become entries of their own or stay in the text. */
  readonly faq: 'split' | 'keep';
}

/** What one document became. */
export interface Split {
  /** An article or page, or FAQ entries alone; several where one input holds several texts. */
  readonly entries: readonly EntryDraft[];
  readonly dropped: readonly DroppedText[];
  readonly messages: readonly ImportMessage[];
}
