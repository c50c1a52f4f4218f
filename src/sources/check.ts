import { readFile } from 'node:fs/promises';
import type { CalendarDate } from '../domain/locale/index.ts';
import { askForNetwork, NoAnswerError, type Ask, type RequestOptions } from './network.ts';
import {
  addField,
  removeField,
  serializeRetraction,
  replaceFile,
  type NotedField,
} from './source-file.ts';
import { readShelf, type ShelvedSource } from './shelf.ts';
import { formatDoiAddress } from '../domain/citations/index.ts';
import { askCrossref } from './crossref.ts';
import { askEuropePmc, readStanding } from './europe-pmc.ts';
import type { Standing } from './source-record.ts';

/** What was learned of a source from those who keep it. */
interface Inspection {
  readonly standing: Standing;
  /** Each link that leads nowhere, with how that was told. */
  readonly dead: readonly string[];
  /** What could not be asked, and why. */
  readonly unasked: readonly string[];
}

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

interface CheckOptions {
  readonly ask: Ask;
  readonly isDryRun: boolean;
  readonly today: CalendarDate;
  /** Told after each source. */
  readonly onProgress?: (done: number, all: number) => void;
}

const atOnce = 4;

/**
 * Asks for every source of a content folder whether it was retracted and whether its links lead
 * somewhere, and writes what is new into its file. Throws a `NoAnswerError`, with all files as they
 * were, if there is no network.
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

/**
 * Writes what is new into the file of the source, at once. Returns the fields that were added or
 * taken out.
 */
async function writeLearned(
  source: ShelvedSource,
  { standing: { retraction }, dead, unasked }: Inspection,
  today: CalendarDate,
): Promise<NotedField[]> {
  const changes = new Map<NotedField, (bytes: Buffer) => Buffer | undefined>();
  if (retraction !== undefined && source.retracted === undefined)
    changes.set('retracted', (bytes) =>
      addField(bytes, 'retracted', serializeRetraction(retraction)),
    );
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

/** Whether there is anything about a source that can be asked. */
function isAskable({ doi, pmid, url }: ShelvedSource): boolean {
  return doi !== undefined || pmid !== undefined || url !== undefined;
}

/**
 * Asks whether a source still stands and whether its links lead somewhere. Throws nothing for want
 * of an answer.
 */
async function inspectSource(ask: Ask, { doi, pmid, url }: ShelvedSource): Promise<Inspection> {
  const dead: string[] = [];
  const unasked: string[] = [];
  const standings: Standing[] = [];
  const attempt = async (run: () => Promise<void>) => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      unasked.push(error.message.split('\n', 1)[0] ?? '');
    }
  };

  if (doi !== undefined) {
    await attempt(async () => {
      const standing = await askCrossref(ask, doi);
      if (standing !== 'unknown') standings.push(standing);
      // Other agencies register DOIs, too; doi.org knows them all, and whether this is one.
      else if (await isGone(ask, formatDoiAddress(doi), { isFinal: true }))
        dead.push(`doi.org knows no DOI ${doi}`);
    });
  }
  if (pmid !== undefined) {
    await attempt(async () => {
      const work = await askEuropePmc(ask, { pmid });
      if (work === undefined) dead.push(`PubMed has no work with the number ${pmid}`);
      else standings.push(await readStanding(ask, work));
    });
  }
  if (url !== undefined) {
    await attempt(async () => {
      if (await isGone(ask, url)) dead.push(`${url} leads nowhere`);
    });
  }
  return { standing: resolveStanding(standings), dead, unasked };
}

/**
 * Whether nothing is at an address (404, 410, no such server). Throws if that cannot be told: many
 * publishers refuse programs (403, 429), and servers fail.
 */
async function isGone(ask: Ask, address: string, question: RequestOptions = {}): Promise<boolean> {
  try {
    const { status } = await ask(address, { ...question, method: 'HEAD' });
    if (status < 400) return false;
    // Not every server can answer HEAD.
    const again = await ask(address, question);
    if (again.status === 404 || again.status === 410) return true;
    if (again.status < 400) return false;
    throw new Error(`${new URL(address).host} answered ${again.status}`);
  } catch (error) {
    if (!(error instanceof NoAnswerError && error.isUnknownHost)) throw error;
    // When the network goes away, no host is known.
    await askForNetwork(ask);
    return true;
  }
}

function resolveStanding(standings: readonly Standing[]): Standing {
  return {
    isRetracted: standings.some(({ isRetracted }) => isRetracted),
    retraction: standings.find(({ retraction }) => retraction !== undefined)?.retraction,
    doubt: standings.find(({ doubt }) => doubt !== undefined)?.doubt,
  };
}
