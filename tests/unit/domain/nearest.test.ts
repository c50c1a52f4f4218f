import { describe, expect, it } from 'vitest';
import { toNearest } from '../../../src/domain/nearest.ts';

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
    expect(toNearest(word, candidates)).toBe(nearest);
  });
});
