import { describe, expect, it } from 'vitest';
import { normalizeTypography } from '../../../../src/domain/reviews/reviewed-content.ts';

describe('typography', () => {
  it.each([
    ['“Rest,” she said', '"Rest," she said'],
    ['„Ruhe“', '"Ruhe"'],
    ['«\u00a0repos\u00a0»', '"repos"'],
    ['don’t', "don't"],
    ['5′', "5'"],
    ['Wait…', 'Wait...'],
    ['5\u00a0mg', '5 mg'],
    ['5\u202fmg', '5mg'],
    ['20\u2009°C', '20°C'],
    ['19 %', '19%'],
    ['5–10 days', '5-10 days'],
    ['5 – 10 days', '5-10 days'],
    ['−5 °C', '-5 °C'],
    ['well‑known', 'well-known'],
    ['rest—and wait', 'rest — and wait'],
    ['rest -- and wait', 'rest – and wait'],
    ['Is it safe\u00a0?', 'Is it safe?'],
    ['caf\u00e9', 'cafe\u0301'],
    ['a\ttab\r\nand a line', 'a tab and a line'],
    ['soft\u00adhyphen', 'softhyphen'],
    ['3 × 5', '3 x 5'],
    ['ﬁne', 'fine'],
    ['５分？', '5分?'],
  ])('takes %j and %j for the same', (one, other) => {
    expect(normalizeTypography(one)).toBe(normalizeTypography(other));
  });

  it.each([
    ['-5', '5'],
    ['-5', '- 5'],
    ['at −5 °C', 'at – 5 °C'],
    ['5-10', '510'],
    ['5–10', '5, 10'],
    ["5'", '5"'],
    ['10²', '102'],
    ['1½', '11/2'],
    ['1.5', '1,5'],
    ['1 000', '1000'],
    ['5 mg', '5 µg'],
    ['5 mg', '5 Mg'],
    ['no', 'No'],
    ['a part', 'apart'],
    ['safe', 'unsafe'],
    ['19', '91'],
  ])('tells %j from %j', (one, other) => {
    expect(normalizeTypography(one)).not.toBe(normalizeTypography(other));
  });

  it('has nothing to do where it was done', () => {
    for (const text of ['« a » — 5 – 10 mg …', '‘x’ -- y ?', '20 °C × 3'])
      expect(normalizeTypography(normalizeTypography(text))).toBe(normalizeTypography(text));
  });
});
