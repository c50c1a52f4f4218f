import { describe, expect, it } from 'vitest';
import { fixContent, fixFiles } from '../../../src/check/fixes/fix.ts';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { usualOrDeep } from '../../deep.ts';
import { createRandom } from './random.ts';
import {
  createDiagnostic,
  faqHead,
  faqWith,
  type Files,
  pageWith,
  toFile,
  wellFiles,
} from './small-content.ts';

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01';

/**
 * The small site with these changes, mended: the texts of the files that changed, and the lines of
 * what was done.
 */
function fix(changes: Files, isMeant?: (path: string) => boolean) {
  const all = Object.entries<string | Uint8Array | undefined>({ ...wellFiles, ...changes });
  const files = all
    .flatMap(([path, text]) => (text === undefined ? [] : [toFile(path, text)]))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
  const { changed, fixes: mends, report } = fixContent(files, '2026-06-01', isMeant);
  const after = files.map((file) => changed.find(({ path }) => path === file.path) ?? file);
  return {
    after,
    report,
    texts: Object.fromEntries(changed.map(({ path, bytes }) => [path, bytes.toString()])),
    done: mends.map(
      ({ path, line, column, describe: words }) => `${path}:${line}:${column} ${words}`,
    ),
  };
}

describe('a mend', () => {
  it.each([
    ['published: 2026-1-1', 'published: 2026-01-01'],
    ['published: 2026/03/01', 'published: 2026-03-01'],
    ['published: "2026.03.01"', 'published: 2026-03-01'],
    ['published: 1 March 2026', 'published: 2026-03-01'],
    ['published: March 1st, 2026', 'published: 2026-03-01'],
    ['published: 1. März 2026', 'published: 2026-03-01'],
    ['published: 31.3.2026', 'published: 2026-03-31'],
    ['published: 2026-01-01\nasks:\n  - 2026', 'published: 2026-01-01\nasks:\n  - "2026"'],
    ['published: 2026-01-01\nasks: [true]', 'published: 2026-01-01\nasks: ["true"]'],
    [
      'published: 2026-01-01\nasks:\n  - Is it safe: really?',
      'published: 2026-01-01\nasks:\n  - "Is it safe: really?"',
    ],
    ['published: 2026-01-01\nasks:\n  - @home?', 'published: 2026-01-01\nasks:\n  - "@home?"'],
    ['published: 2026-01-01\nasks:\n  - 0x1f', 'published: 2026-01-01\nasks:\n  - "0x1f"'],
    ['publised: 2026-01-01', 'published: 2026-01-01'],
    ['"publised": 2026-01-01 # first', 'published: 2026-01-01 # first'],
    ['published: 2026-01-01\nodrer: 10', 'published: 2026-01-01\norder: 10'],
    ['published: 2026-01-01\nrelated: [how-lnog]', 'published: 2026-01-01\nrelated: [how-long]'],
    ['published: 2026-01-01  \nasks: []', 'published: 2026-01-01\nasks: []'],
  ])('of the front matter writes what can only be meant: %j', (wrong, right) => {
    const before = faqHead(`question: Is it safe?\ntopic: safety\n${wrong}`);
    expect(fix(before).texts).toEqual(faqHead(`question: Is it safe?\ntopic: safety\n${right}`));
  });

  it('puts a value with a colon in quotes that do not end within it', () => {
    const question = (written: string) => faqHead(head.replace('Is it safe?', written));
    expect(fix(question('Is it: safe?')).texts).toEqual(question('"Is it: safe?"'));
    expect(fix(question('Is "it": safe?')).texts).toEqual(question('\'Is "it": safe?\''));
    expect(fix(question("'Isn't it safe?'")).texts).toEqual(question('"Isn\'t it safe?"'));
  });

  it.each([
    ['Is it safe??', 'Is it safe?'],
    ['Is it safe?!', 'Is it safe?'],
    ['Is it safe ?', 'Is it safe?'],
  ])('of the question %s leaves one mark at its end', (wrong, right) => {
    const before = faqHead(head.replace('Is it safe?', wrong));
    expect(fix(before).texts).toEqual(faqHead(head.replace('Is it safe?', right)));
  });

  it.each([
    ['[a](/faq/is-it-safe)', '[a](/faq/is-it-safe/)'],
    [
      '[/faq/how-long](/faq/how-long "/faq/how-long")',
      '[/faq/how-long](/faq/how-long/ "/faq/how-long")',
    ],
    ['[words](../articles/bread.mdx#the-dough)', '[words](/articles/bread/#the-dough)'],
    ['[words](https://www.bread-shelf.org/faq/)', '[words](/faq/)'],
    ['[words][x]\n\n[x]: /faq/how-long', '[words][x]\n\n[x]: /faq/how-long/'],
    ['We cite [@traditon].', 'We cite [@tradition].'],
    ['We ba\u200bke\u200b.', 'We bake.'],
    ['<Faq ids="how-long is-it-saef" />', '<Faq ids="how-long is-it-safe" />'],
    ['We bake \nbread.', 'We bake\nbread.'],
  ])('of a text writes what can only be meant: %j', (wrong, right) => {
    expect(fix(pageWith(wrong)).texts).toEqual(pageWith(right));
  });

  it.each(['- flour \n- water', 'Fewer than <ten \nand {more}.'])(
    'of plain Markdown takes spaces away at the ends of lines, whatever signs there are: %j',
    (wrong) => {
      expect(fix(faqWith(wrong)).texts).toEqual(faqWith(wrong.replace(' \n', '\n')));
    },
  );

  it('of a value with one near name writes that name', () => {
    const source = (kind: string) => ({
      'sources/haller-2020.yml': wellFiles['sources/haller-2020.yml'].replace(
        'systematic-review',
        kind,
      ),
    });
    expect(fix(source('systematic-reveiw')).texts).toEqual(source('systematic-review'));
    expect(fix({ 'site.yml': wellFiles['site.yml'].replace('/about/', '/about') }).done).toEqual(
      [],
    );
    expect(
      fix({
        'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace('./loaf.png', './Loaf.png'),
      }).done,
    ).toEqual(['articles/bread.mdx:18:11 Write ./loaf.png for ./Loaf.png']);
  });

  it.each([
    faqHead(head.replace('2026-01-01', '03/04/2026')),
    faqHead(head.replace('2026-01-01', '2026-02-30')),
    faqHead(`${head}\nupdated: 2026-01-01T10:00:00Z`),
    faqHead(`${head}\nrelated: [is-it-sfae]`),
    faqHead(`${head}\nrelated: [how-long, how-lnog]`),
    faqHead(`${head}\nreviewed:\n  by: ada-baker\n  one: 2026-01-01\n  on: 2026-01-01`),
    faqHead(`${head}\norder: 1_000`),
    faqHead(head.replace('safety\n', 'safety')),
    faqHead(`${head}\nrelated:  - how-long`),
    faqHead(`${head}\nreviewed:'\n  by: ada-baker\n  on: 2026-01-02`),
    faqHead(`${head}\nreviewed: by: ada-baker`),
    { 'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace('ada-baker', 'ada-bakre') },
    { 'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace('[is-it-safe]', '[is-it-sa]') },
    faqHead(`${head}\nasks:\n  - label: really?`),
    faqHead(`${head}\nasks:\n  - Is it: safe? # or not`),
    faqHead(head.replace('Is it safe?', 'Is it: safe\n  and sound?')),
    faqWith('Yes [@haller-2021].'),
    faqWith('Yes [@tradtion-and-more].'),
    faqWith('See [it](/faq/is-it-saef/).'),
    faqWith('One line  \nand another.'),
    faqWith('Yes:\n\n    code \n    more'),
    faqWith('Yes:\n\n```\ncode \n```'),
    faqWith('A line with a backslash \\ \nat its end.'),
    faqWith('ไทย\u200bไทย'),
  ])('is not made where more than one thing can be meant: %j', (changes) => {
    expect(fix(changes).done).toEqual([]);
  });

  it('is not made where two ids are as near', () => {
    const topic = (id: string) => ({ [`topics/${id}.yml`]: wellFiles['topics/safety.yml'] });
    expect(fix({ ...faqHead(head.replace('safety', 'safetx')), ...topic('safeta') }).done).toEqual(
      [],
    );
  });

  it('leaves each byte outside it as it is: byte order mark, line ends, and an end without one', () => {
    const [before, after] = ['2026-1-1', '2026-01-01'].map(
      (day) =>
        `\ufeff---\r\nquestion: "Is it 👩‍🍳 safe?"\r\ntopic: safety\r\npublished: ${day}\r\n---\r\n\r\nYes,\u00a0mostly.`,
    );
    expect(fix({ 'faq/is-it-safe.md': before }).texts).toEqual({ 'faq/is-it-safe.md': after });
  });

  it('is not made in a file that is not UTF-8', () => {
    expect(
      fix({
        'faq/is-it-safe.md': Buffer.from(
          `---\n${head.replace('-01-01', '-1-1')}\n---\n\nna\u00efve\n`,
          'latin1',
        ),
      }).done,
    ).toEqual([]);
  });

  it('is made only in the files that are meant', () => {
    const changes = {
      ...faqHead(head.replace('safety', 'saftey')),
      ...pageWith('[a](/faq/how-long)'),
    };
    expect(fix(changes, (path) => path.startsWith('pages/')).done).toEqual([
      'pages/about.mdx:6:5 Write /faq/how-long/ for /faq/how-long',
    ]);
  });

  it('that another brings to light is made too, and each is told with its place', () => {
    const { done, report } = fix({
      'faq/is-it-safe.md': `---\n${head}\nasks:\n  - @home?\nodrer: 10\n---\n\nYes.\n`,
    });
    expect(done).toEqual([
      'faq/is-it-safe.md:6:5 Put the value in quotes: "@home?"',
      'faq/is-it-safe.md:7:1 Write the field as order',
    ]);
    expect(report.hasErrors).toBe(false);
  });
});

describe('mends', () => {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };

  it('that overlap are left for the next round, all but the first, and none is made by half', () => {
    const problems = [
      createDiagnostic('error', 'yaml', 'a.md', place, '1', {
        fix: { describe: 'one', edits: [{ start: 0, end: 4, text: 'A' }] },
      }),
      createDiagnostic('error', 'yaml', 'a.md', place, '2', {
        fix: {
          describe: 'two',
          edits: [
            { start: 3, end: 5, text: 'B' },
            { start: 8, end: 9, text: 'B' },
          ],
        },
      }),
      createDiagnostic('error', 'yaml', 'a.md', place, '3', {
        fix: { describe: 'three', edits: [{ start: 4, end: 4, text: '-' }] },
      }),
      createDiagnostic('error', 'yaml', 'a.md', place, '4', {
        fix: { describe: 'four', edits: [{ start: 7, end: 99, text: 'C' }] },
      }),
    ];
    const { changed, fixes: mends } = fixFiles([toFile('a.md', '0123456789')], problems);
    expect(changed.map(({ bytes }) => bytes.toString())).toEqual(['A-456789']);
    expect(mends.map(({ describe: words }) => words)).toEqual(['one', 'three']);
  });

  it('change no byte outside their edits, whatever the text', () => {
    const random = createRandom(11);
    const signs = ['a', 'é', '日', '👩‍🍳', '\r\n', '\n', ' ', '\ufeff', '\u0000', 'b'];
    for (let count = 0; count < 500; count += 1) {
      const parts = Array.from({ length: 1 + random(20) }, () => signs[random(signs.length)] ?? '');
      const mark = random(2) === 0 ? '' : '\ufeff';
      let at = 0;
      // Every other part is replaced, so what is to come out is known.
      const written = parts.map((part, index) => {
        const start = at;
        at += part.length;
        return {
          part,
          edit:
            index % 2 === 0
              ? undefined
              : { start, end: at, text: signs[random(signs.length)] ?? '' },
        };
      });
      const problems = written.flatMap(({ edit }): Diagnostic[] =>
        edit === undefined
          ? []
          : [
              createDiagnostic('error', 'yaml', 'a.md', place, 'x', {
                fix: { describe: 'x', edits: [edit] },
              }),
            ],
      );
      const { changed } = fixFiles(
        [toFile('a.md', mark + parts.join(''))],
        random(2) === 0 ? problems : problems.toReversed(),
      );
      const expected = mark + written.map(({ part, edit }) => edit?.text ?? part).join('');
      // Without a mark, a first U+FEFF is one.
      if (mark === '' && parts[0] === '\ufeff') continue;
      expect((changed[0]?.bytes ?? Buffer.from(mark + parts.join(''))).toString()).toBe(expected);
    }
  });

  it('that are made twice change nothing more than made once', () => {
    const random = createRandom(5);
    const faults: readonly (readonly [string, string])[] = [
      ['2026-01-01', '2026-1-1'],
      ['2026-01-01', '1 January 2026'],
      ['2026-01-01', '01/02/2026'],
      ['topic:', 'topci:'],
      ['question:', 'qestion:'],
      ['title:', 'titel:'],
      ['safety', 'saftey'],
      ['haller-2020]', 'haler-2020]'],
      ['/#the', '#the'],
      ['Mostly', 'Mo\u200bstly \n'],
      ['\n', '\r\n'],
      ['label: ', 'label: 10: '],
      ['Bread', '2026'],
      ['systematic-review', 'systematic reviev'],
      ['how-long', 'how-lonk'],
      [': ', ':\t'],
      ['./loaf.png', './LOAF.png'],
      ['is-it-safe', 'is-it-saf'],
      ['\n', ' \n'],
      ['? ', '?: '],
    ];
    for (let count = 0; count < usualOrDeep(40, 80); count += 1) {
      const changes = Object.fromEntries(
        Object.entries(wellFiles).flatMap(([path, text]) => {
          if (typeof text !== 'string' || random(3) > 0) return [];
          const mutated = Array.from({ length: 1 + random(4) }).reduce<string>((current) => {
            const [from, to] = faults[random(faults.length)] ?? ['', ''];
            return random(2) === 0 ? current.replace(from, to) : current.replaceAll(from, to);
          }, text);
          return [[path, mutated]];
        }),
      );
      const once = fixContent(fix(changes).after, '2026-06-01');
      expect([once.changed.map(({ path }) => path), once.fixes], JSON.stringify(changes)).toEqual([
        [],
        [],
      ]);
    }
  });

  it('of a slip of one letter give back what was there, or leave it', () => {
    const random = createRandom(3);
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    const paths = Object.entries(wellFiles).flatMap(([path, text]) =>
      typeof text === 'string' && !path.endsWith('.svg') ? [[path, text] as const] : [],
    );
    let restored = 0;
    for (let count = 0; count < usualOrDeep(75, 150); count += 1) {
      const [path, text] = paths[random(paths.length)] ?? ['', ''];
      const spots = [...text.matchAll(/[a-z](?=[a-z])/g)].map(({ index }) => index);
      const at = spots[random(spots.length)] ?? 0;
      const letter = letters[random(letters.length)] ?? '';
      const [one, two] = [text.charAt(at), text.charAt(at + 1)];
      const slip = [two, letter + one + two, letter + two, two + one][random(4)] ?? '';
      const wrong = text.slice(0, at) + slip + text.slice(at + 2);
      const { texts } = fix({ [path]: wrong });
      if (texts[path] === undefined) continue;
      expect(texts, wrong).toEqual({ [path]: text });
      restored += 1;
    }
    expect(restored).toBeGreaterThan(usualOrDeep(20, 40));
  });
});

describe('a fix that would change more than it says', () => {
  const path = 'pages/about.mdx';
  const text = wellFiles[path].replace('We bake.', 'We bake.\n\nAnd *sell*.\n\n- One');
  const make = (old: string, written: string) => {
    const start = text.lastIndexOf(old);
    const edits = [{ start, end: start + old.length, text: written }];
    const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
    return createDiagnostic('error', 'link', path, place, '', { fix: { describe: old, edits } });
  };

  it.each([
    ['We bake.', '~~~\nWe bake.'],
    ['We bake.', '<!--'],
    ['*sell', 'sell'],
    ['title: About', 'title: About\ndescription: Us'],
    ['\n\nAnd', '\n- '],
  ])('is not made, and told: %j to %j', (old, written) => {
    const { changed, fixes, refused } = fixFiles([toFile(path, text)], [make(old, written)]);
    expect([changed, fixes, refused.map(({ describe: words }) => words)]).toEqual([[], [], [old]]);
  });

  it('keeps no other from being made', () => {
    const { fixes, refused } = fixFiles(
      [toFile(path, text)],
      [make('We bake.', '~~~\nWe bake.'), make('title: About', 'title: Us'), make('sell', 'give')],
    );
    expect(fixes.map(({ describe: words }) => words)).toEqual(['title: About', 'sell']);
    expect(refused.map(({ describe: words }) => words)).toEqual(['We bake.']);
  });
});
