import type { Kind } from '../markup.ts';
import type { SearchSettings } from '../settings.ts';

/** What a reader asks, and among what. */
export interface Question {
  readonly text: string;
  readonly kind: Kind | undefined;
  /** The id of a topic. */
  readonly topic: string | undefined;
  /** Whether the last word may still be the beginning of one. */
  readonly isTyping: boolean;
  /** How many results are shown at most; ten if it is left out. */
  readonly most?: number;
}

/** A stretch of text, and whether the question asks for it. */
export interface Run {
  readonly text: string;
  readonly isMarked: boolean;
}

/** An entry that answers. */
export interface Result {
  readonly kind: Kind;
  /** The question of an FAQ entry, the title of an article or page. */
  readonly title: string;
  /** Where it is, with the anchor of the section that matches. */
  readonly address: string;
  /** The heading of the section that matches. */
  readonly section: string | undefined;
  /** Of a long answer that does not begin with it, the sentence that answers; else nothing. */
  readonly lead: readonly Run[];
  /**
   * The answer of an FAQ entry, or the words around the match; items of lists and rows of tables
   * are lines.
   */
  readonly text: readonly Run[];
  /** Who reviewed it, and on what evidence it stands, in words; empty if the page says neither. */
  readonly notes: readonly string[];
}

/** What the search says to a question. */
export interface Answer {
  /** Whether the results surely answer; else they are what comes nearest. */
  readonly isSure: boolean;
  /**
   * The best results, as many as were asked for at most, the best first; none if no page has a word
   * of the question.
   */
  readonly results: readonly Result[];
  /** How many entries match at all; of those that only come nearest, how many are shown. */
  readonly total: number;
  /** Words that the site does not know, and those that were looked up instead. */
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  /** The question with other words that the reader may have meant, which were not looked up. */
  readonly suggestion: string | undefined;
  /** Whether the question is a stop word alone, and more words are needed. */
  readonly isTooShort: boolean;
  /** If nothing surely answers: ids of the topics that come nearest, the nearest first. */
  readonly nearestTopics: readonly string[];
}

/** What a page asks of the worker: a question, or to make ready for one. */
export type Request =
  | { readonly id: number; readonly question: Question }
  | { readonly id: number; readonly warm: true };

/** What the worker says to it, under the same id. */
export type Reply =
  | { readonly id: number; readonly answer: Answer }
  | { readonly id: number; readonly settings: SearchSettings }
  | { readonly id: number; readonly failure: string }
  /** The worker has started; it answers no request. */
  | { readonly id: number; readonly isReady: true };
