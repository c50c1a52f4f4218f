import { trimEndWhile } from '../../../domain/text/index.ts';
import {
  splitName,
  formatAuthor,
  parseDoi,
  parsePmid,
  formatLocator,
} from '../../../sources/index.ts';
import { getLine, type SourceStub } from '../../document.ts';
import { type Block, getPlainText } from '../blocks.ts';

/** An entry of a list of references. */
interface Reference {
  readonly line: number;
  /** The number by which the text cites it. */
  readonly number: number;
  readonly words: string;
  readonly record: SourceStub;
}

/** The list of references of a text, which remembers the ones that were cited. */
export interface References {
  readonly all: readonly Reference[];
  readonly isCited: (reference: Reference) => boolean;
  readonly hasNumber: (number: number) => boolean;
  findByNumber(number: number): SourceStub | undefined;
  findByAuthor(surname: string, year: number): SourceStub | undefined;
  findSame(record: SourceStub): SourceStub | undefined;
}

/** Creates a list of references that remembers the ones that were cited. */
export function createReferences(all: readonly Reference[]): References {
  const cited = new Set<Reference>();
  const byNumber = new Map(all.map((reference) => [reference.number, reference]));
  const byAuthor = new Map(
    all.map((reference) => [
      createAuthorKey(reference.record.authors?.[0] ?? '', reference.record.year),
      reference,
    ]),
  );
  const byIdentifier = new Map(
    all.flatMap((reference) =>
      collectIdentifiers(reference.record).map((id) => [id, reference] as const),
    ),
  );
  const cite = (reference: Reference | undefined): SourceStub | undefined => {
    if (reference !== undefined) cited.add(reference);
    return reference?.record;
  };
  return {
    all,
    isCited: (reference) => cited.has(reference),
    hasNumber: (number) => byNumber.has(number),
    findByNumber: (number) => cite(byNumber.get(number)),
    findByAuthor: (surname, year) => cite(byAuthor.get(createAuthorKey(surname, year))),
    findSame: (record) =>
      cite(
        collectIdentifiers(record)
          .map((id) => byIdentifier.get(id))
          .find((each) => each !== undefined),
      ),
  };
}

function collectIdentifiers({ doi, pmid, container, year }: SourceStub): string[] {
  const ids = [
    doi === undefined ? undefined : `doi ${doi.toLowerCase()}`,
    pmid === undefined ? undefined : `pmid ${pmid}`,
  ];
  if (container !== undefined && year !== undefined)
    ids.push(`in ${container.toLowerCase().replace(/^the /, '')} ${year}`);
  return ids.filter((id) => id !== undefined);
}

function createAuthorKey(author: string, year: number | undefined): string {
  const surname = author.replace(/ \p{Lu}{1,4}(?: (?:Jr|Sr))?$/u, '');
  return `${surname.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()} ${year}`;
}

const referencesTitle =
  /^(?:references?|sources?|bibliography|works cited|literature(?: cited)?|citations|quellen|quellenangaben|quellenverzeichnis|literatur|literaturverzeichnis|literaturangaben|einzelnachweise|referenzen|références|bibliographie|referencias|bibliografía|bibliografia)(?: and notes)?:?$/iu;

/** A list of references at the end of a text. */
export interface ReferencePart {
  readonly heading: Block;
  /** The blocks that consist of references only. */
  readonly blocks: readonly Block[];
  readonly references: readonly Reference[];
}

/**
 * Finds the list of references: the last heading of this kind, followed only by lists or numbered
 * lines.
 */
export function findReferencePart(blocks: readonly Block[]): ReferencePart | undefined {
  const start = blocks.findLastIndex(
    (block) =>
      (block.type === 'heading' || (block.type === 'paragraph' && block.children.length === 1)) &&
      referencesTitle.test(getPlainText(block)),
  );
  const heading = blocks[start];
  if (heading === undefined) return undefined;
  const held: Block[] = [];
  const references: Reference[] = [];
  for (const block of blocks.slice(start + 1)) {
    const found = parseReferenceBlock(block, references.length);
    if (found.length === 0) break;
    held.push(block);
    for (const reference of found) references.push(reference);
  }
  return references.length === 0 ? undefined : { heading, blocks: held, references };
}

function parseReferenceBlock(block: Block, before: number): Reference[] {
  if (block.type === 'list') {
    const first = block.ordered === true ? (block.start ?? 1) : before + 1;
    return block.children.map((item, index) =>
      createReference(getLine(item), getPlainText(item), first + index),
    );
  }
  const words = block.type === 'paragraph' ? getPlainText(block) : '';
  const isOne =
    /^\[?\(?\d{1,3}[\].)]/.test(words) ||
    /(?:19|20)\d{2}/.test(words) ||
    /\b10\.\d{4,9}\//.test(words);
  return isOne && words.length < 1500 ? [createReference(getLine(block), words, before + 1)] : [];
}

function createReference(line: number, words: string, number: number): Reference {
  const own = /^\[?\(?(\d{1,3})[\].)]+\s*/.exec(words);
  return {
    line,
    number: own === null ? number : Number(own[1]),
    words,
    record: parseReference(own === null ? words : words.slice(own[0].length)),
  };
}

const maxLength = 1500;

