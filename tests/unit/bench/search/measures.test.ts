import { describe, expect, it } from 'vitest';
import {
  findFirstRight,
  toNdcg,
  toPercentile,
  toQuality,
} from '../../../../bench/search/measures.ts';

const judgements = { best: 4, good: 3, near: 2, wrong: 1 };

describe('the first right answer', () => {
  it('is the first with a judgement of 3 or 4, counted from 1', () => {
    expect(findFirstRight(['wrong', 'near', 'good', 'best'], judgements)).toBe(3);
    expect(findFirstRight(['best', 'good'], judgements)).toBe(1);
  });

  it('is missing where none is right, nobody judged what is there, or ten others stand before it', () => {
    expect(findFirstRight(['near', 'wrong', 'unknown', undefined], judgements)).toBe(Infinity);
    expect(
      findFirstRight(
        [...Array.from({ length: 10 }, (_, index) => `other-${index}`), 'best'],
        judgements,
      ),
    ).toBe(Infinity);
  });

  it('takes no id for judged that only bears the name of something in every object', () => {
    expect(findFirstRight(['constructor'], judgements)).toBe(Infinity);
  });
});

describe('nDCG@10', () => {
  it('is 1 for the best order and 0 for nothing right', () => {
    expect(toNdcg(['best', 'good', 'near', 'wrong'], judgements)).toBe(1);
    expect(toNdcg([], judgements)).toBe(0);
    expect(toNdcg(['wrong', 'unknown'], judgements)).toBe(0);
  });

  it('gains 2^(judgement-1) - 1, discounted by the logarithm of the place', () => {
    const best = 7 / Math.log2(2) + 3 / Math.log2(3) + 1 / Math.log2(4);
    expect(toNdcg(['good', 'wrong', 'best'], judgements)).toBeCloseTo(
      (3 / Math.log2(2) + 7 / Math.log2(4)) / best,
      10,
    );
  });

  it('counts an answer once that stands twice', () => {
    expect(toNdcg(['best', 'best', 'best'], judgements)).toBe(toNdcg(['best'], judgements));
  });

  it('counts ten results, and holds them against the ten best judgements', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`answer-${index}`, 4]),
    );
    expect(toNdcg(Object.keys(many), many)).toBe(1);
    expect(
      toNdcg([...Array.from({ length: 10 }, (_, index) => `other-${index}`), 'answer-0'], many),
    ).toBe(0);
  });

  it('is 0 where no answer is right at all', () => {
    expect(toNdcg(['wrong'], { wrong: 1 })).toBe(0);
  });
});

describe('the quality of rankings', () => {
  it('is the mean over all queries, those without a result included', () => {
    const quality = toQuality([
      { ranking: ['best'], judgements },
      { ranking: ['wrong', 'good'], judgements },
      { ranking: ['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'good'], judgements },
      { ranking: [], judgements },
    ]);
    expect(quality).toMatchObject({
      success1: 1 / 4,
      success5: 2 / 4,
      success10: 3 / 4,
      noResult: 1,
    });
    expect(quality.mrr10).toBeCloseTo((1 + 1 / 2 + 1 / 6) / 4, 10);
  });
});

describe('a percentile', () => {
  it('is the value of the nearest rank, in any order of the values', () => {
    const values = Array.from({ length: 20 }, (_, index) => 20 - index);
    expect(toPercentile(values, 0.5)).toBe(10);
    expect(toPercentile(values, 0.95)).toBe(19);
    expect(toPercentile(values, 1)).toBe(20);
    expect(toPercentile([7], 0.5)).toBe(7);
  });
});
