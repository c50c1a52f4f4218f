import { describe, expect, it } from 'vitest';
import {
  serializeLedger,
  listAddresses,
  parseAnchor,
  type LedgerLine,
} from '../../../../src/domain/addresses/ledger.ts';
import { describeLost } from '../../../../src/domain/addresses/next-ledger.ts';
import { advanceLedger } from '../../../../src/domain/addresses/next-ledger.ts';
import { renameInLedger } from '../../../../src/domain/addresses/renamed-ledger.ts';
import { retireAddresses } from '../../../../src/domain/addresses/retire.ts';
import { toLedger, toPage } from '../made-ledger.ts';

const day = '2026-07-01';

describe('the ledger of what was published', () => {
  it('is sorted, one address a line, with the release in which it appeared', () => {
    expect(serializeLedger(toLedger([toPage('/b/', ['two', 'one']), toPage('/a/')]))).toBe(
      '{\n' +
        '  "/a/": { "since": "2026-06-01" },\n' +
        '  "/b/": { "since": "2026-06-01" },\n' +
        '  "/b/#one": { "since": "2026-06-01", "at": 2 },\n' +
        '  "/b/#two": { "since": "2026-06-01", "at": 1 },\n' +
        '  "//": "Every address that was ever published. The build writes this file: keep it with the content. Branches merge line by line."\n' +
        '}\n',
    );
  });

  it('stays as it is where the next release is the same', () => {
    const pages = [toPage('/b/', ['two', 'one']), toPage('/a/')];
    expect(serializeLedger(advanceLedger(toLedger(pages), pages, day).ledger)).toBe(
      serializeLedger(toLedger(pages)),
    );
  });

  it('changes no line of a heading that stays, where others come before it or move', () => {
    const before = toLedger([toPage('/b/', ['one', 'two', 'three'])]);
    const { ledger } = advanceLedger(before, [toPage('/b/', ['two', 'new', 'three', 'one'])], day);
    expect(['one', 'two', 'new', 'three'].map((id) => ledger.get(`/b/#${id}`))).toEqual([
      { since: '2026-06-01', at: 4 },
      { since: '2026-06-01', at: 2 },
      { since: day, at: 2.5 },
      { since: '2026-06-01', at: 3 },
    ]);
  });

  it('does not miss what appeared after the day that is built', () => {
    const { lost, ledger } = advanceLedger(
      toLedger([toPage('/a/'), toPage('/b/')]),
      [toPage('/a/')],
      '2026-05-01',
    );
    expect(lost).toEqual([]);
    expect(ledger).toEqual(toLedger([toPage('/a/'), toPage('/b/')]));
  });

  it('lets the address of another site wait for a draft, and for nothing else', () => {
    const imported = new Map([
      ['/2019/old/', { to: '/articles/old/', moved: '2026-06-01' }],
      ['/2019/wrong/', { to: '/artcles/old/', moved: '2026-06-01' }],
    ]);
    const drafts = new Set(['/articles/old/']);
    const wait = advanceLedger(imported, [toPage('/')], day, drafts);
    expect(wait.lost.map(({ address }) => address)).toEqual(['/2019/wrong/']);
    expect(wait.ledger.get('/2019/old/')).toEqual(imported.get('/2019/old/'));
    const shown = advanceLedger(wait.ledger, [toPage('/'), toPage('/articles/old/')], day);
    expect(shown.ledger.get('/2019/old/')).toEqual(imported.get('/2019/old/'));
    const hidden = advanceLedger(shown.ledger, [toPage('/')], day, drafts);
    expect(hidden.lost.map(({ address }) => address)).toEqual(['/2019/wrong/', '/articles/old/']);
  });

  it('takes headings and questions for places, and no marks, items of a list or parts of the frame', () => {
    const anchors = [
      ['/a/', 'h2', 'dough'],
      ['/a/', 'h2', 'references'],
      ['/a/', 'details', 'q-why'],
      ['/a/', 'a', 'q-why-cite-mill'],
      ['/a/', 'li', 'ref-mill'],
      ['/sources/', 'li', 'mill'],
    ] as const;
    expect(
      anchors
        .filter(([page, element, id]) => parseAnchor(page, element, id) !== undefined)
        .map(([, , id]) => id),
    ).toEqual(['dough', 'q-why']);
  });
});

