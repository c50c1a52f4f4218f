import { describe, expect, it } from 'vitest';
import {
  mergeLedgers,
  mergeLines,
  canonicalizeLine,
  resolveMergedMoves,
} from '../../../../src/domain/addresses/joined-ledger.ts';
import {
  createLine,
  listAddresses,
  type LedgerLine,
} from '../../../../src/domain/addresses/ledger.ts';
import { resolveRoute } from '../../../../src/domain/addresses/ledger-route.ts';
import { advanceLedger } from '../../../../src/domain/addresses/next-ledger.ts';
import { createRandom } from '../../check/random.ts';
import { toPage } from '../made-ledger.ts';

/** A line of any kind, with few values, so that many are the same. */
function createRandomLine(random: (below: number) => number): LedgerLine {
  const pick = <Value>(values: readonly Value[]) => values[random(values.length)];
  const days = [undefined, '2026-01-01', '2026-02-02', '2026-03-03'];
  return canonicalizeLine(
    createLine({
      since: pick(days),
      first: pick([undefined, undefined, '/a/', '/b/']),
      at: pick([undefined, 1, 2, 1.5]),
      to: pick([undefined, undefined, '/a/', '/b/', '/c/']),
      or: pick([undefined, undefined, ['/d/'], ['/b/', '/e/']]),
      moved: pick(days),
      retired: pick([undefined, ...days]),
      reason: pick([undefined, 'Wrong.', 'Old.']),
    }),
  );
}

describe('lines of one address that were joined', () => {
  it('come to the same in any order, in any groups and however often', () => {
    const random = createRandom(11);
    for (let trial = 0; trial < 5000; trial += 1) {
      const [a, b, c] = [
        createRandomLine(random),
        createRandomLine(random),
        createRandomLine(random),
      ];
      expect(mergeLines(a, a)).toEqual(a);
      expect(mergeLines(a, b)).toEqual(mergeLines(b, a));
      expect(mergeLines(mergeLines(a, b), c)).toEqual(mergeLines(a, mergeLines(b, c)));
      expect(mergeLines(mergeLines(a, b), b)).toEqual(mergeLines(a, b));
    }
  });

  it.each<readonly [string, LedgerLine, LedgerLine, LedgerLine]>([
    [
      'the earlier day of appearing',
      { since: '2026-02-02' },
      { since: '2026-01-01' },
      { since: '2026-01-01' },
    ],
    [
      'what is gone on one side',
      { since: '2026-01-01', at: 2 },
      { since: '2026-01-01', to: '/b/', moved: '2026-02-02' },
      { since: '2026-01-01', to: '/b/', moved: '2026-02-02' },
    ],
    [
      'the later move, and the other one behind it',
      { to: '/b/', moved: '2026-02-02' },
      { to: '/c/', moved: '2026-03-03' },
      { to: '/c/', or: ['/b/'], moved: '2026-03-03' },
    ],
    [
      'what was written by hand since the last release before all moves',
      { to: '/b/' },
      { to: '/c/', moved: '2026-03-03' },
      { to: '/b/', or: ['/c/'] },
    ],
    [
      'a move beside a retirement',
      { retired: '2026-02-02' },
      { to: '/b/', moved: '2026-01-01' },
      { to: '/b/', moved: '2026-01-01', retired: '2026-02-02' },
    ],
    [
      'the earlier retirement with its reason',
      { retired: '2026-02-02' },
      { retired: '2026-01-01', reason: 'Old.' },
      { retired: '2026-01-01', reason: 'Old.' },
    ],
  ])('hold %s', (_, a, b, expected) => {
    expect(mergeLines(a, b)).toEqual(expected);
  });
});

