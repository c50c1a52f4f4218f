import type { SourceStub } from '../../tree.ts';

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
