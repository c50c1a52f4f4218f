import type { CalendarDate } from '../domain/locale/index.ts';
import type { EvidenceKind } from '../domain/citations/index.ts';

/** What a database knows about a work: whether it still stands. */
export interface Standing {
  readonly isRetracted: boolean;
  /** When and where it was withdrawn; undefined if the database does not say both. */
  readonly retraction: Retraction | undefined;
  /** Where a concern about it, or the retraction of a part, is announced. */
  readonly doubt: string | undefined;
}

/** Where and when a work was withdrawn. */
export interface Retraction {
  readonly on: CalendarDate;
  readonly notice: string;
}

/**
 * What a record of a library or a database says about a work, in the words of a source; undefined
 * if it is silent.
 */
export interface SourceRecord {
  /** Only if the record says so itself; it is never guessed from a title. */
  readonly kind: EvidenceKind | undefined;
  readonly authors: readonly string[];
  readonly title: string;
  readonly container: string | undefined;
  readonly year: number | undefined;
  readonly locator: string | undefined;
  readonly doi: string | undefined;
  readonly pmid: number | undefined;
  readonly url: string | undefined;
  /** 'undated' where the record knows that it was withdrawn, but not when or where that is told. */
  readonly retracted: Retraction | 'undated' | undefined;
}

/** A record that was read, or why it could not be; `place` says where in its file it stands. */
export type RecordRead =
  | { readonly place: string; readonly record: SourceRecord }
  | { readonly place: string; readonly fault: string };
