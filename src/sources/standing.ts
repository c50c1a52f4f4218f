import type { Retraction } from './source-record.ts';

/** What a database knows about a work: whether it still stands. */
export interface Standing {
  readonly isRetracted: boolean;
  /** When and where it was withdrawn; undefined where the database does not say both. */
  readonly retraction: Retraction | undefined;
  /** Where a concern about it, or the retraction of a part, is announced. */
  readonly doubt: string | undefined;
}
