import { describe, expect, it } from 'vitest';
import type { QueryTerm } from '../../../../src/search/query/query-terms.ts';
import { toRelevance, toRelevanceThreshold } from '../../../../src/search/query/relevance.ts';
import { toProximity } from '../../../../src/search/query/proximity.ts';
import { parseQuery } from '../../../../src/search/query/query.ts';
import { toIdf } from '../../../../src/search/query/idf.ts';
import { findSynonyms, toSynonymMap } from '../../../../src/search/query/synonyms.ts';
import { matchWordings, toWordings } from '../../../../src/search/query/wordings.ts';

const english = new Intl.Segmenter('en', { granularity: 'word' });
const empty = new Set(['a', 'is', 'the', 'of', 'for', 'what']);

function toConcept(word: string, weight: number, more: Partial<QueryTerm> = {}): QueryTerm {
  return {
    word,
    forms: [word],
    pages: new Map(),
    idf: weight,
    confidence: 1,
    isKnown: true,
    isPrefix: false,
    correction: undefined,
    ...more,
  };
}

describe('synonyms', () => {
  const synonyms = toSynonymMap(
    [
      ['Expecting a baby', 'pregnant'],
      ['CST', 'cranio-sacral therapy', 'Säkrale Therapie'],
      ['of', 'pregnant'],
    ],
    english,
    empty,
  );
  const others = (word: string, question: string) =>
    findSynonyms(word, parseQuery(question, english, empty, false), synonyms);

  it.each([
    ['pregnant', 'Pregnant?', ['expecting baby']],
    ['expecting', 'expecting the baby soon', ['pregnant']],
    ['baby', 'expecting a baby', ['pregnant']],
    ['baby', 'my baby', []],
    ['cst', 'CST', ['cranio sacral therapy', 'sakrale therapie']],
    ['therapy', 'Is cranio-sacral therapy safe?', ['cst', 'sakrale therapie']],
    ['therapy', 'speech therapy', []],
  ])('of “%s” in “%s” are %j', (word, question, expected) => {
    expect(others(word, question)).toEqual(expected);
  });
});

describe('the wordings of a page', () => {
  it('are its title and its asks, also without what stands in brackets within brackets', () => {
    expect(toWordings('What is gout? (Also: podagra (old))', 'Uric acid', english, empty)).toEqual([
      ['gout', 'also', 'podagra', 'old'],
      ['uric', 'acid'],
      ['gout'],
    ]);
  });

  it('are taken apart where Pagefind made one line of them', () => {
    expect(toWordings('Gout', 'Uric acid ¶ Podagra', english, empty)).toEqual([
      ['gout'],
      ['uric', 'acid'],
      ['podagra'],
    ]);
  });
});

describe('the fit of a question', () => {
  const gout = toConcept('gout', 3);
  const toes = toConcept('toes', 1);

  it.each([
    [
      'all of it in all of the wording',
      [gout, toes],
      [['gout', 'toe']],
      { asked: 1, said: 1, words: 2 },
    ],
    ['three of four parts', [gout, toes], [['gout']], { asked: 0.75, said: 1, words: 1 }],
    [
      'in a longer wording',
      [gout, toes],
      [['gout', 'and', 'age', 'and']],
      { asked: 0.75, said: 0.25, words: 1 },
    ],
    ['the wording that fits best', [gout], [['age'], ['gout']], { asked: 1, said: 1, words: 1 }],
    [
      'a repaired word, which counts less',
      [toConcept('gut', 4, { forms: ['gut', 'gout'], confidence: 0.25 })],
      [['gout']],
      { asked: 0.25, said: 1, words: 1 },
    ],
    [
      'a phrase that stands for a word, all of it',
      [toConcept('cst', 1, { forms: ['cst', 'sacral therapy'] })],
      [
        ['therapy', 'speech'],
        ['sacral', 'therapy'],
      ],
      { asked: 1, said: 1, words: 1 },
    ],
    [
      'a phrase of which one word stands there',
      [toConcept('cst', 1, { forms: ['cst', 'sacral therapy'] })],
      [['speech', 'therapy']],
      { asked: 0, said: 0, words: 0 },
    ],
    [
      'the beginning of a word',
      [toConcept('cranio', 1, { isPrefix: true })],
      [['craniosacral']],
      { asked: 1, said: 1, words: 1 },
    ],
    ['no wordings', [gout], [], { asked: 0, said: 0, words: 0 }],
  ])('is %s', (_, concepts, wordings, fit) => {
    expect(matchWordings(concepts, wordings)).toEqual(fit);
  });
});

describe('what a page says in one place', () => {
  const [a, b] = [toConcept('a', 1), toConcept('b', 3)];
  const toHit = (concept: QueryTerm, words: readonly number[]) => ({
    concept,
    match: { id: 'page', score: 1, words, data: () => Promise.reject(new Error('not read')) },
  });

  it.each([
    [
      'both words, where they are near',
      [toHit(a, [5, 90]), toHit(b, [100])],
      { share: 1, words: 2 },
    ],
    [
      'both as far apart as a sentence is long',
      [toHit(a, [0]), toHit(b, [20])],
      { share: 1, words: 2 },
    ],
    [
      'the one that tells more, where they are farther apart',
      [toHit(a, [0]), toHit(b, [21])],
      { share: 0.75, words: 1 },
    ],
    [
      'a word once, however often it stands there',
      [toHit(a, [1, 2, 3, 3])],
      { share: 0.25, words: 1 },
    ],
    ['nothing, where no word stands in its text', [toHit(a, [])], { share: 0, words: 0 }],
  ])('is %s', (_, hits, nearness) => {
    expect(toProximity(hits, [a, b])).toEqual(nearness);
  });
});

describe('what a word tells', () => {
  it('is more, the fewer pages have it, and nearly the same on a small site', () => {
    const spread = (pages: number) => toIdf(1, pages) / toIdf(pages / 2, pages);
    expect(toIdf(0, 1000)).toBeGreaterThan(toIdf(1, 1000));
    expect(spread(10_000)).toBeGreaterThan(10);
    expect(spread(10)).toBeLessThan(1.5);
  });
});

describe('how sure it is that a page is about a question', () => {
  const page = { fit: { asked: 0, said: 0, words: 0 }, nearness: { share: 0.5, words: 1 } };

  it('is most where the wording is the question', () => {
    expect(
      toRelevance({ queryCoverage: 1, wordingCoverage: 1, words: 3 }, page.nearness, [
        toConcept('a', 1),
        toConcept('b', 1),
        toConcept('c', 1),
      ]),
    ).toBe(4);
  });

  it('is enough for one word that stands anywhere on the page', () => {
    expect(toRelevance(page.fit, page.nearness, [toConcept('a', 1)])).toBeGreaterThan(
      toRelevanceThreshold(100_000),
    );
  });

  it('is not enough for one of two words', () => {
    const unknown = { isKnown: false };
    expect(
      toRelevance(page.fit, page.nearness, [
        toConcept('a', 1, unknown),
        toConcept('b', 1, unknown),
      ]),
    ).toBeLessThan(toRelevanceThreshold(1));
  });

  it('must be more where there are more pages', () => {
    expect(toRelevanceThreshold(10_000)).toBeGreaterThan(toRelevanceThreshold(10));
  });
});
