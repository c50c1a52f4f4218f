import { describe, expect, it } from 'vitest';
import { serializeLedger } from '../../../../src/domain/addresses/ledger.ts';
import { parseLedgerText } from '../../../../src/domain/addresses/ledger-text.ts';
import { advanceLedger } from '../../../../src/domain/addresses/next-ledger.ts';
import { parsePermalink } from '../../../../src/schemas/permalinks.ts';
import { toLedger, toPage } from '../made-ledger.ts';

const parse = (text: string) => parseLedgerText(text, parsePermalink);
const a = '  "/a/": { "since": "2026-01-01" },';
const b = '  "/b/": { "since": "2026-01-01" },';
const both = new Map([
  ['/a/', { since: '2026-01-01' }],
  ['/b/', { since: '2026-01-01' }],
]);

describe('the text of a ledger', () => {
  it('holds what was written into it, and is JSON', () => {
    const ledger = toLedger([toPage('/a/', ['one', 'two']), toPage('/größe/')], {
      '/x/': { to: '/a/', or: ['/b/', '/c/'], moved: '2026-02-02' },
      '/y/': { retired: '2026-02-02', reason: 'It said "{no}".' },
    });
    expect(parse(serializeLedger(ledger))).toMatchObject({ ledger, faults: [], marks: undefined });
    expect(Object.keys(JSON.parse(serializeLedger(ledger)) as object)).toEqual([
      ...[...ledger.keys()].sort(),
      '//',
    ]);
  });

  it('refuses an address whose record says the same as one that is right', () => {
    const { ledger, faults } = parse(`{\n${a}\n${b}\n${a.replace('/a/', '/a/../b/')}\n}\n`);
    expect(ledger).toEqual(both);
    expect(faults).toMatchObject([{ address: '/a/../b/' }]);
  });

  it('knows where each record begins, also those that say the same', () => {
    const text = `{\n${a}\n${b}\n}\n`;
    expect(parse(text).offsets).toEqual(
      new Map([
        ['/a/', text.indexOf('"/a/"')],
        ['/b/', text.indexOf('"/b/"')],
      ]),
    );
  });

  it.each([
    ['lines that stand twice', `{\n${a}\n${b}\n${a}\n}\n`],
    ['no commas and two ends', `{\n${a.slice(0, -1)}\n${b.slice(0, -1)}\n}\n}\n`],
    ['a record over several lines', `{\n  "/a/": {\n    "since": "2026-01-01"\n  },\n${b}\n}`],
    ['CR LF and a byte order mark', `\ufeff{\r\n${a}\r\n${b}\r\n}\r\n`],
    ['the marks of a merge', `{\n<<<<<<< HEAD\n${a}\n=======\n${b}\n>>>>>>> other\n}\n`],
    [
      'those of diff3, of which the version before is left out',
      `{\n<<<<<<< HEAD\n${a}\n||||||| 1234567\n  "/c/": { "since": "2025-01-01" },\n=======\n${b}\n>>>>>>> other\n}\n`,
    ],
    ['those with CR LF', `{\r\n<<<<<<< HEAD\r\n${a}\r\n=======\r\n${b}\r\n>>>>>>> other\r\n}\r\n`],
    [
      'those within others',
      `{\n<<<<<<< HEAD\n${a}\n||||||| base\n<<<<<<<<< one\n  "/c/": {},\n=========\n  "/d/": {},\n>>>>>>>>> two\n=======\n${b}\n>>>>>>> other\n}\n`,
    ],
    ['two ends on two sides', `{\n<<<<<<< HEAD\n${a}\n}\n=======\n${b}\n}\n>>>>>>> other\n`],
  ])('is read with %s', (_, text) => {
    expect(parse(text)).toMatchObject({ ledger: both, faults: [] });
  });

  it('keeps all lines where the marks do not fit together', () => {
    expect(parse(`{\n${a}\n||||||| 1234567\n${b}\n=======\n}\n`)).toMatchObject({
      ledger: both,
      faults: [],
      marks: 38,
    });
  });

  it.each([
    ['is cut off', `{\n${a}\n  "/b/": { "since": "2026`, [[3, true, '/b/']]],
    ['ends with a whole line', `{\n${a}\n${b}\n`, [[4, true, undefined]]],
    ['is empty', '', [[1, true, undefined]]],
    ['holds a line that is none', `{\n${a}\nnonsense\n${b}\n}\n`, [[3, false, undefined]]],
    [
      'holds a day that is none',
      `{\n${a}\n  "/b/": { "since": "2026-02-30" },\n}\n`,
      [[3, false, '/b/']],
    ],
    [
      'holds a field that is none',
      `{\n${a}\n  "/b/": { "since": "2026-02-03", "__proto__": 1 },\n}\n`,
      [[3, false, '/b/']],
    ],
    [
      'holds an address that is none',
      `{\n${a}\n  "b": { "since": "2026-02-03" },\n}\n`,
      [[3, false, 'b']],
    ],
  ])('says where it %s, and reads the rest', (_, text, expected) => {
    const { ledger, faults } = parse(text);
    expect(
      faults.map(({ start, isLast, address }) => [
        text.slice(0, start).split('\n').length,
        isLast,
        address,
      ]),
    ).toEqual(expected);
    expect(ledger.size).toBe(text === '' ? 0 : text.includes(b) ? 2 : 1);
  });

  it('is read in time that grows with its length', () => {
    const text = `{\n${'  "/a/": { "since": "x\n'.repeat(50_000)}`;
    expect(parse(text).faults).toHaveLength(50_000);
  });
});

describe('a ledger of before', () => {
  const old = [
    '"/a/": { "since": "2026-01-01", "changed": "2026-02-02", "text": "000000000000" }',
    '"/a/#two": { "since": "2026-01-01", "follows": "one" }',
    '"/a/#one": { "since": "2026-01-01", "follows": "" }',
    '"/a/#three": { "since": "2026-01-01", "follows": "two" }',
  ];

  it('gets numbers for the order of its headings, and loses what changes with each edit', () => {
    expect(Object.fromEntries(parse(`{\n${old.join(',\n')}\n}`).ledger)).toEqual({
      '/a/': { since: '2026-01-01' },
      '/a/#one': { since: '2026-01-01', at: 1 },
      '/a/#two': { since: '2026-01-01', at: 2 },
      '/a/#three': { since: '2026-01-01', at: 3 },
    });
  });

  it('tells what an entry was that was renamed since the last release', () => {
    const renamed = [
      '"/a/": { "since": "2026-01-01", "text": "000000000000", "to": "/b/", "moved": "2026-02-02" }',
      '"/a/#one": { "since": "2026-01-01", "follows": "", "to": "/b/#one", "moved": "2026-02-02" }',
    ];
    const { ledger } = parse(`{\n${renamed.join(',\n')}\n}`);
    expect([ledger.get('/b/'), ledger.get('/b/#one')]).toEqual([{ first: '/a/' }, { at: 1 }]);
    const next = advanceLedger(ledger, [toPage('/b/', ['uno'])], '2026-03-03');
    expect([next.lost, next.ledger.get('/b/'), next.ledger.get('/a/#one')?.to]).toEqual([
      [],
      { since: '2026-03-03', first: '/a/' },
      '/b/#uno',
    ]);
  });

  it('joins with one of now', () => {
    const { ledger, faults } = parse(
      `{\n${old.join(',\n')}\n  "/a/#one": { "since": "2025-12-01", "at": 1 },\n}`,
    );
    expect([faults, ledger.get('/a/#one')]).toEqual([[], { since: '2025-12-01', at: 1 }]);
  });
});
