import { describe, expect, it } from 'vitest';
import { findLanguage } from '../../../../bench/search/beds.ts';
import { toMean, type BedReport } from '../../../../bench/search/measure-beds.ts';

describe('the language of a bed', () => {
  it('is the one that its name ends with', () => {
    expect(findLanguage('flowers-de', [{ question: 'What is it?' }])).toBe('de');
  });

  it('is else the one that its questions are written in', () => {
    expect(findLanguage('fleurs', [{ question: 'Comment est-ce que je peux le faire ?' }])).toBe(
      'fr',
    );
    expect(findLanguage('shop-xx', [{ question: 'How can I do it?' }])).toBe('en');
  });
});

describe('the mean of the beds', () => {
  const figures = { mrr10: 0, ndcg10: 0, success1: 0, success5: 0, success10: 0, noResult: 0 };
  const toReport = (name: string, ranks: readonly number[]): BedReport => ({
    name,
    language: 'en',
    question: { ...figures, sure: 0, sureOfListed: 0, ranks },
    bytes: { first: 0, next: 0 },
  });

  it('counts each bed the same, however many queries it has', () => {
    const { mean } = toMean([toReport('a', [1]), toReport('b', [0, 0, 0])]);
    expect(mean).toBe(0.5);
  });

  it('is held against a run before query by query, and leaves out a bed that was not asked then', () => {
    const before = [toReport('a', [0.5, 0.5])];
    const { mean, interval } = toMean([toReport('a', [1, 0.5]), toReport('b', [1])], before);
    expect(mean).toBe(0.25);
    expect(interval).toEqual([0, 0.5]);
  });
});
