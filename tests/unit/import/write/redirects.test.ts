import { describe, expect, it } from 'vitest';
import { listAddresses, type LedgerLine } from '../../../../src/domain/addresses/ledger.ts';
import { advanceLedger } from '../../../../src/domain/addresses/next-ledger.ts';
import { collectRedirects } from '../../../../src/domain/addresses/redirects.ts';
import { createDocument } from '../../../../src/import/document.ts';
import { collectOldUrlRedirects, nameDraft } from '../../../../src/import/write/addresses.ts';
import { createImportLog } from '../../../../src/import/import-log.ts';

const page = { address: '/articles/here/', text: 'aaaaaaaaaaaa', anchors: [] };

function list(oldAddresses: string[], ledger: [string, LedgerLine][] = []) {
  const { kind: _, ...document } = createDocument({
    tree: { type: 'root', children: [] },
    oldAddresses,
  });
  const named = nameDraft(
    {
      ...document,
      collection: 'articles',
      title: { value: 'Here', line: 1 },
      body: [],
      formerIds: [],
      questions: [],
    },
    { id: 'here', questions: [] },
    { fileName: 'here.md', origin: oldAddresses, places: new Map(), downloads: new Map() },
  );
  const log = createImportLog();
  return {
    lines: collectOldUrlRedirects(named, new Map(ledger), '2026-06-01', log),
    log: log.messages,
  };
}

describe('the old address of a text', () => {
  it('is redirected by the path, whatever the site was', () => {
    expect([
      ...list(['https://old.example/2019/a-post', '/Über/Uns/', '/page.html']).lines,
    ]).toEqual([
      ['/2019/a-post/', { to: '/articles/here/', moved: '2026-06-01' }],
      ['/Über/Uns/', { to: '/articles/here/', moved: '2026-06-01' }],
      ['/page.html', { to: '/articles/here/', moved: '2026-06-01' }],
    ]);
  });

  it('is one that the next release redirects', () => {
    const { lines } = list(['/old/']);
    const { ledger, lost } = advanceLedger(lines, [page], '2026-06-02');
    expect(lost).toEqual([]);
    expect(
      collectRedirects(ledger, listAddresses([page])).map(({ from, to }) => `${from} ${to}`),
    ).toEqual(['/old/ /articles/here/']);
  });

  it('that is told by its query is no path, which is said', () => {
    const { lines, log } = list(['https://old.example/?p=12']);
    expect([lines.size, log.map(({ requiresAction }) => requiresAction)]).toEqual([0, [false]]);
  });

  it('that this site has for another page is left to a person, and one that leads here already to nobody', () => {
    expect(
      list(['/about/'], [['/about/', { since: '2026-01-01' }]]).log.map(
        ({ requiresAction }) => requiresAction,
      ),
    ).toEqual([true]);
    expect(list(['/was/'], [['/was/', { to: '/articles/here/' }]])).toEqual({
      lines: new Map(),
      log: [],
    });
  });

  it('that is the same as the new one, the home page, or the path of a file needs nothing', () => {
    expect(list(['/articles/here/', 'https://old.example/', 'file:a/b.md'])).toEqual({
      lines: new Map(),
      log: [],
    });
  });
});
