import { describe, expect, it } from 'vitest';
import type { QueryTerm } from '../../../../src/search/query/query-terms.ts';
import {
  matchWordings,
  computeProximity,
  computeRelevance,
  collectWordings,
  isAnswer,
  rankPages,
} from '../../../../src/search/query/ranking.ts';
import { Tokenizer } from '../../../../src/search/tokenize.ts';

const tokenizer = new Tokenizer('en', ['a', 'is', 'the', 'of', 'for', 'what']);

function toTerm(word: string, idf: number, more: Partial<QueryTerm> = {}): QueryTerm {
  return {
    word,
    forms: [word],
    pages: new Map(),
    idf: idf,
    confidence: 1,
    weight: 1,
    isStopWord: false,
    isKnown: true,
    isPrefix: false,
    correction: undefined,
    suggestion: undefined,
    ...more,
  };
}

describe('the wordings of a page', () => {
  const collect = (title: string, asks: string) =>
    collectWordings([title], asks, tokenizer).map(({ content }) => content);

  it('are its title and its asks, also without what stands in brackets within brackets', () => {
    expect(collect('What is gout? (Also: podagra (old))', 'Uric acid')).toEqual([
      ['gout', 'also', 'podagra', 'old'],
      ['uric', 'acid'],
      ['gout'],
    ]);
  });

  it('are taken apart where Pagefind made one line of them', () => {
    expect(collect('Gout', 'Uric acid ¶ Podagra')).toEqual([
      ['gout'],
      ['uric', 'acid'],
      ['podagra'],
    ]);
  });
});

describe('the match of a question and a wording', () => {
  const gout = toTerm('gout', 3);
  const toes = toTerm('toes', 1);

  it.each([
    [
      'all of it in all of the wording',
      [gout, toes],
      [['gout', 'toe']],
      { queryCoverage: 1, wordingCoverage: 1, terms: 2 },
    ],
    [
      'three of four parts',
      [gout, toes],
      [['gout']],
      { queryCoverage: 0.75, wordingCoverage: 1, terms: 1 },
    ],
    [
      'less of a longer wording',
      [gout, toes],
      [['gout', 'and', 'age', 'and']],
      { queryCoverage: 0.75, wordingCoverage: 0.25, terms: 1 },
    ],
    [
      'the wording that fits best',
      [gout],
      [['age'], ['gout']],
      { queryCoverage: 1, wordingCoverage: 1, terms: 1 },
    ],
    [
      'a corrected word, which counts less',
      [toTerm('gut', 4, { forms: ['gut', 'gout'], confidence: 0.25 })],
      [['gout']],
      { queryCoverage: 0.25, wordingCoverage: 1, terms: 1 },
    ],
    [
      'a phrase that stands for a word, all of it',
      [toTerm('cst', 1, { forms: ['cst', 'sacral therapy'] })],
      [
        ['therapy', 'speech'],
        ['sacral', 'therapy'],
      ],
      { queryCoverage: 1, wordingCoverage: 1, terms: 1 },
    ],
    [
      'a phrase of which one word stands there',
      [toTerm('cst', 1, { forms: ['cst', 'sacral therapy'] })],
      [['speech', 'therapy']],
      { queryCoverage: 0, wordingCoverage: 0, terms: 0 },
    ],
    [
      'the beginning of a word',
      [toTerm('cranio', 1, { isPrefix: true })],
      [['craniosacral']],
      { queryCoverage: 1, wordingCoverage: 1, terms: 1 },
    ],
    ['no wordings', [gout], [], { queryCoverage: 0, wordingCoverage: 0, terms: 0 }],
  ])('is %s', (_, terms, wordings, match) => {
    expect(matchWordings(terms, wordings)).toEqual(match);
  });
});

describe('the pages that may answer', () => {
  const toPages = (scores: Readonly<Record<string, number>>) =>
    new Map(
      Object.entries(scores).map(([id, score]) => [
        id,
        { id, score, words: [], data: () => Promise.reject(new Error('not read')) },
      ]),
    );

  it('come by how well they match, and how much of the question they have', () => {
    const gout = toTerm('gout', 3, { pages: toPages({ b: 2, d: 1, a: 9, c: 2 }) });
    const toes = toTerm('toes', 1, { pages: toPages({ d: 9, e: 9 }) });
    expect(rankPages([gout, toes]).map(({ id, coverage }) => [id, coverage])).toEqual([
      ['d', 1],
      ['a', 0.75],
      ['e', 0.25],
      ['b', 0.75],
      ['c', 0.75],
    ]);
  });

  it('are ranked by the words that some page has, and by those that none has', () => {
    const nearlyEverywhere = toTerm('bread', 5);
    const unknown = toTerm('xyzzy', 3, { isKnown: false });
    const gout = toTerm('gout', 3, { pages: toPages({ a: 1 }) });
    expect(rankPages([nearlyEverywhere, unknown, gout])).toMatchObject([
      { id: 'a', coverage: 0.5 },
    ]);
  });
});

describe('an answer', () => {
  it.each([
    ['question', true],
    ['article', true],
    ['page', true],
    ['topic', false],
    ['person', false],
    ['source', false],
  ])('is what a page holds of the kind %s: %s', (kind, isOne) => {
    const page = {
      url: '/',
      content: '',
      dividedContent: '',
      meta: {},
      anchors: [],
      filters: { kind: [kind] },
    };
    expect(isAnswer(page)).toBe(isOne);
  });
});

describe('what a page says in one place', () => {
  const [a, b] = [toTerm('a', 1), toTerm('b', 3)];
  const toHit = (term: QueryTerm, words: readonly number[]) => ({
    term,
    match: { id: 'page', score: 1, words, data: () => Promise.reject(new Error('not read')) },
  });

  it.each([
    [
      'both words, where they are near',
      [toHit(a, [5, 90]), toHit(b, [100])],
      { share: 1, terms: 2 },
    ],
    [
      'both as far apart as a sentence is long',
      [toHit(a, [0]), toHit(b, [20])],
      { share: 1, terms: 2 },
    ],
    [
      'the one that tells more, where they are farther apart',
      [toHit(a, [0]), toHit(b, [21])],
      { share: 0.75, terms: 1 },
    ],
    [
      'a word once, however often it stands there',
      [toHit(a, [1, 2, 3, 3])],
      { share: 0.25, terms: 1 },
    ],
    ['nothing, where no word stands in its text', [toHit(a, [])], { share: 0, terms: 0 }],
  ])('is %s', (_, hits, proximity) => {
    expect(computeProximity(hits, [a, b])).toEqual(proximity);
  });
});

describe('how sure it is that a page is about a question', () => {
  const page = {
    wording: { queryCoverage: 0, wordingCoverage: 0, terms: 0 },
    proximity: { share: 0.5, terms: 1 },
  };

  it('is most where the wording is the question', () => {
    expect(
      computeRelevance({ queryCoverage: 1, wordingCoverage: 1, terms: 3 }, page.proximity, [
        toTerm('a', 1),
        toTerm('b', 1),
        toTerm('c', 1),
      ]),
    ).toBe(4);
  });

  it('is enough for one word that stands anywhere on the page', () => {
    expect(computeRelevance(page.wording, page.proximity, [toTerm('a', 1)])).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('is not enough for one of two words', () => {
    const unknown = { isKnown: false };
    expect(
      computeRelevance(page.wording, page.proximity, [
        toTerm('a', 1, unknown),
        toTerm('b', 1, unknown),
      ]),
    ).toBeLessThan(1.4);
  });
});
