import type { BlockContent, DefinitionContent, Literal, Node, Parent, Root } from 'mdast';
import type { SourceRecord } from '../sources/source-record.ts';

/** A question with its answer, wherever it stands in a text: marked by the format itself, or found by `split`. */
export interface QuestionAndAnswer extends Parent {
  type: 'questionAndAnswer';
  /** The question in plain words, as it is written. */
  question: string;
  children: (BlockContent | DefinitionContent)[];
}

/** The mark behind a sentence that names a study; written as `[@id]` once the source has an id. */
export interface SourceMark extends Node {
  type: 'sourceMark';
  record: SourceRecord | SourceStub;
}

/** As much as a text says of a source: at least one of DOI, PubMed number, title, or journal or author with a year. */
export type SourceStub = Partial<SourceRecord>;

/** What cannot be written as Markdown and stands as its own text: a shortcode, a Liquid tag, a component of another system. */
export interface ForeignMark extends Literal {
  type: 'foreignMark';
}

declare module 'mdast' {
  interface RootContentMap {
    questionAndAnswer: QuestionAndAnswer;
    sourceMark: SourceMark;
    foreignMark: ForeignMark;
  }
  interface BlockContentMap {
    questionAndAnswer: QuestionAndAnswer;
  }
  interface PhrasingContentMap {
    sourceMark: SourceMark;
    foreignMark: ForeignMark;
  }
}

/**
 * A text as Markdown knows it, and the nodes above. Every block has a position: the lines of the input on which it begins and
 * ends, by which also the empty lines between two blocks are known.
 */
export type ImportTree = Root;
