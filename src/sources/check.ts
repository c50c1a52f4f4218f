import { readFile } from 'node:fs/promises';
import type { CalendarDate } from '../domain/locale/dates.ts';
import { inspectSource, isAskable, type Inspection } from './inspect.ts';
import { askForNetwork, type Ask } from './network.ts';
import { addField, removeField, type NotedField } from './noted-fields.ts';
import { readShelf, type ShelvedSource } from './shelf.ts';
import { toRetractedLines } from './source-text.ts';
import { replaceFile } from './write-file.ts';

/** What was learned of a source, and what became of its file. */
export interface CheckedSource extends Inspection {
  readonly id: string;
  readonly file: string;
  readonly isAskable: boolean;
  /** Whether its file said before that it was retracted. */
  readonly wasRetracted: boolean;
  /** Whether its file said before that its link leads nowhere. */
  readonly wasUnreachable: boolean;
  /** The fields of its file that were added or taken out. */
  readonly written: readonly NotedField[];
}

export interface CheckOptions {
  readonly ask: Ask;
  readonly isDryRun: boolean;
  readonly today: CalendarDate;
  /** Told after each source. */
  readonly onProgress?: (done: number, all: number) => void;
}

const atOnce = 4;

/**
 * Asks for every source of a content folder whether it was retracted and whether its links lead somewhere, and writes what
 * is new into its file. Throws a `NoAnswerError`, with all files as they were, where there is no network.
 */
export async function checkSources(
  contentFolder: string,
  options: CheckOptions,
): Promise<CheckedSource[]> {
  const { ask, onProgress } = options;
  const shelf = await readShelf(contentFolder);
  const checked: CheckedSource[] = [];
  // Without a network, all else would fail one by one.
  if (shelf.some(isAskable)) await askForNetwork(ask);
  const waiting = shelf.values();
  const work = async () => {
    for (const source of waiting) {
      checked.push(await checkSource(source, options));
      onProgress?.(checked.length, shelf.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return checked.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function checkSource(
  source: ShelvedSource,
  { ask, isDryRun, today }: CheckOptions,
): Promise<CheckedSource> {
  const inspection = await inspectSource(ask, source);
  const written = isDryRun ? [] : await writeLearned(source, inspection, today);
  const { id, file, retracted, unreachable } = source;
  return {
    ...inspection,
    id,
    file,
    isAskable: isAskable(source),
    wasRetracted: retracted !== undefined,
    wasUnreachable: unreachable !== undefined,
    written,
  };
}

/** Writes what is new into the file of the source, at once. Returns the fields that were added or taken out. */
async function writeLearned(
  source: ShelvedSource,
  { standing: { retraction }, dead, unasked }: Inspection,
  today: CalendarDate,
): Promise<NotedField[]> {
  const changes = new Map<NotedField, (bytes: Buffer) => Buffer | undefined>();
  if (retraction !== undefined && source.retracted === undefined)
    changes.set('retracted', (bytes) => addField(bytes, 'retracted', toRetractedLines(retraction)));
  if (dead.length > 0 && source.unreachable === undefined)
    changes.set('unreachable', (bytes) =>
      addField(bytes, 'unreachable', [`unreachable: ${today}`]),
    );
  const isReached = isAskable(source) && dead.length === 0 && unasked.length === 0;
  if (isReached && source.unreachable !== undefined)
    changes.set('unreachable', (bytes) => removeField(bytes, 'unreachable'));
  if (changes.size === 0) return [];

  let bytes: Buffer = await readFile(source.file);
  const written = [...changes].flatMap(([name, change]) => {
    const changed = change(bytes);
    bytes = changed ?? bytes;
    return changed === undefined ? [] : [name];
  });
  if (written.length > 0) await replaceFile(source.file, bytes);
  return written;
}
