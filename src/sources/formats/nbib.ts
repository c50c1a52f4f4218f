import {
  formatAuthor,
  formatLocator,
  toPlainTitle,
  toPlainWords,
  findYear,
  findEvidenceKind,
} from '../normalize.ts';
import { parseDoi, parsePmid } from '../identifiers.ts';
import type { RecordRead } from '../source-record.ts';
import { readTaggedLines, type TaggedRecord } from './tagged-lines.ts';

/**
 * Reads the records of a file that PubMed writes for citation managers (`.nbib`); its tags are
 * listed at https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format. Throws a `TaggedLinesError`.
 */
export function readNbib(text: string): RecordRead[] {
  return readTaggedLines(text, { line: /^([A-Z]{2,4}) *- ?(.*)$/, begins: 'PMID' }).map((record) =>
    parseRecord(record, `line ${record.line}`),
  );
}

function parseRecord({ fields }: TaggedRecord, place: string): RecordRead {
  const all = (tag: string) => fields.get(tag) ?? [];
  const first = (...tags: readonly string[]) => tags.flatMap(all)[0];
  const title = toPlainTitle(first('TI', 'BTI') ?? '');
  if (title === '')
    return { place, fault: 'The record has no title (TI), and a source needs one.' };
  const identifiers = [...all('LID'), ...all('AID')].flatMap(
    (value) => /^(\S+) \[doi\]$/.exec(value)?.[1] ?? [],
  );
  return {
    place,
    record: {
      kind: findEvidenceKind(all('PT')),
      authors: [...all('AU'), ...all('CN')]
        .map((literal) => formatAuthor({ literal }))
        .filter((author) => author !== ''),
      title,
      container: toPlainWords(first('JT', 'TA', 'PB') ?? '') || undefined,
      year: findYear(first('DP') ?? ''),
      locator: formatLocator({ volume: first('VI'), issue: first('IP'), pages: first('PG') }),
      doi: identifiers.map(parseDoi).find((doi) => doi !== undefined),
      pmid: parsePmid(first('PMID') ?? ''),
      url: undefined,
      // The file names the notice of a retraction (RIN), but neither its day nor its address.
      retracted: all('PT').includes('Retracted Publication') ? 'undated' : undefined,
    },
  };
}
