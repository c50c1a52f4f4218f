import type { Visibility } from '../../domain/entries/index.ts';
import { formatCommand } from '../../domain/text/index.ts';
import { openPack, type Pack } from '../../store/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { KnownEntry } from '../entry.ts';
import type { RecordedReads } from './record-reads.ts';
import { openStatCache, type StatCache } from './stat-cache.ts';

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
export interface FactStore extends Pick<Pack<FileFacts>, 'get' | 'set'> {
  /** Knows the files that need not be read, if it is kept, too. */
  readonly statCache?: StatCache;
}

/** Facts that are kept in files. */
interface OpenFacts extends Required<FactStore> {
  /** Keeps what was found out; ends the use of the facts. */
  readonly save: () => void;
}

/**
 * Opens the results of earlier checks in a file, and in one beside it the metadata of the files that
 * were read. `program` identifies the version of this program and of its packages. If `isCold`,
 * nothing is taken from them, and what is found out now takes their place.
 */
export function openFacts(file: string, program: string, isCold = false): OpenFacts {
  const { node, icu = '', unicode = '' } = process.versions;
  // Problems name commands as the person started the program.
  const version = JSON.stringify([program, node, icu, unicode, formatCommand('check')]);
  const pack = openPack<FileFacts>(file, version);
  const statCache = openStatCache(`${file}-stats`, version);
  const forget = () => undefined;
  return {
    get: isCold ? forget : pack.get,
    set: pack.set,
    statCache: isCold ? { ...statCache, get: forget } : statCache,
    save: () => {
      pack.save();
      statCache.save();
    },
  };
}
