import { describe, expect, it } from 'vitest';
import { faqWith, pageWith } from '../small-content.ts';
import { find, findLines } from './found.ts';

describe('the order of headings', () => {
  it.each([
    [
      '### First',
      '6:1 This heading is of level 3 (###), and a text begins with level 2 (##). Write ## at its head.',
    ],
    [
      '## First\n\n#### Second',
      '8:1 This heading is of level 4 (####), and the one before it is of level 2 (##), so a level is left out. Write ### at its head.',
    ],
    [
      '## First\n\n### Second\n\n> ##### Third',
      '10:3 This heading is of level 5 (#####), and the one before it is of level 3 (###), so a level is left out. Write #### at its head.',
    ],
  ])('is told where it leaves out a level: %j', (body, line) => {
    expect(findLines('heading-order', pageWith(body))).toEqual([line]);
  });

  it.each([
    '## A\n\n### B\n\n#### C\n\n## D',
    'No heading.',
    '# A\n\n### B',
    '```\n#### Code\n```',
    'A\n---\n\n### B',
  ])('may be %j', (body) => {
    expect(findLines('heading-order', pageWith(body))).toEqual([]);
  });

  it('is offered with the right number of signs, beside the heading before', () => {
    const [problem] = find('heading-order', pageWith('## First\n\n#### *Second* part'));
    expect(problem).toMatchObject({
      suggestion: '### *Second* part',
      related: [
        {
          path: 'pages/about.mdx',
          line: 6,
          column: 1,
          message: 'The heading before it, of level 2 (##).',
        },
      ],
    });
  });

  it('is told once for those that follow at the same level', () => {
    expect(findLines('heading-order', pageWith('## A\n\n#### B\n\n#### C'))).toHaveLength(1);
  });
});

describe('a heading', () => {
  it.each([
    ['## Dough\n\n## Dough', 8],
    ['## Dough\n\n### dough:', 8],
    ['## The *dough*\n\n### Water\n\n## the  dough?', 10],
  ])('is told where its words stand above: %j', (body, line) => {
    const [problem, ...others] = find('heading-repeat', pageWith(body));
    expect(problem).toMatchObject({
      line,
      related: [
        { path: 'pages/about.mdx', line: 6, message: 'The first heading with these words.' },
      ],
    });
    expect(others).toEqual([]);
  });

  it.each([
    '## Step 1\n\n## Step 2',
    '## C\n\n## C++',
    '## Brot\n\n## Bröt',
    '##\n\n##',
    '## ***\n\n## ***',
  ])('may stand beside another: %j', (body) => {
    expect(findLines('heading-repeat', pageWith(body))).toEqual([]);
  });

  it.each([
    ['## ***', 'This heading has signs, but no words'],
    ['## ![A loaf](./loaf.png)', 'This heading is an image, which has no words'],
    ['## …', 'This heading has signs, but no words'],
    ['### 🍞', 'This heading has signs, but no words'],
  ])('has words, not only %j', (body, words) => {
    expect(findLines('heading-empty', pageWith(`## Bread\n\n${body}`))).toEqual([
      expect.stringMatching(new RegExp(`^8:1 ${words} for the contents of the page`)),
    ]);
  });

  it.each(['## 2026', '## `code`', '## 日本', '## ![A loaf](./loaf.png) Bread'])(
    'has words in %j',
    (body) => {
      expect(findLines('heading-empty', pageWith(body))).toEqual([]);
    },
  );

  it('without anything is told once, by the rules on what may stand in a text', () => {
    expect([
      findLines('heading-empty', pageWith('##')),
      findLines('heading', pageWith('##')),
    ]).toEqual([[], [expect.stringContaining('This heading has no words')]]);
  });

  it('of an answer is told by another rule alone', () => {
    const rules = ['heading-order', 'heading-repeat', 'heading-empty'] as const;
    expect(rules.flatMap((rule) => findLines(rule, faqWith('#### A\n\n#### A\n\n## ***')))).toEqual(
      [],
    );
  });
});