describe('an address that got two new ones on two branches', () => {
  const base = { since: '2026-01-01' };
  const joined = mergeLedgers(
    new Map([['/a/', { ...base, to: '/b/', moved: '2026-02-02' }]]),
    new Map([['/a/', { ...base, to: '/c/', moved: '2026-03-03' }]]),
  );

  it.each([
    [['/b/', '/c/'], '/c/', ['/b/']],
    [['/b/'], '/b/', undefined],
  ])('leads, if %s are there, to %s, and keeps %s beside it', (there, to, or) => {
    const pages = there.map((address) => toPage(address));
    const { ledger, lost } = advanceLedger(joined, pages, '2026-04-04');
    expect([lost, ledger.get('/a/')?.to, ledger.get('/a/')?.or]).toEqual([[], to, or]);
  });

  it('leads from both to what a third branch made of a place under the old one', () => {
    const [there, withHeading] = [toPage('/b/'), toPage('/c/', ['flour'])];
    const before = advanceLedger(
      mergeLedgers(
        joined,
        new Map([
          ['/a/#flour', { ...base, to: '/c/#flour', or: ['/b/#flour'], moved: '2026-03-03' }],
        ]),
      ),
      [toPage('/b/', ['flour']), withHeading],
      '2026-04-04',
    ).ledger;
    const third = new Map([['/a/#flour', { ...base, retired: '2026-04-05' }]]);
    const { ledger, lost } = advanceLedger(
      mergeLedgers(before, third),
      [there, withHeading],
      '2026-04-06',
    );
    expect([lost, ledger.get('/b/#flour')?.to]).toEqual([[], '/c/#flour']);
  });

  it('leaves the one that is still there as it is where the other goes', () => {
    const ledger = new Map<string, LedgerLine>([
      ['/old/', { since: '2026-01-01', to: '/a/', or: ['/b/'], moved: '2026-02-01' }],
      ['/a/', { since: '2026-02-01' }],
      ['/b/', { since: '2026-02-01' }],
    ]);
    expect([...resolveMergedMoves(ledger, new Set(['/a/']))]).toEqual([
      ['/b/', { since: '2026-02-01', to: '/a/', moved: '2026-02-01' }],
    ]);
    expect([...resolveMergedMoves(ledger, new Set(['/a/', '/b/']))]).toEqual([]);
  });

  it('does not make its two successors lead to each other if both go at once', () => {
    const both = advanceLedger(joined, [toPage('/b/'), toPage('/c/')], '2026-04-04').ledger;
    expect(advanceLedger(both, [], '2026-04-05').lost.map(({ address }) => address)).toEqual([
      '/b/',
      '/c/',
    ]);
  });

  it('leads to the page if each branch moved the place to where the other deleted it', () => {
    const one = new Map([['/b/#flour', { ...base, to: '/c/#flour', moved: '2026-04-04' }]]);
    const other = new Map([['/c/#flour', { ...base, to: '/b/#flour', moved: '2026-04-04' }]]);
    const { ledger, lost } = advanceLedger(mergeLedgers(one, other), [toPage('/c/')], '2026-04-05');
    expect([lost, ledger.get('/b/#flour')?.to, ledger.get('/c/#flour')?.to]).toEqual([
      [],
      '/c/',
      '/c/',
    ]);
  });

  it('is retired only where it leads nowhere else', () => {
    const retired = mergeLedgers(
      joined,
      new Map([['/a/', { ...base, retired: '2026-02-03', reason: 'Old.' }]]),
    );
    expect(advanceLedger(retired, [toPage('/b/')], '2026-04-04').ledger.get('/a/')?.to).toBe('/b/');
    expect(advanceLedger(retired, [], '2026-04-04').ledger.get('/a/')).toEqual({
      ...base,
      retired: '2026-02-03',
      reason: 'Old.',
    });
  });

  it('is followed in little time, however many such lines there are', () => {
    const many = new Map(
      Array.from({ length: 60 }, (_, index): [string, LedgerLine] => [
        `/${index}/`,
        { to: `/${index + 1}/`, or: [`/${index + 2}/`], moved: '2026-01-01' },
      ]),
    );
    expect(resolveRoute('/0/', many, listAddresses([])).kind).toBe('lost');
  });
});
