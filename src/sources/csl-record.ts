import { z } from 'astro/zod';
import {
  formatAuthor,
  formatLocator,
  toPlainTitle,
  toPlainWords,
  findYear,
  getHost,
  parseWebAddress,
} from './normalize.ts';
import { parseDoi, parsePmid } from './identifiers.ts';
import { findRetraction, isWithdrawn, updates } from './retraction.ts';
import type { RecordRead } from './source-record.ts';

// A field of an unexpected form says nothing; the record is read without it. Crossref sends titles
// as lists.
const atom = z.union([z.string(), z.number()]).transform(String);
const word = z
  .union([atom, z.array(atom).transform((all) => all[0])])
  .optional()
  .catch(undefined);
const name = z.looseObject({
  family: word,
  given: word,
  literal: word,
  name: word,
  suffix: word,
  'non-dropping-particle': word,
  'dropping-particle': word,
});
const names = z.array(name.catch({})).catch([]);
const date = z
  .union([
    atom,
    z.looseObject({
      'date-parts': z
        .array(z.array(z.union([atom, z.null()])).catch([]))
        .optional()
        .catch(undefined),
      literal: word,
      raw: word,
    }),
  ])
  .optional()
  .catch(undefined);

/** An item of CSL-JSON, and what Crossref, Zotero and BibTeX readers put beside it. */
const item = z.looseObject({
  title: word,
  author: names,
  editor: names,
  issued: date,
  published: date,
  'container-title': word,
  publisher: word,
  volume: word,
  issue: word,
  page: word,
  number: word,
  'article-number': word,
  DOI: word,
  PMID: word,
  note: word,
  URL: word,
  'updated-by': updates,
});

/**
 * Reads an item of CSL-JSON, as https://docs.citationstyles.org/ describes it; `place` says where
 * it stands.
 */
export function readCslRecord(value: unknown, place: string): RecordRead {
  const read = item.safeParse(value);
  if (!read.success)
    return { place, fault: 'This is no record: a record is an object with a title.' };
  const { data } = read;
  const title = toPlainTitle(data.title ?? '');
  if (title === '') return { place, fault: 'The record has no title, and a source needs one.' };
  const url = parseWebAddress(data.URL ?? '');
  const doi = parseDoi(data.DOI ?? '') ?? (url === undefined ? undefined : parseDoi(url));
  const pmid =
    parsePmid(data.PMID ?? '') ??
    parsePmid(/\bPMID:?\s*(\d+)/i.exec(data.note ?? '')?.[1] ?? '') ??
    parsePmid(url ?? '');
  const container = toPlainWords(data['container-title'] ?? data.publisher ?? '');
  const people = data.author.length > 0 ? data.author : data.editor;
  const authors = people
    .map((each) =>
      formatAuthor({ ...each, literal: each.literal ?? each.name, particle: joinParticle(each) }),
    )
    .filter((author) => author !== '' && author !== 'others');
  const publisher = toPlainWords(data.publisher ?? '');
  return {
    place,
    record: {
      kind: undefined,
      authors: authors.length === 0 && publisher !== '' ? [publisher] : authors,
      title,
      container: container === '' ? getHost(url) : container,
      year:
        findYear(formatDateWords(data.issued) ?? '') ??
        findYear(formatDateWords(data.published) ?? ''),
      locator: formatLocator({
        volume: data.volume,
        issue: data.issue,
        pages: data.page ?? data['article-number'] ?? data.number,
      }),
      doi,
      pmid,
      // The DOI leads to the work for longer than its address.
      url:
        doi === undefined && (pmid === undefined || parsePmid(url ?? '') === undefined)
          ? url
          : undefined,
      retracted:
        findRetraction(data['updated-by']) ??
        (isWithdrawn(data['updated-by']) ? 'undated' : undefined),
    },
  };
}

function joinParticle(given: z.output<typeof name>): string | undefined {
  const particles = [given['dropping-particle'], given['non-dropping-particle']].filter(
    (each) => each !== undefined,
  );
  return particles.length === 0 ? undefined : particles.join(' ');
}

function formatDateWords(given: z.output<typeof date>): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  const first = given['date-parts']?.[0]?.[0];
  return typeof first === 'string' ? first : (given.literal ?? given.raw);
}
