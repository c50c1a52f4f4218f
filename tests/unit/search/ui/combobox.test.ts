import { describe, expect, it } from 'vitest';
import { getNextActive } from '../../../../src/search/ui/combobox.ts';

const press = (key: string, active: number) => getNextActive(key, active, 3);

describe('the active result', () => {
  it('goes down from the input through the results and stays on the last', () => {
    expect([-1, 0, 1, 2].map((at) => press('ArrowDown', at))).toEqual([0, 1, 2, 2]);
  });

  it('goes up through the results to the input, where the arrow moves the caret', () => {
    expect([2, 1, 0, -1].map((at) => press('ArrowUp', at))).toEqual([1, 0, -1, undefined]);
  });

  it('is the first or the last from any other, while the input keeps these keys', () => {
    expect([press('Home', 2), press('End', 0), press('Home', -1), press('End', -1)]).toEqual([
      0,
      2,
      undefined,
      undefined,
    ]);
  });

  it('stays where there are no results, and with any other key', () => {
    expect(getNextActive('ArrowDown', -1, 0)).toBeUndefined();
    expect(press('a', 1)).toBeUndefined();
  });
});
