import { z } from 'astro/zod';
import { isCalendarDate } from '../domain/locale/index.ts';
import { formatDoiAddress } from '../domain/citations/index.ts';
import {
  formatAuthor,
  formatLocator,
  toPlainTitle,
  toPlainWords,
  findYear,
  findEvidenceKind,
} from './normalize.ts';
import { parseDoi, parsePmid, toPubMedAddress } from './identifiers.ts';
import { readJsonAnswer, type Ask } from './network.ts';
import type { Retraction, SourceRecord, Standing } from './source-record.ts';

const word = z.string().optional().catch(undefined);
const author = z.looseObject({
  lastName: word,
  initials: word,
  fullName: word,
  collectiveName: word,
});
const correction = z.looseObject({ type: z.string(), id: word, source: word });
const result = z.looseObject({
  pmid: word,
  doi: word,
  title: word,
  pubYear: word,
  pageInfo: word,
  firstPublicationDate: word,
  authorList: z.looseObject({ author: z.array(author.catch({})).catch([]) }).catch({ author: [] }),
  journalInfo: z
    .looseObject({ volume: word, issue: word, journal: z.looseObject({ title: word }).catch({}) })
    .catch({ journal: {} }),
  bookOrReportDetails: z.looseObject({ publisher: word }).catch({}),
  pubTypeList: z.looseObject({ pubType: z.array(z.string()).catch([]) }).catch({ pubType: [] }),
  commentCorrectionList: z
    .looseObject({ commentCorrection: z.array(correction.catch({ type: '' })).catch([]) })
    .catch({ commentCorrection: [] }),
});
const answer = z.looseObject({ resultList: z.looseObject({ result: z.array(result) }) });

/** A work in Europe PMC. */
export type EuropePmcWork = z.output<typeof result>;

/**
 * Asks Europe PMC for a work by its PubMed number or its DOI. It has all of PubMed and answers in
 * one request, as JSON, with publication types and notices; NCBI has the notices only as XML.
 * Returns undefined if it has no such work; throws a `NoAnswerError`, and an error where the answer
 * is of no use. See https://europepmc.org/RestfulWebService.
 */
export async function askEuropePmc(
  ask: Ask,
  of: { readonly pmid: number | string } | { readonly doi: string },
): Promise<EuropePmcWork | undefined> {
  const query =
    'pmid' in of ? `EXT_ID:${of.pmid} AND SRC:MED` : `DOI:"${of.doi.replaceAll('"', '')}"`;
  const address = `https://www.ebi.ac.uk/europepmc/webservices/rest/search?${new URLSearchParams({ query, format: 'json', resultType: 'core', pageSize: '1' })}`;
  const { status, text } = await ask(address, { accept: 'application/json' });
  if (status !== 200) throw new Error(`www.ebi.ac.uk answered ${status}`);
  return readJsonAnswer(answer, text, 'www.ebi.ac.uk').resultList.result[0];
}

/**
 * Whether the work still stands; where it was withdrawn, Europe PMC is asked for the day of the
 * notice.
 */
export async function readStanding(ask: Ask, work: EuropePmcWork): Promise<Standing> {
  const notices = work.commentCorrectionList.commentCorrection;
  const notice = notices.find(({ type }) => /^retraction in$/i.test(type));
  const doubt = notices.find(
    ({ type, id }) =>
      /^(?:expression of concern|partial retraction) in$/i.test(type) && id !== undefined,
  )?.id;
  return {
    isRetracted:
      notice !== undefined ||
      work.pubTypeList.pubType.some((type) => /^retracted publication$/i.test(type)),
    retraction:
      notice?.id !== undefined && notice.source === 'MED'
        ? await askNotice(ask, notice.id)
        : undefined,
    doubt: doubt === undefined ? undefined : toPubMedAddress(doubt),
  };
}

/** The work as a record of a source; undefined if it has no title. */
export function parseEuropePmcRecord(
  work: EuropePmcWork,
  { isRetracted, retraction }: Standing,
): SourceRecord | undefined {
  const title = toPlainTitle(work.title ?? '');
  if (title === '') return undefined;
  const { volume, issue, journal } = work.journalInfo;
  const authors = work.authorList.author.map(({ lastName, initials, collectiveName, fullName }) =>
    formatAuthor({
      literal:
        lastName === undefined
          ? (collectiveName ?? fullName)
          : [lastName, initials].filter(Boolean).join(' '),
    }),
  );
  return {
    kind: findEvidenceKind(work.pubTypeList.pubType),
    authors: authors.filter((name) => name !== ''),
    title,
    container: toPlainWords(journal.title ?? work.bookOrReportDetails.publisher ?? '') || undefined,
    year: findYear(work.pubYear ?? work.firstPublicationDate ?? ''),
    locator: formatLocator({ volume, issue, pages: work.pageInfo }),
    doi: parseDoi(work.doi ?? ''),
    pmid: parsePmid(work.pmid ?? ''),
    url: undefined,
    retracted: retraction ?? (isRetracted ? 'undated' : undefined),
  };
}

async function askNotice(ask: Ask, pmid: string): Promise<Retraction | undefined> {
  const notice = await askEuropePmc(ask, { pmid });
  const on = notice?.firstPublicationDate;
  if (on === undefined || !isCalendarDate(on)) return undefined;
  const doi = parseDoi(notice?.doi ?? '');
  return { on, notice: doi === undefined ? toPubMedAddress(pmid) : formatDoiAddress(doi) };
}
