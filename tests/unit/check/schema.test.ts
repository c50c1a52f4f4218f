import { describe, expect, it } from 'vitest';
import { checkFiles } from '../../../src/check/check.ts';
import type { Diagnostic } from '../../../src/check/diagnostic.ts';
import { checkLines, faqHead, toFile, wellFiles } from './small-content.ts';

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01';

function lines(frontMatter: string): string[] {
  return checkLines(faqHead(frontMatter)).flatMap((line) =>
    line.startsWith('faq/is-it-safe.md:') ? [line.replace('faq/is-it-safe.md:', '')] : [],
  );
}

describe('the fields of an entry', () => {
  it.each([
    [
      'topic: safety\npublished: 2026-01-01',
      '1:1',
      'The field "question" is missing. Add "question: …" – the question, as a reader would ask it',
    ],
    [
      'question:\ntopic: safety\npublished: 2026-01-01',
      '2:1',
      'The field "question" has no value. Write the question',
    ],
    [
      'question: Is it safe\ntopic: safety\npublished: 2026-01-01',
      '2:11',
      '"question" says "Is it safe". End the question with a question mark.',
    ],
    [`${head}\nodrer: 10`, '5:1', 'There is no field "odrer". Did you mean "order"?'],
    [`${head}\nzzz: 10`, '5:1', 'There is no field "zzz". The fields are question, topic,'],
    [`${head}\nlayout: ./evil.js`, '5:1', 'There is no field "layout".'],
    [`${head}\n__proto__: x`, '5:1', 'There is no field "__proto__".'],
    [`${head}\ndraft: yes`, '5:8', '"draft" says "yes". Write true or false.'],
    [`${head}\norder: ten`, '5:8', '"order" says "ten". Write a number, such as 10.'],
    [
      `${head}\nupdated: 2026-02-30`,
      '5:10',
      '"updated" says 2026-02-30. Write a date that is in the calendar',
    ],
    [`${head}\nupdated: 31.3.2026`, '5:10', '"updated" says "31.3.2026". Write a date'],
    [
      `${head}\nrelated: how-long`,
      '5:10',
      '"related" is a list of file names in faq/. Write related: [how-long].',
    ],
    [
      `${head}\nrelated: [how-long.md]`,
      '5:11',
      '"related", number 1 says "how-long.md". Write the file name of the entry, without its ending',
    ],
    [
      `${head}\nasks:\n  - 2026`,
      '6:5',
      '"asks", number 1 would be read as a number, and text is expected. Put it in quotes: "2026".',
    ],
    [
      `${head}\nreviewed: ada-baker`,
      '5:11',
      '"reviewed" says "ada-baker". Write its fields on lines of their own below it',
    ],
    [`${head}\nreviewed:\n  by: ada-baker`, '5:1', 'The field "on" (in "reviewed") is missing.'],
    [
      `${head}\nreviewed:\n  by: ada-baker\n  one: 2026-01-01\n  on: 2026-01-01`,
      '7:3',
      'There is no field "one" within "reviewed". Did you mean "on"?',
    ],
    [
      'question: true\ntopic: safety\npublished: 2026-01-01',
      '2:11',
      '"question" says true. Write the question',
    ],
    [
      'topic: safety\npublished: 2026-01-01\nquestion: >\n  Is it\n\n  safe?\n',
      '4:11',
      'Write it on one line.',
    ],
  ])('are judged with their place: %j', (frontMatter, place, message) => {
    const found = lines(frontMatter);
    expect(found).toEqual([expect.stringContaining(`${place} error [schema] `)]);
    expect(found[0]).toContain(message);
  });

  it('are all judged at once', () => {
    expect(
      lines('qestion: Is it?\ntopic: Safe\npublished: tomorrow\norder: x').map(
        (line) => line.split(' ')[0],
      ),
    ).toEqual(['2:1', '3:8', '4:12', '5:8']);
  });

  it.each([
    ['yes', 'true'],
    ['"true"', 'true'],
    ['ON', 'true'],
    ['no', 'false'],
    ["'False'", 'false'],
    ['maybe', undefined],
  ])('are to be true or false: for %s stands %s', (written, suggestion) => {
    const { diagnostics } = checkFiles(
      [toFile('faq/is-it-safe.md', `---\n${head}\ndraft: ${written}\n---\n\nYes.\n`)],
      '2026-06-01',
    );
    const found = diagnostics.find(({ rule, line }) => rule === 'schema' && line === 5);
    expect(found?.message).toContain('Write true or false.');
    expect(found?.suggestion).toBe(suggestion);
  });

  it('are names of entries without the endings of their files', () => {
    const text = `---\n${head}\nrelated: [how-long.md]\n---\n\nYes.\n`;
    const { diagnostics } = checkFiles([toFile('faq/is-it-safe.md', text)], '2026-06-01');
    expect(diagnostics.filter(({ rule }) => rule === 'schema')).toMatchObject([
      { line: 5, suggestion: 'how-long' },
    ]);
  });

  it('may be written in YAML of every form that both readers share', () => {
    expect(
      lines(
        `"question": 'Is it safe?'\ntopic: "safety"\npublished: '2026-01-01'\nasks:\n- Really?\n- "So: really?"\nrelated: [ how-long ]\nreviewed: { by: ada-baker, on: 2026-01-02, hash: "d89886a21689d286" } # checked`,
      ),
    ).toEqual([]);
  });
});

