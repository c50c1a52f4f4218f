import type { Visibility } from '../../domain/entries/index.ts';
import { formatCommand } from '../../domain/text/index.ts';
import { openPack, type Pack } from '../../store/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { KnownEntry } from '../entry.ts';
import type { RecordedReads } from './record-reads.ts';

/** The results of a check for one file, stored by its identity (`identifyFile`). */
export interface FileFacts {
  readonly path: string;
  /** What follows from the bytes of an entry alone. */
  readonly entry: KnownEntry | undefined;
  /** The visibility of the entry on the day of the check. */
  readonly visibility: Visibility | undefined;
  /**
   * What the rules on this file and its entry found, in order; valid while the recorded reads have
   * the same answers.
   */
  readonly found: readonly Diagnostic[];
  readonly reads: RecordedReads;
}

/** Where facts of files are kept from one check to the next. */
export type FactStore = Pick<Pack<FileFacts>, 'get' | 'set'>;

/**
 * Opens the results of earlier checks in a file. `program` identifies the version of this program
 * and of its packages. Save the pack after the check.
 */
export function openFacts(file: string, program: string): Pack<FileFacts> {
  const { node, icu = '', unicode = '' } = process.versions;
  // Problems name commands as the person started the program.
  return openPack(file, JSON.stringify([program, node, icu, unicode, formatCommand('check')]));
}
