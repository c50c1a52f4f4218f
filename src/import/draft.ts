import type { RootContent } from 'mdast';
import type { CalendarDate } from '../domain/dates.ts';
import type { ImageFile, LeftOut, PersonSaid, Remark, Said, TopicSaid } from './document.ts';

/** An entry as it is to be written, before it has an id and the ids of what it names. */
export interface EntryDraft {
  readonly collection: 'articles' | 'faq' | 'pages';
  readonly line: number;
  /** The title, or the question of an FAQ entry. */
  readonly title: Said<string>;
  readonly description: Said<string> | undefined;
  readonly authors: readonly Said<PersonSaid>[];
  readonly topics: readonly Said<TopicSaid>[];
  readonly asks: readonly Said<string>[];
  readonly published: CalendarDate | undefined;
  readonly updated: CalendarDate | undefined;
  readonly order: number | undefined;
  readonly isDraft: boolean;
  readonly slug: string | undefined;
  readonly oldAddresses: readonly string[];
  readonly cover: { readonly src: string; readonly alt: string } | undefined;
  readonly images: readonly ImageFile[];
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
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly Remark[];
}