describe('an address that is gone', () => {
  const pages = [toPage('/faq/'), toPage('/faq/is-it-safe/'), toPage('/about/', ['us', 'you'])];
  const lost = (...next: ReturnType<typeof toPage>[]) =>
    advanceLedger(toLedger(pages), next, day).lost.map(({ address }) => address);

  it('is lost, a page once for all its places', () => {
    expect(lost(toPage('/faq/'), toPage('/about/', ['us', 'you']))).toEqual(['/faq/is-it-safe/']);
    expect(lost(toPage('/faq/'), toPage('/faq/is-it-safe/'))).toEqual(['/about/']);
    expect(lost(toPage('/faq/'), toPage('/faq/is-it-safe/'), toPage('/about/', ['us']))).toEqual([
      '/about/#you',
    ]);
  });

  it('is told of with the day it appeared, the line to write, and how to give it up', () => {
    const ledger = toLedger(pages);
    const now = [toPage('/faq/'), toPage('/faq/is-it-save/'), toPage('/about/', ['us'])];
    const text = describeLost(advanceLedger(ledger, now, day).lost, ledger, listAddresses(now));
    expect(text.split('\n')).toEqual([
      'The new release was not published, because in it 2 addresses that were published lead nowhere; the one before stays.',
      '  /about/#you, published since 2026-06-01, is gone: its page has no such place any more. If its text is elsewhere now, write that in content/permalinks.json, such as',
      '    "/about/#you": { "since": "2026-06-01", "to": "/about/" }',
      '  /faq/is-it-safe/, published since 2026-06-01, is gone. If its text is elsewhere now, write that in content/permalinks.json, such as',
      '    "/faq/is-it-safe/": { "since": "2026-06-01", "to": "/faq/is-it-save/" }',
      'Where a file only got another name, give it back the old one and use npm run rename, which writes the line.',
      'Where nothing takes their place: npm run build -- --retire "/about/#you,/faq/is-it-safe/"',
    ]);
  });

  it('is not lost where a line says where its text went, and the line gets its day', () => {
    const ledger = toLedger(pages, { '/about/': { since: '2026-06-01', to: '/faq/' } });
    const next = advanceLedger(ledger, pages.slice(0, 2), day);
    expect([next.lost, next.ledger.get('/about/')]).toEqual([
      [],
      { since: '2026-06-01', to: '/faq/', moved: day },
    ]);
  });

  it('is lost where its line leads to nothing, or in a circle, which is refused once', () => {
    const ledger = toLedger(pages, {
      '/x/': { to: '/y/' },
      '/y/': { to: '/x/' },
      '/z/': { to: '/nowhere/' },
    });
    const { lost: found } = advanceLedger(ledger, pages, day);
    expect(found.map(({ address }) => address)).toEqual(['/x/', '/z/']);
    const text = describeLost(found, ledger, listAddresses(pages));
    expect(text).toContain('/x/ leads in a circle: /x/ to /y/ to /x/.');
    expect(text).toContain('/z/ leads to /nowhere/, which is no page and no place of the site.');
  });

  it('can be given up for good, with the reason, which no later release asks about', () => {
    const now = pages.slice(0, 2);
    const retired = retireAddresses(
      toLedger(pages),
      { addresses: ['/about/'], reason: 'We moved.' },
      listAddresses(now),
      day,
    );
    const next = advanceLedger(retired, now, day);
    expect([next.lost, next.ledger.get('/about/')]).toEqual([
      [],
      { since: '2026-06-01', retired: day, reason: 'We moved.' },
    ]);
  });

  it.each([
    ['/faq/', /^\/faq\/ is on the site\. Delete its file first/],
    [
      '/abut/',
      /^\/abut\/ was never published, so it cannot be retired\. Did you mean \/about\/\?$/,
    ],
  ])('cannot be given up where it is %s', (address, message) => {
    expect(() =>
      retireAddresses(
        toLedger(pages),
        { addresses: [address], reason: undefined },
        listAddresses(pages),
        day,
      ),
    ).toThrow(message);
  });

  it('leads to the page of the question or topic that another page no longer shows', () => {
    const before = [toPage('/a/', ['q-why']), toPage('/faq/why/')];
    expect(advanceLedger(toLedger(before), [toPage('/a/'), toPage('/faq/why/')], day).lost).toEqual(
      [],
    );
  });

  it.each<readonly [string, LedgerLine, LedgerLine]>([
    [
      'given up with the question that had the id',
      { retired: '2026-06-15', reason: 'Wrong.' },
      { since: '2026-06-01', retired: '2026-06-15', reason: 'Wrong.' },
    ],
    [
      'led to what was written for the question that had the id',
      { to: '/faq/how/', moved: '2026-06-15' },
      { since: '2026-06-01', to: '/faq/how/', moved: '2026-06-15' },
    ],
  ])('is %s, where another question has that id now', (_, line, expected) => {
    const before = toLedger([
      toPage('/a/', ['q-why']),
      toPage('/b/', ['q-why']),
      toPage('/faq/why/'),
      toPage('/faq/how/'),
    ]);
    // The page /b/ got the name /c/ since, by the lines that a rename writes.
    const moved = new Map([
      ...before,
      ['/faq/why/', line],
      ['/b/', { since: '2026-06-01', to: '/c/' }],
      ['/b/#q-why', { since: '2026-06-01', to: '/c/#q-why' }],
    ]);
    const { ledger } = advanceLedger(
      moved,
      [toPage('/a/'), toPage('/c/'), toPage('/faq/why/'), toPage('/faq/how/')],
      day,
    );
    expect([ledger.get('/a/#q-why'), ledger.get('/b/#q-why')]).toEqual([expected, expected]);
  });
});

