import { describe, expect, it } from 'vitest';
import { toRanges } from '../../../../src/search/build/pagefind-files.ts';

const cut = (...chunks: readonly (readonly [string, string])[]) =>
  toRanges(chunks.map(([first, last]) => ({ first, last }))).map(({ from, to }) => [from, to]);

describe('the words by which a chunk of the index is found', () => {
  it('are cut behind the letter that tells them from those of the next', () => {
    expect(cut(['apple', 'bread'], ['breast', 'cake'], ['dough', 'flour'])).toEqual([
      ['apple', 'bread'],
      ['breas', 'c'],
      ['d', 'flour'],
    ]);
    expect(cut(['apple', 'banana'], ['bandage', 'cake'])).toEqual([
      ['apple', 'bana'],
      ['band', 'cake'],
    ]);
  });

  it('are not cut so far that the last would stand before the first', () => {
    expect(cut(['bread', 'breads'], ['cake', 'cakes'])).toEqual([
      ['bread', 'breads'],
      ['c', 'cakes'],
    ]);
  });

  it('are told apart by whole letters, also beyond the first plane of Unicode', () => {
    expect(cut(['😀', '😀'], ['😁', '😁'])).toEqual([
      ['😀', '😀'],
      ['😁', '😁'],
    ]);
  });
});
