import type { RootContent } from 'mdast';
import type { ImportedDocument, DroppedText, ImportMessage, Located } from './document.ts';

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
