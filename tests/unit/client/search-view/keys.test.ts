import { describe, expect, it } from 'vitest';
import { toNextFocus } from '../../../../src/client/search-view/keys.ts';

const links = ['first', 'second', 'third'];
const press = (key: string, at: number) => toNextFocus(key, at, 'input', links);

describe('the focus', () => {
  it('goes down from the input through the results and stays on the last', () => {
    expect([-1, 0, 1, 2].map((at) => press('ArrowDown', at))).toEqual(['first', 'second', 'third', 'third']);
  });

  it('goes up through the results to the input, where the arrow moves the caret', () => {
    expect([2, 1, 0, -1].map((at) => press('ArrowUp', at))).toEqual(['second', 'first', 'input', undefined]);
  });

  it('goes to the first and the last result from a result, while the input keeps these keys', () => {
    expect([press('Home', 2), press('End', 0), press('Home', -1), press('End', -1)]).toEqual(['first', 'third', undefined, undefined]);
  });

  it('stays where there are no results, and with any other key', () => {
    expect(toNextFocus('ArrowDown', -1, 'input', [])).toBeUndefined();
    expect(press('Enter', 1)).toBeUndefined();
  });
});
