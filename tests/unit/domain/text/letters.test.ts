import { describe, expect, it } from 'vitest';
import { normalizeLetters, toLetters } from '../../../../src/domain/text/letters.ts';

describe('a text as its letters', () => {
  it('is the same however it is set', () => {
    expect(normalizeLetters('“It’s\u00a05–10 cafe\u0301s…”\n')).toBe('Its510cafés');
    expect(normalizeLetters('面包，好吗？')).toBe('面包好吗');
  });
});

describe('a number in letters', () => {
  it.each([
    [1, 'a'],
    [26, 'z'],
    [27, 'aa'],
    [52, 'az'],
    [53, 'ba'],
    [702, 'zz'],
    [703, 'aaa'],
  ])('goes on behind z: %i is %s', (number, letters) => {
    expect(toLetters(number)).toBe(letters);
  });
});
