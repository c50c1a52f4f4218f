import { describe, expect, it } from 'vitest';
import { check, faqHead, faqWith, pageWith, wellFiles, type Files } from './small-content.ts';

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01';

/** What the problems of a rule suggest, in the small site with these changes. */
function suggest(rule: string, changes: Files) {
  return check(changes)
    .diagnostics.filter((each) => each.rule === rule)
    .map(({ suggestion }) => suggestion);
}

/** The places elsewhere that the problems of a rule point to. */
function relate(rule: string, changes: Files) {
  const found = check(changes).diagnostics.filter((each) => each.rule === rule);
  return found.flatMap(({ related = [] }) =>
    related.map(
      ({ path, line, column, endColumn, message }) =>
        `${path}${line === undefined ? '' : `:${line}:${column}-${endColumn}`} ${message}`,
    ),
  );
}

describe('a problem says what to write', () => {
  it.each([
    ['schema', faqHead(`${head}\nodrer: 10`), 'order'],
    ['schema', faqHead(`${head}\nupdated: 1 March 2026`), '2026-03-01'],
    ['schema', faqHead(`${head}\nasks: [2026]`), '"2026"'],
    ['schema', faqHead(`${head}\nrelated: [how-long.md]`), 'how-long'],
    ['schema', faqHead(head.replace('safe?', 'safe')), 'Is it safe?'],
    [
      'schema',
      {
        'sources/haller-2020.yml': `${wellFiles['sources/haller-2020.yml']}doi: https://doi.org/10.1000/182\n`,
      },
      '10.1000/182',
    ],
    ['yaml', faqHead(head.replace('Is it safe?', '*why*?')), '"*why*?"'],
    ['yaml', faqHead(`${head}\nupdated: 2026-01-01T10:00:00Z`), '2026-01-01'],
    ['reference', faqHead(head.replace('safety', 'saftey')), 'safety'],
    ['citation', faqWith('Yes [@haller-202].'), '[@haller-2020]'],
    ['link', pageWith('[a](www.who.int/health)'), 'https://www.who.int/health'],
    ['link', pageWith('[a](/articles/bread/#the-duogh)'), '/articles/bread/#the-dough'],
    ['link', pageWith('[a](http://www.who.int/)'), 'https://www.who.int/'],
    [
      'image',
      { 'articles/bread.mdx': wellFiles['articles/bread.mdx'].replace('./loaf.png', './loav.png') },
      './loaf.png',
    ],
    ['component', pageWith('<Callout knd="note">\nWait.\n</Callout>'), 'kind'],
    ['front-matter', { 'faq/is-it-safe.md': `---\n${head}\n----\n\nYes.\n` }, '---'],
    ['mdx', pageWith('<Callout kind="note">\nWait.\n</Figure>'), '</Callout>'],
  ] as const)('where that is one thing: %s', (rule, changes, suggestion) => {
    expect(suggest(rule, changes)).toContain(suggestion);
  });

  it('and says nothing where it is several', () => {
    expect(suggest('reference', faqHead(head.replace('safety', 'zzz')))).toEqual([undefined]);
    expect(suggest('schema', faqHead(head.replace('2026-01-01', '03/04/2026')))).toEqual([
      undefined,
    ]);
  });
});

describe('a problem points to its first cause', () => {
  it.each([
    [
      'yaml',
      faqHead(`${head}\ntopic: baking`),
      'faq/is-it-safe.md:3:1-6 Here "topic" stands first.',
    ],
    [
      'reference',
      faqHead(`${head}\nrelated: [how-long, how-long]`),
      'faq/is-it-safe.md:5:11-19 Here stands "how-long" first.',
    ],
    [
      'reference',
      pageWith('<Faq ids="how-long" />\n\n<Faq ids="how-long" />'),
      'pages/about.mdx:6:11-19 Here "how-long" is shown first.',
    ],
    [
      'file-name',
      { 'faq/Is-It-Safe.md': wellFiles['faq/is-it-safe.md'] },
      'faq/is-it-safe.md This file has that name.',
    ],
    [
      'mdx',
      pageWith('Text.\n\n<Callout kind="note">\nWait.\n</Figure>'),
      'pages/about.mdx:8:1-10 Here <Callout> is opened.',
    ],
  ] as const)('that lies elsewhere: %s', (rule, changes, related) => {
    expect(relate(rule, changes)).toContain(related);
  });

  it('which of a reference to a draft is the line that makes it one', () => {
    const draft = {
      'faq/is-it-safe.md': wellFiles['faq/is-it-safe.md'].replace(
        'published:',
        'draft: true\npublished:',
      ),
    };
    expect(relate('reference', draft)).toContain(
      'faq/is-it-safe.md:4:1-12 "is-it-safe" is a draft by this line.',
    );
  });
});

it('a field that is missing since its name is misspelt is told once', () => {
  const found = check(faqHead(head.replace('question:', 'qestion:'))).diagnostics.filter(
    ({ path }) => path === 'faq/is-it-safe.md',
  );
  expect(found.map(({ rule, line, message }) => [rule, line, message])).toEqual([
    ['schema', 2, 'There is no field "qestion". Did you mean "question"?'],
  ]);
});
