import { describe, expect, it } from 'vitest';
import { paginate } from '../../../../src/domain/entries/pagination.ts';

describe('a list in pages', () => {
  it('loses nothing and repeats nothing', () => {
    const entries = Array.from({ length: 25 }, (_, index) => index);
    const pages = paginate(entries, 12);
    expect(pages.map((page) => page.entries.length)).toEqual([12, 12, 1]);
    expect(pages.flatMap((page) => page.entries)).toEqual(entries);
    expect(pages.map((page) => [page.number, page.count])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ]);
  });

  it('has no empty last page where the entries fill the pages', () => {
    expect(paginate([1, 2, 3, 4], 2)).toHaveLength(2);
  });

  it('has one empty page where there is no entry', () => {
    expect(paginate([], 12)).toEqual([{ entries: [], number: 1, count: 1 }]);
  });
});
