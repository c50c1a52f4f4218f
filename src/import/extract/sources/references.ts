import type { SourceStub } from '../../tree.ts';

/** A line of a list of references. */
export interface Reference {
  readonly line: number;
  /** The number by which the text names it. */
  readonly number: number;
  readonly words: string;
  readonly record: SourceStub;
}

/** The list of references of a text, and which of them the text has named. */
export interface References {
  readonly all: readonly Reference[];
  readonly isCited: (reference: Reference) => boolean;
  readonly hasNumber: (number: number) => boolean;
  findByNumber(number: number): SourceStub | undefined;
  findByAuthor(surname: string, year: number): SourceStub | undefined;
  findSame(record: SourceStub): SourceStub | undefined;
}

/** Makes a list of references that remembers which were asked for. */
export function createReferences(all: readonly Reference[]): References {
  const cited = new Set<Reference>();
  const byNumber = new Map(all.map((reference) => [reference.number, reference]));
  const byAuthor = new Map(
    all.map((reference) => [
      toKey(reference.record.authors?.[0] ?? '', reference.record.year),
      reference,
    ]),
  );
  const byIdentifier = new Map(
    all.flatMap((reference) =>
      toIdentifiers(reference.record).map((id) => [id, reference] as const),
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
    findByAuthor: (surname, year) => cite(byAuthor.get(toKey(surname, year))),
    findSame: (record) =>
      cite(
        toIdentifiers(record)
          .map((id) => byIdentifier.get(id))
          .find((each) => each !== undefined),
      ),
  };
}

function toIdentifiers({ doi, pmid, container, year }: SourceStub): string[] {
  const ids = [
    doi === undefined ? undefined : `doi ${doi.toLowerCase()}`,
    pmid === undefined ? undefined : `pmid ${pmid}`,
  ];
  if (container !== undefined && year !== undefined)
    ids.push(`in ${container.toLowerCase().replace(/^the /, '')} ${year}`);
  return ids.filter((id) => id !== undefined);
}

function toKey(author: string, year: number | undefined): string {
  const surname = author.replace(/ \p{Lu}{1,4}(?: (?:Jr|Sr))?$/u, '');
  return `${surname.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()} ${year}`;
}
