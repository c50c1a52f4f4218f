import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseDoi, parsePmid } from './identifiers.ts';
import { readJsonAnswer, type Ask } from './network.ts';
import { readRecords, UnreadableFileError } from './read-records.ts';
import { createIsSame, createSourceIds, readShelf, type ShelvedSource } from './shelf.ts';
import type { RecordRead, SourceRecord } from './source-record.ts';
import { serializeSource, writeNewFile } from './source-file.ts';
import { z } from 'astro/zod';
import { formatDoiAddress } from '../domain/citations/index.ts';
import { readCslRecord } from './csl-record.ts';
import {
  askEuropePmc,
  readStanding,
  parseEuropePmcRecord,
  type EuropePmcWork,
} from './europe-pmc.ts';

/** Nobody has a record of that name; the message says it in one sentence. */
class UnknownWorkError extends Error {
  override name = 'UnknownWorkError';
}

/** What became of a record. */
export type Addition =
  | {
      readonly kind: 'added';
      readonly id: string;
      readonly file: string;
      readonly title: string;
      readonly open: readonly string[];
      readonly isRetracted: boolean;
    }
  | { readonly kind: 'known'; readonly id: string; readonly title: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Above this size in bytes a file is refused. */
const largestFile = 10_000_000;

/**
 * Adds a source for each record of what is named: a DOI, a PubMed number or a file. A work that has
 * a source already gets no second one, and no file is overwritten. Throws only if the content
 * folder cannot be written.
 */
export async function addSources(
  contentFolder: string,
  words: readonly string[],
  ask: Ask,
): Promise<Addition[]> {
  const shelf = await readShelf(contentFolder);
  const additions: Addition[] = [];
  for (const word of words) {
    for (const read of await readWord(word, ask))
      additions.push(await add(contentFolder, shelf, read));
  }
  return additions;
}

async function add(
  contentFolder: string,
  shelf: ShelvedSource[],
  read: RecordRead,
): Promise<Addition> {
  if ('fault' in read) return { kind: 'failed', message: `${read.place}: ${read.fault}` };
  const { record } = read;
  const same = shelf.find(createIsSame(record));
  if (same !== undefined) return { kind: 'known', id: same.id, title: record.title };
  const id = createSourceIds(shelf.map((source) => source.id))(record);
  const file = join(contentFolder, 'sources', `${id}.yml`);
  const { text, open } = serializeSource(record);
  try {
    await writeNewFile(file, text);
  } catch (error) {
    // A link or folder of that name is no source, or another program was faster.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return {
      kind: 'failed',
      message: `${read.place}: ${file} exists and is no source that can be read. Move it away, and add this again.`,
    };
  }
  shelf.push({ ...record, id, file });
  return {
    kind: 'added',
    id,
    file,
    title: record.title,
    open,
    isRetracted: record.retracted !== undefined,
  };
}

/** The records behind a word of the command; what cannot be had is a fault. */
async function readWord(word: string, ask: Ask): Promise<RecordRead[]> {
  const [doi, pmid] = [parseDoi(word), parsePmid(word)];
  if (doi === undefined && pmid === undefined) return readWordAsFile(word);
  try {
    return [
      {
        place: word,
        record: doi === undefined ? await lookUpPmid(ask, pmid ?? 0) : await lookUpDoi(ask, doi),
      },
    ];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return [
      {
        place: word,
        fault:
          error instanceof UnknownWorkError
            ? error.message
            : `${error.message.replace(/\.$/, '')}. Without a network, save the record as a .ris, .bib or .nbib file in a browser, and add that file.`,
      },
    ];
  }
}

async function readWordAsFile(path: string): Promise<RecordRead[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined)
    return [
      {
        place: path,
        fault: 'This is no DOI (10.…), no PubMed number, and there is no file of this name.',
      },
    ];
  if (!found.isFile()) return [{ place: path, fault: 'This is a folder. Name the files in it.' }];
  if (found.size > largestFile)
    return [
      {
        place: path,
        fault: `The file is larger than ${largestFile / 1_000_000} MB. Export fewer records at a time.`,
      },
    ];
  try {
    const records = await readRecords(await readFile(path));
    return records.map((read) => ({ ...read, place: `${basename(path)}, ${read.place}` }));
  } catch (error) {
    const isUnread = error instanceof Error && 'code' in error;
    if (error instanceof UnreadableFileError) return [{ place: path, fault: error.message }];
    if (isUnread)
      return [{ place: path, fault: `The file cannot be read (${String(error.code)}).` }];
    throw error;
  }
}

/**
 * Asks for the record of a DOI: doi.org sends it on to whoever registered it, who answers with
 * CSL-JSON (https://citation.doi.org/docs.html). Europe PMC, where it answers, adds the PubMed
 * number, the kind of evidence and a retraction. Throws an `UnknownWorkError`, a `NoAnswerError`,
 * and an error where the answer is of no use.
 */
async function lookUpDoi(ask: Ask, doi: string): Promise<SourceRecord> {
  const { status, text } = await ask(formatDoiAddress(doi), {
    accept: 'application/vnd.citationstyles.csl+json',
  });
  if (status === 404 || status === 410)
    throw new UnknownWorkError(
      `doi.org knows no work with the DOI ${doi}. Compare it with the page of the journal.`,
    );
  if (status !== 200) throw new Error(`doi.org answered ${status}`);
  const read = readCslRecord(readJsonAnswer(z.unknown(), text, 'doi.org'), doi);
  if ('fault' in read) throw new Error(`the record of ${doi} is of no use: ${read.fault}`);
  // The record may name its DOI in another form; the one that was asked for has led to it.
  const record = { ...read.record, doi, url: undefined };
  const more = await askEuropePmc(ask, { doi })
    .then((work) => (work === undefined ? undefined : lookUpRecord(ask, work)))
    .catch(() => undefined);
  if (more?.doi?.toLowerCase() !== doi.toLowerCase()) return record;
  return {
    ...record,
    kind: more.kind,
    pmid: record.pmid ?? more.pmid,
    retracted:
      typeof record.retracted === 'object'
        ? record.retracted
        : (more.retracted ?? record.retracted),
  };
}

/**
 * Asks for the record of a PubMed number. Throws an `UnknownWorkError`, a `NoAnswerError`, and an
 * error where the answer is of no use.
 */
async function lookUpPmid(ask: Ask, pmid: number): Promise<SourceRecord> {
  const work = await askEuropePmc(ask, { pmid });
  const record = work === undefined ? undefined : await lookUpRecord(ask, work);
  if (record === undefined)
    throw new UnknownWorkError(
      `Europe PMC knows no work with the PubMed number ${pmid}. Compare it with the page of the work in PubMed.`,
    );
  return { ...record, pmid };
}

async function lookUpRecord(ask: Ask, work: EuropePmcWork): Promise<SourceRecord | undefined> {
  return parseEuropePmcRecord(work, await readStanding(ask, work));
}
