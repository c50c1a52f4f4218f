import { describe, expect, it } from 'vitest';
import {
  isLedgerPath,
  parseLedgerFiles,
  planLedgerFiles,
} from '../../../../src/domain/addresses/ledger-files.ts';
import {
  serializeLedger,
  type Ledger,
  type LedgerLine,
} from '../../../../src/domain/addresses/ledger.ts';
import { parsePermalink } from '../../../../src/schemas/permalinks.ts';

const since = '2026-01-01';
const small: Ledger = new Map([
  ['/', { since }],
  ['/about/#us', { since, at: 1 }],
  ['/faq/', { since }],
  ['/faq/#q-why', { since }],
  ['/faq/why/', { since }],
  ['/faq/page/', { since, to: '/faq/why/', moved: since }],
  ['/articles/4-loaves/', { since }],
  ['/topics/übung/', { since }],
  ['/Old/page.html', { to: '/about/' }],
]);
/** More than a megabyte. */
const large: Ledger = new Map([
  ...small,
  ...Array.from({ length: 20_000 }, (_, each): [string, LedgerLine] => [
    `/faq/why-${each}-${'x'.repeat(30)}/`,
    { since },
  ]),
]);

/** The files after the changes. */
function apply(
  before: ReadonlyMap<string, string>,
  changes: ReturnType<typeof planLedgerFiles>,
): Map<string, string> {
  const after = new Map(before);
  for (const { path, text } of changes)
    if (text === undefined) after.delete(path);
    else after.set(path, text);
  return after;
}

function read(files: ReadonlyMap<string, string>): Ledger {
  return parseLedgerFiles(files, parsePermalink).ledger;
}

describe('the files of a ledger', () => {
  it('are one as long as it is small', () => {
    expect(planLedgerFiles(small, new Map())).toEqual([
      { path: 'permalinks.json', text: serializeLedger(small) },
    ]);
  });

  it('are one for each list and first letter once it is larger than a megabyte, and the one goes last', () => {
    const changes = planLedgerFiles(large, new Map([['permalinks.json', serializeLedger(small)]]));
    expect(changes.map(({ path, text }) => [path, text === undefined])).toEqual([
      ['permalinks/pages.json', false],
      ['permalinks/pages-a.json', false],
      ['permalinks/faq.json', false],
      ['permalinks/faq-w.json', false],
      ['permalinks/faq-p.json', false],
      ['permalinks/articles-4.json', false],
      ['permalinks/topics-other.json', false],
      ['permalinks/pages-o.json', false],
      ['permalinks.json', true],
    ]);
    expect(read(apply(new Map(), changes))).toEqual(large);
  });

  it('stay parts when it is small again, and only those are written that change', () => {
    const parts = apply(new Map(), planLedgerFiles(large, new Map()));
    expect(planLedgerFiles(large, parts)).toEqual([]);
    const changes = planLedgerFiles(new Map([...large, ['/about/#you', { since }]]), parts);
    expect(changes.map(({ path }) => path)).toEqual(['permalinks/pages-a.json']);
    const fewer = planLedgerFiles(small, parts);
    expect(fewer.map(({ path }) => path)).toEqual(['permalinks/faq-w.json']);
  });

  it('stay one where it must not be divided', () => {
    const changes = planLedgerFiles(large, new Map(), { mayDivide: false });
    expect(changes.map(({ path }) => path)).toEqual(['permalinks.json']);
  });

  it('lose no address at whichever change a write is stopped, and none if one file and parts are both there', () => {
    const before = new Map([['permalinks.json', serializeLedger(small)]]);
    const changes = planLedgerFiles(large, before);
    for (let count = 0; count <= changes.length; count += 1) {
      const known = read(apply(before, changes.slice(0, count)));
      for (const [address, line] of small)
        expect([address, known.get(address)]).toEqual([address, line]);
    }
    const both = apply(before, changes.slice(0, -1));
    expect(read(both)).toEqual(large);
    expect(planLedgerFiles(large, both)).toEqual([{ path: 'permalinks.json', text: undefined }]);
  });

  it('are read whatever part an address stands in', () => {
    const files = new Map([
      ['permalinks/faq-a.json', serializeLedger(small)],
      ['permalinks/mine.json', serializeLedger(new Map([['/mine/', { since }]]))],
    ]);
    expect(read(files)).toEqual(new Map([...small, ['/mine/', { since }]]));
  });

  it('are known by their paths', () => {
    const paths = [
      'permalinks.json',
      'permalinks/faq-w.json',
      'permalinks/a/b.json',
      'permalinks/a.txt',
      'faq/permalinks.json',
    ];
    expect(paths.filter(isLedgerPath)).toEqual(['permalinks.json', 'permalinks/faq-w.json']);
  });
});
