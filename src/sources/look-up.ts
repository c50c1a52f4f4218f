import { z } from 'astro/zod';
import { formatDoiAddress } from '../domain/citations/source.ts';
import { readCslRecord } from './csl-record.ts';
import { askEuropePmc, readStanding, toEuropePmcRecord, type EuropePmcWork } from './europe-pmc.ts';
import { readJsonAnswer } from './json-answer.ts';
import type { Ask } from './network.ts';
import type { SourceRecord } from './source-record.ts';

/** Nobody has a record of that name; the message says it in one sentence. */
export class UnknownWorkError extends Error {
  override name = 'UnknownWorkError';
}

/**
 * Asks for the record of a DOI: doi.org sends it on to whoever registered it, who answers with CSL-JSON
 * (https://citation.doi.org/docs.html). Europe PMC, where it answers, adds the PubMed number, the kind of evidence and
 * a retraction. Throws an `UnknownWorkError`, a `NoAnswerError`, and an error where the answer is of no use.
 */
export async function lookUpDoi(ask: Ask, doi: string): Promise<SourceRecord> {
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
    .then((work) => (work === undefined ? undefined : toRecord(ask, work)))
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
 * Asks for the record of a PubMed number. Throws an `UnknownWorkError`, a `NoAnswerError`, and an error where the answer
 * is of no use.
 */
export async function lookUpPmid(ask: Ask, pmid: number): Promise<SourceRecord> {
  const work = await askEuropePmc(ask, { pmid });
  const record = work === undefined ? undefined : await toRecord(ask, work);
  if (record === undefined)
    throw new UnknownWorkError(
      `Europe PMC knows no work with the PubMed number ${pmid}. Compare it with the page of the work in PubMed.`,
    );
  return { ...record, pmid };
}

async function toRecord(ask: Ask, work: EuropePmcWork): Promise<SourceRecord | undefined> {
  return toEuropePmcRecord(work, await readStanding(ask, work));
}
