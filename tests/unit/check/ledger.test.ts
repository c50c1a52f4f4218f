import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/check/check.ts';
import { fixContent } from '../../../src/check/fixes/fix.ts';
import { toLine, toFile, wellFiles, type Files } from './small-content.ts';
import {
  serializeLedger,
  type Ledger,
  type LedgerLine,
} from '../../../src/domain/addresses/ledger.ts';
import { parseLedger } from '../../../src/publish/ledger/ledger-file.ts';

const since = { since: '2026-01-01' };
const whole: Ledger = new Map<string, LedgerLine>([
  ['/', since],
  ['/articles/page/2/', since],
  ['/articles/bread/', since],
  ['/articles/bread/#q-is-it-safe', since],
  ['/articles/bread/#the-dough', { ...since, at: 1 }],
  ['/faq/', since],
  ['/faq/#q-how-long', since],
  ['/faq/is-it-safe/', since],
  ['/old/page.html', { to: '/about/', moved: '2026-01-01' }],
  ['/sources/#haller-2020', since],
]);

function toFiles(changes: Files) {
  return Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes })
    .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function check(ledger: string | undefined, changes: Files = {}, shown?: Ledger): string[] {
  const { diagnostics: problems } = checkFiles(
    toFiles({ ...changes, 'permalinks.json': ledger }),
    '2026-06-01',
    { released: shown },
  );
  return problems.filter(({ rule }) => rule === 'ledger').map(toLine);
}

describe('the check of the ledger', () => {
  it('finds nothing where all that was published is there', () => {
    expect(check(serializeLedger(whole))).toEqual([]);
    expect(check(serializeLedger(whole), {}, whole)).toEqual([]);
    expect(check(undefined)).toEqual([]);
  });

  it('tells of a page that is gone, with its line, the line to write and the other ways', () => {
    expect(check(serializeLedger(new Map([...whole, ['/faq/is-it-sound/', since]])))).toEqual([
      'permalinks.json:10:3 error [ledger] /faq/is-it-sound/, published since 2026-01-01, is gone. If its text is elsewhere now, write that in content/permalinks.json, such as ' +
        '"/faq/is-it-sound/": { "since": "2026-01-01", "to": "/faq/" }. If its file only got another name, give it back the old one and use npm run rename. If nothing takes its place: npm run build -- --retire "/faq/is-it-sound/"',
    ]);
  });

  it('tells of a heading that is gone where its text was edited, and of none that was reworded', () => {
    const two = new Map<string, LedgerLine>([
      ...whole,
      ['/articles/bread/#salt', { ...since, at: 2 }],
    ]);
    expect(check(serializeLedger(two))).toEqual([
      expect.stringMatching(
        /^articles\/bread\.mdx error \[ledger\] \/articles\/bread\/#salt, published since 2026-01-01, is gone: its page has no such place any more\./,
      ),
    ]);
    expect(
      check(serializeLedger(whole), {
        'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace('## The dough', '## Leaven'),
        'faq/how-long.md': undefined,
        'permalinks.json': undefined,
      }).filter((line) => line.includes('the-dough')),
    ).toEqual([]);
  });

  it('tells of a page that is a draft again or leads in a circle', () => {
    expect(
      check(serializeLedger(whole), {
        'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md'].replace(
          'topic:',
          'draft: true\ntopic:',
        ),
      }).join('\n'),
    ).toContain('/faq/is-it-safe/, published since 2026-01-01, is gone.');
    expect(
      check(
        serializeLedger(
          new Map<string, LedgerLine>([...whole, ['/x/', { to: '/y/' }], ['/y/', { to: '/x/' }]]),
        ),
      ),
    ).toEqual([expect.stringContaining('/x/ leads in a circle: /x/ to /y/ to /x/.')]);
  });

  it('tells of a line that cannot be read, and asks nothing of the others meanwhile', () => {
    expect(
      check(
        serializeLedger(new Map([...whole, ['/gone/', since]])).replace('"/faq/": {', '"/faq/": ['),
      ),
    ).toEqual([
      expect.stringMatching(/^permalinks\.json:7:3 error \[ledger\] The line is cut off/),
    ]);
    expect(check('')).toEqual([
      expect.stringMatching(/^permalinks\.json:1:1 error \[ledger\] The file is empty\./),
    ]);
  });

  it('tells of a ledger that is gone, cut off or from another time, beside a release that is on show, which can be mended from there', () => {
    expect(check(undefined, {}, whole)).toEqual([
      expect.stringMatching(
        /^permalinks\.json warning \[ledger\] There is no permalinks\.json, though a release of this site is on show, with 10 addresses\./,
      ),
    ]);
    const text = serializeLedger(whole);
    for (const damaged of [
      '',
      text.slice(0, 100),
      text.slice(0, text.indexOf('\n', 200) + 1),
      '{\n}\n',
    ]) {
      expect(check(damaged, {}, whole)).toEqual([
        expect.stringMatching(/^permalinks\.json.* warning \[ledger\] /),
      ]);
      const { changed, report } = fixContent(
        toFiles({ 'permalinks.json': damaged }),
        '2026-06-01',
        () => true,
        { released: whole },
      );
      expect(changed.map(({ path }) => path)).toEqual(['permalinks.json']);
      expect(parseLedger(new Map([['permalinks.json', String(changed[0]?.bytes)]]))).toEqual(whole);
      expect(report.diagnostics.filter(({ rule }) => rule === 'ledger')).toEqual([]);
    }
  });

  it('names the first of the addresses that it forgot, and counts the others', () => {
    const tellWithout = (count: number) =>
      check(serializeLedger(new Map([...whole].slice(0, -count))), {}, whole).join('\n');
    expect(tellWithout(1)).toContain('does not know: /sources/#haller-2020. ');
    expect(tellWithout(3)).toContain('/faq/is-it-safe/, /old/page.html, /sources/#haller-2020. ');
    expect(tellWithout(5)).toContain(
      '5 addresses that the ledger does not know: /faq/, /faq/#q-how-long, /faq/is-it-safe/ and 2 more. ',
    );
  });

  it('tells of the marks of a merge, and takes them out', () => {
    const text = serializeLedger(whole).replace(
      '  "/faq/": ',
      '<<<<<<< HEAD\n=======\n>>>>>>> other\n  "/faq/": ',
    );
    expect(check(text)).toEqual([
      expect.stringMatching(
        /^permalinks\.json:7:1 warning \[ledger\] The marks of a merge stand here\./,
      ),
    ]);
    const { changed } = fixContent(toFiles({ 'permalinks.json': text }), '2026-06-01');
    expect(String(changed[0]?.bytes)).toBe(serializeLedger(whole));
  });
});

