import { describe, expect, it } from 'vitest';
import { createImportLog } from '../../../../src/import/import-log.ts';
import {
  createSourceIds,
  createSourceIndex,
  collectIdentityKeys,
} from '../../../../src/sources/shelf.ts';
import type { SourceStub } from '../../../../src/import/document.ts';
import { createSourceStubs } from '../../../../src/import/write/source-stubs.ts';

const toIds = (stubs: readonly SourceStub[]): string[] => {
  const sources = createSourceStubs([
    { id: 'haller-2020', file: '', authors: ['Haller HJ'], year: 2020, container: 'The Lancet' },
    { id: 'lee-2011', file: '', doi: '10.1234/Lee', authors: ['Lee MS', 'Pittler MH'], year: 2011 },
  ]);
  return stubs.map((stub) => sources.toId(stub, 1, createImportLog()));
};

describe('a source that a text names', () => {
  it.each<[string, SourceStub, string]>([
    ['by its DOI, in other letters', { doi: '10.1234/lEE' }, 'lee-2011'],
    ['by its first author and year', { authors: ['Lee'], year: 2011 }, 'lee-2011'],
    ['by its journal and year', { container: 'the lancet', year: 2020 }, 'haller-2020'],
    ['by another year', { authors: ['Lee'], year: 2012 }, 'lee-2012'],
    ['by an author whose name only begins alike', { authors: ['Leek'], year: 2011 }, 'leek-2011'],
    ['by another DOI', { doi: '10.1234/other', authors: ['Lee'], year: 2011 }, 'lee-2011a'],
  ])('is found %s', (_, stub, id) => {
    expect(toIds([stub])).toEqual([id]);
  });

  it('is one however often it is named, and has a letter or number where others have its name', () => {
    const stubs = Array.from({ length: 30 }, (_, index) => ({
      doi: `10.1234/${index}`,
      authors: ['Berg A'],
      year: 2001,
    }));
    const ids = toIds([...stubs, ...stubs]);
    expect(ids.slice(30)).toEqual(ids.slice(0, 30));
    expect(ids.slice(0, 30)).toEqual([
      'berg-2001',
      ...Array.from('abcdefghijklmnopqrstuvwxyz').map((letter) => `berg-2001${letter}`),
      'berg-2001-2',
      'berg-2001-3',
      'berg-2001-4',
    ]);
  });
});

describe('a source among many', () => {
  const record = (index: number) => ({
    kind: undefined,
    authors: [`Author${index} A`],
    title: `Title ${index}`,
    container: undefined,
    year: 2001,
    locator: undefined,
    doi: `10.1234/${index}`,
    pmid: index + 1,
    url: undefined,
    retracted: undefined,
  });

  it('is found in as many looks as among few', () => {
    const index = createSourceIndex(collectIdentityKeys);
    for (let each = 0; each < 10_000; each += 1)
      index.add({ ...record(each), id: `source-${each}`, file: '' });
    let looks = 0;
    const found = index.find(record(9_876), ({ doi }) => {
      looks += 1;
      return doi === '10.1234/9876';
    });
    expect(found?.id).toBe('source-9876');
    expect(looks).toBeLessThanOrEqual(3);
  });

  it('has an id of its own at once', () => {
    let looks = 0;
    class Counted extends Set<string> {
      override has(id: string) {
        looks += 1;
        return super.has(id);
      }
    }
    const toId = createSourceIds(new Counted());
    const ids = Array.from({ length: 5000 }, () => toId(record(1)));
    expect(new Set(ids).size).toBe(5000);
    expect(looks).toBeLessThan(5000);
  });
});
