import { describe, expect, it } from 'vitest';
import { toEntryId } from '../../../src/domain/addresses/permalink.ts';
import {
  sortFaqEntries,
  createFaqEntry,
  type FaqEntryData,
} from '../../../src/domain/entries/faq.ts';
import { collectBodyFacts } from '../../../src/domain/entries/body-facts.ts';
import { resolveVisibility } from '../../../src/domain/entries/visibility.ts';
import {
  formatAuthors,
  createSource,
  type SourceData,
} from '../../../src/domain/citations/source.ts';

const data: FaqEntryData = {
  question: 'Is it safe?',
  topic: 'safety',
  asks: [],
  published: '2026-01-01',
  order: 10,
  related: [],
  draft: false,
};
const entry = (id: string, changes: Partial<FaqEntryData> = {}) =>
  createFaqEntry(
    id,
    { ...data, ...changes },
    collectBodyFacts({ collection: 'faq', id, body: 'Yes. It is.' }, 'en'),
    { today: '2026-06-01', review: undefined },
  );

describe('an FAQ entry', () => {
  it('has one address, and one anchor where it stands among others', () => {
    expect(entry('is-it-safe')).toMatchObject({
      permalink: '/faq/is-it-safe/',
      anchor: 'q-is-it-safe',
      excerpt: 'Yes. It is.',
    });
  });

  it('is sorted by order, then by question', () => {
    const sorted = sortFaqEntries(
      [entry('c', { question: 'C?' }), entry('z', { order: 1 }), entry('a', { question: 'A?' })],
      'en',
    );
    expect(sorted.map((each) => each.id)).toEqual(['z', 'a', 'c']);
  });
});

describe('visibility', () => {
  it.each([
    [{ draft: false, published: '2026-06-01' }, 'published'],
    [{ draft: false, published: '2026-06-02' }, 'scheduled'],
    [{ draft: true, published: '2026-01-01' }, 'draft'],
    [{ draft: false }, 'published'],
  ] as const)('of %j on 2026-06-01 is %s', (facts, visibility) => {
    expect(resolveVisibility(facts, '2026-06-01')).toBe(visibility);
  });
});

describe('a source', () => {
  const record: SourceData = {
    kind: 'observational',
    authors: ['A B'],
    title: 'T',
    container: 'C',
    year: 2020,
    population: 'p',
    finding: 'f',
  };

  it('is read by its DOI, else in PubMed, else at its address', () => {
    expect(
      createSource('x', { ...record, doi: '10.1000/1', pmid: 5, url: 'https://a.example/' }).link,
    ).toBe('https://doi.org/10.1000/1');
    expect(createSource('x', { ...record, pmid: 5, url: 'https://a.example/' }).link).toBe(
      'https://pubmed.ncbi.nlm.nih.gov/5/',
    );
    expect(createSource('x', { ...record, url: 'https://a.example/' }).link).toBe(
      'https://a.example/',
    );
    expect(createSource('x', record).link).toBeUndefined();
  });

  it('names up to three authors, else the first', () => {
    expect(formatAuthors(['A', 'B', 'C'])).toBe('A, B, C');
    expect(formatAuthors(['A', 'B', 'C', 'D'])).toBe('A et al.');
  });
});

it('the id of an entry is its file name without the ending', () => {
  expect(['faq/is-it-safe.md', 'site.yml', 'a.b.md'].map(toEntryId)).toEqual([
    'is-it-safe',
    'site',
    'a.b',
  ]);
});
