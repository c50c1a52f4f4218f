import { describe, expect, it } from 'vitest';
import { editDistance, findUnambiguous, findNearest } from '../../../../src/domain/text/nearest.ts';

describe('the nearest word', () => {
  it.each([
    ['saftey', ['safety', 'baking'], 'safety'],
    ['Callot', ['Callout', 'Figure'], 'Callout'],
    ['CALLOUT', ['Callout'], 'Callout'],
    ['on', ['off', 'no'], 'no'],
    ['haller-202', ['haller-2016', 'haller-2020'], 'haller-2020'],
    ['zebra', ['safety', 'baking'], undefined],
    ['', ['a', 'abc'], 'a'],
    ['safety', [], undefined],
  ])('of %j in %j is %j', (word, candidates, nearest) => {
    expect(findNearest(word, candidates)).toBe(nearest);
  });
});

describe('the candidate that is meant beyond doubt', () => {
  it.each([
    ['saftey', ['safety', 'baking'], 'safety'],
    ['Haller-2020', ['haller-2020', 'haller-2016'], 'haller-2020'],
    ['systematic-reveiw', ['systematic-review', 'observational'], 'systematic-review'],
    ['haller-202', ['haller-2020'], undefined],
    ['haller-2021', ['haller-2020'], undefined],
    ['is-it-unsafe', ['is-it-safe'], undefined],
    ['safetx', ['safety', 'safeta'], undefined],
    ['safetx', ['safety', 'safety'], 'safety'],
    ['zebra', ['safety'], undefined],
    ['safety', [], undefined],
  ])('for %j in %j is %j', (word, candidates, certain) => {
    expect(findUnambiguous(word, candidates)).toBe(certain);
  });
});

describe('typing errors between two words', () => {
  it.each([
    ['sleep', 'sleep', 0],
    ['sleep', 'slep', 1],
    ['sleep', 'sleeep', 1],
    ['sleep', 'sleek', 1],
    ['sleep', 'slepe', 1],
    ['diahrrea', 'diarrhea', 2],
    ['', 'ab', 2],
  ])('are counted: between %s and %s, %i', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
    expect(editDistance(b, a, 3)).toBe(distance);
  });

  it('are not counted to the end where there are too many', () => {
    expect(editDistance('craniosacral', 'hippopotamus', 2)).toBeGreaterThan(2);
  });
});
