import type { Visibility } from '../../domain/entries/index.ts';
import { formatCommand } from '../../domain/text/index.ts';
import { openPack, type Pack } from '../../store/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { KnownEntry } from '../entry.ts';
import type { RecordedReads } from './record-reads.ts';

/** What a check found out about a file, kept by what stands for it (`identifyFile`). */
export interface FileFacts {
  readonly path: string;
  /** What follows from the bytes of an entry alone. */
  readonly entry: KnownEntry | undefined;
  /** The visibility of the entry on the day of the check. */
  readonly visibility: Visibility | undefined;
  /** What the rules on this file and its entry found, in their order; it holds as long as they would be told the same. */
  readonly found: readonly Diagnostic[];
  readonly reads: RecordedReads;
}

/** Where facts of files are kept from one check to the next. */
export type FactStore = Pick<Pack<FileFacts>, 'get' | 'set'>;

/**
 * Opens the facts that former checks kept in a file. `program` stands for the program that checks and the packages that it uses.
 * Save the pack after the check.
 */
export function openFacts(file: string, program: string): Pack<FileFacts> {
  const { node, icu = '', unicode = '' } = process.versions;
  // Problems name commands as the person started the program.
  return openPack(file, JSON.stringify([program, node, icu, unicode, formatCommand('check')]));
}