/** Parses a reference as far as it is certain; else the whole line is its title. */
export function parseReference(line: string): SourceStub {
  const words = line.replace(/\s+/g, ' ').trim();
  const identifiers: SourceStub = {};
  for (const { record } of findIdentifiers(words.slice(0, maxLength)))
    Object.assign(identifiers, record);
  const bare = trimEndWhile(
    words
      .replace(
        /(?:available (?:at|from)|retrieved from|verfügbar unter|abgerufen von|doi|pmid):?\s*(?=https?:|10\.|\d{4,9}\b)/giu,
        '',
      )
      .replace(/https?:\/\/\S+|\b10\.\d{4,9}\/\S+|(?<=[.;] ?)\d{6,9}\.?$/gu, ''),
    (sign) => /[\s.;,]/u.test(sign),
  );
  const read = bare.length > maxLength ? undefined : (parseApa(bare) ?? parseVancouver(bare));
  return { ...(read ?? { title: bare === '' ? words : bare }), ...identifiers };
}

/** "Haller, H., & Lauche, R. (2016). Title of the article. Journal, 32(5), 441–449". */
function parseApa(line: string): SourceStub | undefined {
  const head = /^(.{2,600}?) \((\d{4})[a-z]?(?:, [^()]{1,30})?\)[.:] (.+)$/u.exec(line);
  const [, people = '', year = '', rest = ''] = head ?? [];
  const parts = /^(.{4,400}?[^\s.][.?!]) (.+)$/u.exec(`${rest}.`);
  if (head === null || parts === null)
    return head === null
      ? undefined
      : { authors: parseAuthors(people), year: Number(year), title: rest };
  const [, title = '', place = ''] = parts;
  return {
    authors: parseAuthors(people),
    year: Number(year),
    title: title.replace(/\.$/, ''),
    ...parseContainer(place.replace(/\.$/, '')),
  };
}

function parseContainer(place: string): SourceStub {
  const match =
    /^([^,.]{2,150}?), (\d{1,4})(?: ?\((\d[^()]{0,10})\))?(?:, (?:pp?\. ?)?([\w–-]{1,20}))?$/u.exec(
      place,
    );
  if (match === null) return { container: place };
  const [, container = '', volume, issue, pages] = match;
  return withoutEmptyFields({ container, locator: formatLocator({ volume, issue, pages }) });
}

/** "Haller H, Lauche R, et al. Title of the article. Journal. 2016;32(5):441-9". */
function parseVancouver(line: string): SourceStub | undefined {
  const parts = line.split(/(?<=[^\s.][.?!])\s+(?=[\p{Lu}\d])/u);
  const at = parts.findIndex(
    (part, index) =>
      index >= 1 &&
      /(?:^|[\s.])(?:19|20)\d{2}(?:\s\p{L}{3,9}(?: \d{1,2})?)?\s?[;:.]|^(?:19|20)\d{2}$/u.test(
        `${part}.`,
      ),
  );
  const people = parts[0] ?? '';
  if (at < 0 || !/^\p{Lu}[\p{L}\p{M}'’ -]{1,40} \p{Lu}{1,4}(?:,|\.|$)/u.test(people))
    return undefined;
  // Single letters with full stops abbreviate a journal whose name cannot be told from the title.
  if (parts.slice(1, at).some((part) => part.length <= 3)) return undefined;
  const [, own = '', year = '', behind = ''] =
    /^(.*?)\s*\b((?:19|20)\d{2})(?:\s\p{L}{3,9}(?: \d{1,2})?)?[;:.]?(.*)$/u.exec(parts[at] ?? '') ??
    [];
  const container = (own === '' ? (at >= 3 ? (parts[at - 1] ?? '') : '') : own).replace(
    /[.,\s]+$/,
    '',
  );
  const title = parts
    .slice(1, own === '' && container !== '' ? at - 1 : at)
    .join(' ')
    .replace(/\.$/, '');
  if (title === '' || container === '') return undefined;
  const [, volume, issue, pages] =
    /^\s?(\d{1,4})?(?:\(([^()]{1,12})\))?(?::([\w–-]{1,20}))?/u.exec(
      `${behind}${parts.slice(at + 1).join(' ')}`,
    ) ?? [];
  const authors = people
    .replace(/\.$/, '')
    .split(/, /)
    .filter((name) => !name.startsWith('et al'));
  return withoutEmptyFields({
    authors,
    title,
    container,
    year: Number(year),
    locator: formatLocator({ volume, issue, pages }),
  });
}

function parseAuthors(people: string): string[] {
  const names = [...people.matchAll(/([\p{L}\p{M}'’ -]{2,40}), ((?:\p{Lu}\.[ -]?){1,4})/gu)].map(
    ([, family = '', given = '']) =>
      formatAuthor(splitName(`${family.replace(/^[\s&]+|^and /u, '').trim()}, ${given.trim()}`)),
  );
  return names.length === 0 ? [people.replace(/[.,]+$/, '').trim()] : names;
}

function withoutEmptyFields(record: SourceStub): SourceStub {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}

const doi = /(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:?\s*)?\b10\.\d{4,9}\/[^\s"<>“”]{1,200}/giu;
const pmid =
  /\bPMID:?\s*([1-9]\d{3,8})\b|https?:\/\/(?:pubmed\.ncbi\.nlm\.nih\.gov|www\.ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{1,9})\/?/giu;

/** Finds DOIs and PubMed ids in a text. */
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

/**
 * Removes punctuation behind a DOI; a closing bracket belongs to it only if it was opened within.
 */
function trimAddress(text: string): string {
  let end = text.replace(/[.,;:!?'’\]}]+$/u, '');
  while (end.endsWith(')') && end.split('(').length < end.split(')').length)
    end = end.slice(0, -1).replace(/[.,;:!?'’\]}]+$/u, '');
  return end;
}

/** The mention of a source in a sentence, by offsets into the paragraph's text. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly record: SourceStub;
  /** Whether the mention is a number such as "[3]", which the citation replaces. */
  readonly isReplaced: boolean;
}

/**
 * Merges the mentions of one sentence that complete each other: a journal and its year, a name and
 * a year, a DOI. Mentions of the same kind are separate sources.
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
