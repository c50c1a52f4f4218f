import { describe, expect, it } from 'vitest';
import { describeBecame } from '../../../../src/publish/diff/compare.ts';
import { formatChanges } from '../../../../src/publish/diff/format.ts';
import {
  diffInventories,
  type Inventory,
  type Listed,
} from '../../../../src/publish/diff/change.ts';
import type { Ledger } from '../../../../src/domain/addresses/ledger.ts';

function list(
  things: Record<string, Partial<Record<string, string>> & { page?: string }>,
): ReadonlyMap<string, Listed> {
  return new Map(
    Object.entries(things).map(([name, { page, ...facts }]) => [
      name,
      {
        words: name.toUpperCase(),
        facts: new Map(Object.entries(facts).map(([fact, value]) => [fact, value ?? ''])),
        ...(page === undefined ? {} : { page }),
      },
    ]),
  );
}

const fate = { describeBecome: () => undefined, findTarget: () => undefined };

describe('the changes of a kind', () => {
  it.each([
    ['nothing', { a: { text: '1' } }, { a: { text: '1' } }, [], [], []],
    ['what is new', {}, { b: {}, a: {} }, ['a', 'b'], [], []],
    ['what is gone', { b: {}, a: {} }, {}, [], [], ['a', 'b']],
    [
      'a fact that is another',
      { a: { text: '1' } },
      { a: { text: '2' } },
      [],
      ['a text 1 > 2'],
      [],
    ],
    ['a fact that is new', { a: {} }, { a: { text: '2' } }, [], ['a text  > 2'], []],
    ['a fact that is gone', { a: { text: '1' } }, { a: {} }, [], ['a text 1 > '], []],
  ])('tell of %s', (_, old, next, added, changed, lost) => {
    const { sources } = diffInventories({ sources: list(old) }, { sources: list(next) }, fate);
    expect(sources?.added.map(({ name }) => name)).toEqual(added);
    expect(
      sources?.changed.map(
        ({ name, facts }) =>
          `${name} ${facts.map(({ fact, before, after }) => `${fact} ${before} > ${after}`).join()}`,
      ),
    ).toEqual(changed);
    expect(sources?.lost.map(({ name }) => name)).toEqual(lost);
  });

  it('are not told where one of the two does not tell of the kind', () => {
    expect(diffInventories({ claims: list({ a: {} }) }, {}, fate).claims).toBeUndefined();
  });

  it('tell of anchors on pages that stand in both, and not of those that come or go with their page', () => {
    const anchors = list({ '/a/#x': { page: '/a/' }, '/b/#x': { page: '/b/' } });
    const [before, after]: Inventory[] = [
      { pages: list({ '/a/': {}, '/b/': {} }), anchors },
      { pages: list({ '/a/': {} }), anchors: new Map() },
    ];
    expect(
      diffInventories(before ?? {}, after ?? {}, fate).anchors?.lost.map(({ name }) => name),
    ).toEqual(['/a/#x']);
  });
});

describe('claims', () => {
  const claims = (...names: string[]) =>
    new Map(
      names.map((name): [string, Listed] => [
        name,
        { words: '', facts: new Map([['rests on', 'rye']]), page: name.split(' ')[0] ?? '' },
      ]),
    );
  const compare = (before: Inventory, after: Inventory, to: Record<string, string> = {}) =>
    diffInventories(before, after, {
      describeBecome: () => undefined,
      findTarget: (page) => to[page],
    }).claims;

  it('in other words are told as such, the most alike together, and on the same page alone', () => {
    const found = compare(
      {
        claims: claims(
          '/a/ Rye bread eases a headache.',
          '/a/ Rye bread eases the pain of the back.',
          '/b/ Oats heal colds.',
          '/c/ 裸麦面包能缓解头痛。',
        ),
      },
      {
        claims: claims(
          '/a/ Rye bread eases pain in the back.',
          '/a/ Rye eases a headache.',
          '/a/ Oats heal colds.',
          '/b/ Spelt lowers fever.',
          '/c/ 裸麦面包可以缓解头痛。',
        ),
      },
    );
    expect(found?.reworded.map(({ name, before }) => [before, name])).toEqual([
      ['Rye bread eases the pain of the back.', '/a/ Rye bread eases pain in the back.'],
      ['Rye bread eases a headache.', '/a/ Rye eases a headache.'],
      ['裸麦面包能缓解头痛。', '/c/ 裸麦面包可以缓解头痛。'],
    ]);
    expect([found?.added.map(({ name }) => name), found?.lost.map(({ name }) => name)]).toEqual([
      ['/a/ Oats heal colds.', '/b/ Spelt lowers fever.'],
      ['/b/ Oats heal colds.'],
    ]);
  });

  it('of a page with a new address are as before, and lost where another page took its place', () => {
    const [before, after] = [
      { pages: list({ '/a/': {} }), claims: claims('/a/ Rye heals.') },
      { pages: list({ '/b/': {} }), claims: claims('/b/ Rye heals.') },
    ];
    expect(compare(before, after, { '/a/': '/b/' })).toEqual({
      added: [],
      changed: [],
      reworded: [],
      lost: [],
    });
    expect(compare(before, after)?.lost).toHaveLength(1);
    const merged = { ...before, pages: list({ '/a/': {}, '/b/': {} }) };
    expect(compare(merged, after, { '/a/': '/b/' })?.lost).toHaveLength(1);
  });
});

describe('what becomes of an address that is gone', () => {
  const ledger: Ledger = new Map([
    ['/old/', { since: '2026-01-01', to: '/new/' }],
    ['/over/', { since: '2026-01-01', retired: '2026-02-01' }],
    ['/gone/', { since: '2026-01-01' }],
    ['/new/#was', { since: '2026-01-01', follows: '' }],
  ]);
  it.each([
    ['/old/', 'leads to /new/'],
    ['/over/', 'retired'],
    ['/gone/', 'leads nowhere yet; the build will ask for a redirect, or for --retire'],
    [
      '/new/#was',
      'the build keeps the old id where it can tell which heading was reworded, and else asks',
    ],
    ['/draft/', 'permalinks.json does not know it, so it was not published'],
  ])('of %s is said: %s', (address, words) => {
    expect(describeBecame(address, ledger, new Set(['/new/']))).toBe(words);
  });
});

describe('the report', () => {
  it('says in lines what was added, changed and lost, and what cannot be known', () => {
    const before = {
      pages: list({ '/a/': { title: 'A', text: 'x' }, '/b/': {} }),
      sources: new Map(),
      anchors: new Map(),
      reviews: new Map(),
    };
    const after = {
      pages: list({ '/a/': { title: 'B', text: 'x'.repeat(90), topic: 'c' }, '/c/': {} }),
      sources: new Map(),
      anchors: new Map(),
      reviews: new Map(),
    };
    const changes = diffInventories(before, after, {
      describeBecome: () => 'leads to /c/',
      findTarget: () => '/c/',
    });
    expect(
      formatChanges({ old: 'v1', new: 'v2', changes, unknown: ['The claims.'] }).split('\n'),
    ).toEqual([
      'From v1 to v2:',
      '',
      'Pages: 1 added, 1 changed, 1 lost.',
      '  added    /c/ “/C/”',
      '  changed  /a/ “/A/”: title was “A”, is “B”; text is another; topic is now “c”',
      '  lost     /b/ “/B/”: leads to /c/',
      '',
      'Claims: not known.',
      '',
      'Sources: as before.',
      '',
      'Reviews: as before.',
      '',
      'Anchors: as before.',
      '',
      'What cannot be known:',
      '  The claims.',
    ]);
  });
});
