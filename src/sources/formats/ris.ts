import {
  splitName,
  formatAuthor,
  formatLocator,
  toPlainTitle,
  toPlainWords,
  findYear,
  getHost,
  parseWebAddress,
} from '../normalize.ts';
import { parseDoi, parsePmid } from '../identifiers.ts';
import type { RecordRead } from '../source-record.ts';
import { readTaggedLines, type TaggedRecord } from './tagged-lines.ts';

/**
 * Reads the records of a RIS file. The tags are those of the format's own description and of what
 * EndNote, Zotero, Mendeley and publishers write besides. Throws a `TaggedLinesError`.
 */
export function readRis(text: string): RecordRead[] {
  const form = { line: /^([A-Z][A-Z0-9]) {2}- ?(.*)$/, begins: 'TY', ends: 'ER' };
  return readTaggedLines(text, form).map((record) => parseRecord(record, `line ${record.line}`));
}

function parseRecord({ fields }: TaggedRecord, place: string): RecordRead {
  const all = (...tags: readonly string[]) =>
    tags.flatMap((tag) => fields.get(tag) ?? []).filter((value) => value !== '');
  const first = (...tags: readonly string[]) => all(...tags)[0];
  const title = toPlainTitle(
    first('TI', 'T1', 'CT') ?? (first('TY') === 'BOOK' ? first('BT') : undefined) ?? '',
  );
  if (title === '')
    return { place, fault: 'The record has no title (TI or T1), and a source needs one.' };
  const addresses = all('UR', 'L2', 'LK').flatMap((value) => parseWebAddress(value) ?? []);
  const doi = pick([...all('DO', 'DI', 'M3'), ...addresses], parseDoi);
  const pmid = pick(collectPubMedNumbers(fields), parsePmid) ?? pick(addresses, parsePmid);
  const url =
    doi === undefined ? addresses.find((address) => parsePmid(address) === undefined) : undefined;
  const people =
    [all('AU', 'A1'), all('A2', 'ED'), all('PB')].find((names) => names.length > 0) ?? [];
  const container = toPlainWords(
    first('T2', 'JF', 'JO', 'BT', 'JA', 'J2', 'PB') ?? getHost(url) ?? '',
  );
  return {
    place,
    record: {
      kind: undefined,
      authors: people
        .map((name) => formatAuthor(splitName(name)))
        .filter((author) => author !== ''),
      title,
      container: container === '' || container === title ? undefined : container,
      year: pick(all('PY', 'Y1', 'DA', 'Y2'), findYear),
      locator: formatLocator({
        volume: first('VL'),
        issue: first('IS'),
        pages: formatPages(first('SP', 'C7'), first('EP')),
      }),
      doi,
      pmid,
      url,
      retracted: undefined,
    },
  };
}

/**
 * Where reference managers put the number: after its name in a note, or alone where the database is
 * PubMed.
 */
function collectPubMedNumbers(fields: TaggedRecord['fields']): string[] {
  const notes = ['AN', 'N1', 'C1', 'C2', 'M1', 'ID', 'U1'].flatMap((tag) => fields.get(tag) ?? []);
  const named = notes.flatMap((note) => /\bPMID:?\s*(\d+)/i.exec(note)?.[1] ?? []);
  const isPubMed = ['DB', 'DP'].some((tag) =>
    fields.get(tag)?.some((value) => /pubmed|medline|^nlm$/i.test(value)),
  );
  return isPubMed ? [...named, ...(fields.get('AN') ?? [])] : named;
}

function formatPages(start: string | undefined, end: string | undefined): string | undefined {
  return start === undefined || end === undefined || /\d\s*[-–]\s*\w/.test(start)
    ? (start ?? end)
    : `${start}-${end}`;
}

function pick<Value>(
  texts: readonly string[],
  read: (text: string) => Value | undefined,
): Value | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}
