import { parseDoi, parsePmid } from '../../../sources/identifiers.ts';
import type { SourceStub } from '../../document.ts';

const doi = /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?\b10\.\d{4,9}\/[^\s"<>“”]{1,200}/giu;
const pmid =
  /\bPMID:?\s*([1-9]\d{3,8})\b|https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})\/?/giu;

/** Finds DOIs and numbers of PubMed in a text. */
export function findIdentifiers(text: string): Mention[] {
  const dois = [...text.matchAll(doi)].flatMap((match): Mention[] => {
    const words = trimAddress(match[0]);
    const value = parseDoi(words);
    return value === undefined
      ? []
      : [
          {
            start: match.index,
            end: match.index + words.length,
            record: { doi: value },
            isReplaced: false,
          },
        ];
  });
  const numbers = [...text.matchAll(pmid)].map((match): Mention => ({
    start: match.index,
    end: match.index + match[0].length,
    record: { pmid: Number(match[1] ?? match[2]) },
    isReplaced: false,
  }));
  return [...dois, ...numbers];
}

/** The source to which a link leads: a page of doi.org or of PubMed. */
export function parseSourceLink(url: string): Mention['record'] | undefined {
  if (!/^https?:\/\//i.test(url) || url.length > 500) return undefined;
  if (/^https?:\/\/(?:dx\.|www\.)?doi\.org\//i.test(url)) {
    const value = parseDoi(url.replace(/[?#].*$/, ''));
    return value === undefined ? undefined : { doi: value };
  }
  const number = parsePmid(url.replace(/[?#].*$/, ''));
  return number === undefined ? undefined : { pmid: number };
}

/** A DOI in a text ends before the marks of its sentence; a bracket belongs to it only where it opened within. */
function trimAddress(text: string): string {
  let end = text.replace(/[.,;:!?'’\]}]+$/u, '');
  while (end.endsWith(')') && end.split('(').length < end.split(')').length)
    end = end.slice(0, -1).replace(/[.,;:!?'’\]}]+$/u, '');
  return end;
}

/** A place in a sentence that names a source. Offsets are those of the paragraph's text. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly record: SourceStub;
  /** Whether the words are a number such as "[3]", in whose place the mark stands. */
  readonly isReplaced: boolean;
}

/**
 * The mentions of one sentence, with those joined that say different things of one source: a journal and its year, a name
 * and a year, a DOI. Where two say the same kind of thing, each is a source of its own.
 */
export function mergeMentions(mentions: readonly Mention[]): readonly Mention[] {
  const free = distinct(mentions.filter(({ isReplaced }) => !isReplaced));
  const [first] = free;
  const replaced = mentions.filter(({ isReplaced }) => isReplaced);
  if (first === undefined || free.length === 1 || !agree(free.map(({ record }) => record)))
    return [...replaced, ...free];
  const record: SourceStub = {};
  for (const each of free) Object.assign(record, each.record);
  return [
    ...replaced,
    { ...first, end: free.reduce((last, { end }) => Math.max(last, end), 0), record },
  ];
}

function distinct(mentions: readonly Mention[]): Mention[] {
  return [
    ...new Map(mentions.map((mention) => [JSON.stringify(mention.record), mention])).values(),
  ];
}

function agree(records: readonly SourceStub[]): boolean {
  const isOnce = (key: keyof SourceStub) =>
    records.filter((record) => record[key] !== undefined).length <= 1;
  const years = new Set(records.map(({ year }) => year).filter((year) => year !== undefined));
  return (
    years.size <= 1 && (['doi', 'pmid', 'container', 'authors', 'title'] as const).every(isOnce)
  );
}