describe('no message speaks the language of the schema library', () => {
  const values = [
    '',
    'x',
    '12',
    'true',
    '[]',
    '[1]',
    '{}',
    '{a: b}',
    '2026-01-01',
    '-5',
    '1.5',
    '"  "',
    'https://x',
    '[{}]',
    '[[x]]',
    '{by: 1}',
    '{src: 1, alt: 2}',
    '[{label: 1, url: 2}]',
    '{name: 1, links: 2, contact: {email: 3}}',
  ];
  const fields = {
    'site.yml': [
      'title',
      'tagline',
      'url',
      'language',
      'timeZone',
      'publisher',
      'navigation',
      'home',
      'featured',
      'footer',
      'evidence',
      'share',
    ],
    'topics/safety.yml': ['label', 'description', 'parent', 'order'],
    'people/ada-baker.yml': ['name', 'role', 'credentials', 'bio', 'avatar', 'links'],
    'sources/haller-2020.yml': [
      'kind',
      'authors',
      'title',
      'container',
      'year',
      'locator',
      'doi',
      'pmid',
      'url',
      'population',
      'finding',
      'retracted',
    ],
    'articles/bread.mdx': [
      'title',
      'description',
      'authors',
      'topics',
      'published',
      'updated',
      'cover',
      'faq',
      'related',
      'draft',
      'reviewed',
    ],
    'pages/about.mdx': ['title', 'description', 'updated', 'order', 'draft'],
    'faq/is-it-safe.md': [
      'question',
      'topic',
      'asks',
      'published',
      'updated',
      'order',
      'related',
      'draft',
      'reviewed',
    ],
  } as const;

  it.each(Object.entries(fields))('in %s', (path, names) => {
    let judged = 0;
    for (const name of names) {
      for (const value of values) {
        for (const { message, line } of judge(path, withField(path, name, value))) {
          judged += 1;
          expect(line).toBeGreaterThan(0);
          expect(message).not.toMatch(
            /Invalid|input|expected (?:string|number|object|array)|Unrecognized|Too (?:small|big)|undefined|NaN|\[object/,
          );
          expect(message).toMatch(/[.…?]$|: .+[^.]$/);
        }
      }
    }
    expect(judged).toBeGreaterThan(10);
  });

  function judge(path: string, text: string): readonly Diagnostic[] {
    return checkFiles([toFile(path, text)], '2026-06-01').diagnostics.filter(
      (each) => each.rule === 'schema' && each.path === path,
    );
  }

  function withField(path: string, name: string, value: string): string {
    const text = String(Object.entries(wellFiles).find(([each]) => each === path)?.[1]);
    const start = text.startsWith('---\n') ? '---\n' : '';
    const others = text
      .slice(start.length)
      .replace(new RegExp(`^${name}:.*\\n(?:[ -].*\\n)*`, 'm'), '');
    return `${start}${name}: ${value}\n${others}`;
  }
});