describe('a heading in other words', () => {
  it('keeps its old id, where it stands between the same headings', () => {
    const { ledger, lost, reworded } = advanceLedger(
      toLedger([toPage('/a/', ['one', 'two', 'three'])]),
      [toPage('/a/', ['one', 'deux', 'three'])],
      day,
    );
    expect([lost, reworded]).toEqual([[], [{ from: '/a/#two', to: '/a/#deux' }]]);
    expect(ledger.get('/a/#two')).toEqual({ since: '2026-06-01', to: '/a/#deux', moved: day });
  });

  it('stands where its number says, in whatever order the ledger has its lines', () => {
    const lines = [...toLedger([toPage('/a/', ['one', 'two', 'three', 'four'])])];
    for (const ledger of [lines, lines.toReversed(), [...lines.slice(2), ...lines.slice(0, 2)]])
      expect(
        advanceLedger(new Map(ledger), [toPage('/a/', ['one', 'deux', 'three', 'quatre'])], day)
          .reworded,
      ).toEqual([
        { from: '/a/#two', to: '/a/#deux' },
        { from: '/a/#four', to: '/a/#quatre' },
      ]);
  });

  it('keeps every id it ever had, and may get back its first', () => {
    const first = toLedger([toPage('/a/', ['one'])]);
    const second = advanceLedger(first, [toPage('/a/', ['two'])], day).ledger;
    const third = advanceLedger(second, [toPage('/a/', ['three'])], '2026-08-01');
    expect([third.lost, third.ledger.get('/a/#one')?.to]).toEqual([[], '/a/#three']);
    const back = advanceLedger(third.ledger, [toPage('/a/', ['one'])], '2026-09-01');
    expect([back.lost, back.ledger.get('/a/#one')?.to, back.ledger.get('/a/#three')?.to]).toEqual([
      [],
      undefined,
      '/a/#one',
    ]);
  });

  it('is known by its words where headings came or went beside it, and else asked about', () => {
    const next = advanceLedger(
      toLedger([toPage('/a/', ['how-long-it-keeps', 'salt'])]),
      [toPage('/a/', ['flour', 'how-long-bread-keeps', 'yeast'])],
      day,
    );
    expect([next.reworded, next.lost.map(({ address }) => address)]).toEqual([
      [{ from: '/a/#how-long-it-keeps', to: '/a/#how-long-bread-keeps' }],
      ['/a/#salt'],
    ]);
  });
});

describe('an entry with a new name', () => {
  const before = [
    toPage('/faq/', ['q-why', 'q-how']),
    toPage('/faq/why/', ['more']),
    toPage('/faq/how/'),
  ];
  const renaming = { collection: 'faq', from: 'why', to: 'why-so', ids: ['why', 'how'] } as const;
  const renamed = renameInLedger(toLedger(before), renaming, undefined, day);

  it('leads from its old address and its old places to the new ones', () => {
    const { lost } = advanceLedger(
      renamed,
      [
        toPage('/faq/', ['q-why-so', 'q-how']),
        toPage('/faq/why-so/', ['more']),
        toPage('/faq/how/'),
      ],
      day,
    );
    expect(lost).toEqual([]);
    expect([
      renamed.get('/faq/why/')?.to,
      renamed.get('/faq/#q-why')?.to,
      renamed.get('/faq/#q-how')?.to,
    ]).toEqual(['/faq/why-so/', '/faq/#q-why-so', undefined]);
  });

  it('is where it was when it gets its old name back', () => {
    const back = renameInLedger(
      renamed,
      { ...renaming, from: 'why-so', to: 'why' },
      undefined,
      '2026-08-01',
    );
    const next = advanceLedger(back, before, '2026-08-01');
    expect([next.lost, next.ledger.get('/faq/why/')?.to]).toEqual([[], undefined]);
  });
});