describe('the check of a ledger in parts', () => {
  const parts = {
    'permalinks.json': undefined,
    'permalinks/pages.json': serializeLedger(new Map([...whole].slice(0, 5))),
    'permalinks/other.json': serializeLedger(new Map([...whole].slice(5))),
  };
  const checkParts = (changes: Files, shown?: Ledger) =>
    checkFiles(toFiles({ ...parts, ...changes }), '2026-06-01', { released: shown })
      .diagnostics.filter(({ rule }) => ['ledger', 'file-place', 'file-name'].includes(rule))
      .map(toLine);

  it('reads them as one', () => {
    expect(checkParts({})).toEqual([]);
    expect(checkParts({ 'permalinks.json': serializeLedger(whole) }, whole)).toEqual([]);
  });

  it('tells of a page that is gone where its line stands', () => {
    const [line, ...more] = checkParts({
      'permalinks/pages.json': serializeLedger(new Map([['/faq/is-it-sound/', since]])),
    });
    expect(line).toMatch(/^permalinks\/pages\.json:2:3 error \[ledger\] \/faq\/is-it-sound\/, /);
    expect(more).toEqual([]);
  });

  it('mends the part that is damaged with what the release on show has, and no other', () => {
    const text = parts['permalinks/other.json'];
    const damaged = text.slice(0, text.indexOf('/old/page.html') - 3);
    const files = toFiles({ ...parts, 'permalinks/other.json': damaged });
    const { changed } = fixContent(files, '2026-06-01', () => true, {
      released: whole,
    });
    expect(changed.map(({ path }) => path)).toEqual(['permalinks/other.json']);
    expect(
      parseLedger(
        new Map([
          ['permalinks/pages.json', parts['permalinks/pages.json']],
          ['permalinks/other.json', String(changed[0]?.bytes)],
        ]),
      ),
    ).toEqual(whole);
  });
});
