import { describe, expect, it } from 'vitest';
import { editText } from '../../../src/check/files/source-text.ts';
import { check, checkLines, faqHead, faqWith, pageWith } from './small-content.ts';

/**
 * The findings of the rule in an answer that begins in line 7, each as `line:column severity
 * message`.
 */
function rawIn(answer: string): string[] {
  return check(faqWith(answer)).diagnostics.flatMap(({ rule, line, column, severity, message }) =>
    rule === 'raw-markdown' ? [`${line}:${column} ${severity} ${message}`] : [],
  );
}

/** The answer after all fixes of the rule. */
function fixed(answer: string): string {
  const report = check(faqWith(answer));
  const edits = report.diagnostics.flatMap(({ rule, fix }) =>
    rule === 'raw-markdown' ? (fix?.edits ?? []) : [],
  );
  const text = report.texts.get('faq/is-it-safe.md') ?? '';
  return editText(text, edits).split('\n').slice(6).join('\n').trimEnd();
}

describe('signs that readers would see are told once, at their place', () => {
  it.each([
    ['##Dough and water', '7:1 warning A space is missing behind the signs, so this is no heading'],
    ['Text.\n\n###More', '9:1 warning A space is missing'],
    ['#Heading of a part', '7:1 warning A space is missing'],
    ['• flour\n• water\n• salt', '7:1 warning "•" makes no list'],
    ['You need:\n● flour\n● water', '8:1 warning "●" makes no list'],
    [':::tip\nKnead it well.\n:::', '7:1 warning ":::tip" is not known here'],
    ['!!! warning "Hot"\n\nThe oven.', '7:1 warning Boxes of MkDocs (!!! warning)'],
    ['> [!REMARK]\n> Words.', '7:3 warning "[!REMARK]" is no kind of callout'],
    ['[!NOTE] Words.', '7:1 warning The mark [!NOTE] begins a callout only as'],
    ['See (the mill)[https://mill.org/a].', '7:5 warning This link has its brackets the wrong way'],
    ['See (the mill)[/about/].', '7:5 warning This link has its brackets the wrong way round'],
    ['See [the mill] (https://mill.org/a).', '7:5 warning A space parts the words'],
    [
      '![A loaf](./my loaf.png)',
      '7:1 warning The image is shown as it is written, since its address holds a space. Give the file a name without spaces: ![A loaf](./my-loaf.png).',
    ],
    [
      'See [us](/about us/).',
      '7:5 warning The link is shown as it is written, since its address holds a space. Write the address without it: [us](/about-us/).',
    ],
    ['See [[bread]].', '7:5 warning Double brackets link nothing'],
    ['It is **safe ** for all.', '7:7 warning The blank before the closing ** keeps it'],
    ['It is ** safe** for all.', '7:7 warning These signs do not make words bold'],
    ['It is **safe for all.', '7:7 warning "**" is shown as it is'],
    ['It is *safe * for all.', '7:7 warning "*" is shown as it is'],
    ['It is ~~safe ~~ for all.', '7:7 warning "~~" is shown as it is'],
    ['It is ==safe== for all.', '7:7 warning Words cannot be highlighted'],
    ['Ten m^2^ of it.', '7:6 warning "^" sets nothing higher here'],
    ['H~2~O is water.', '7:2 warning One ~ on each side strikes these words out'],
    ['Press `Enter now.', '7:7 warning "`" is shown as it is'],
    ['Salt &amp;amp; pepper.', '7:6 warning Readers would see "&amp;"'],
    ['Salt&amp;nbsp;and pepper.', '7:5 warning Readers would see "&nbsp;"'],
    ['A button {: .primary }', '7:10 warning "{: .primary }" has a meaning only in another'],
    ['| a | b |\n| 1 | 2 |', '7:1 warning These lines make no table'],
    ['| a | b |\n| --- |\n| 1 | 2 |', '7:1 warning These lines make no table'],
    ['-flour\n-water', '7:1 warning A space is missing behind "-"'],
    ['1.Mix.\n2.Bake.', '7:1 warning A space is missing behind the numbers'],
    ['[ ] buy flour', '7:1 warning A box needs a list'],
    ['[TOC]\n\nText.', '7:1 warning The list of headings is made by itself'],
    ['```mermaid\ngraph TD;\n```', '7:1 warning Diagrams in Mermaid are not drawn here'],
    ['As @haller-2020 says.', '7:4 warning A citation stands in brackets'],
    ['| a | b |\n| --- | --- |\n| 1 |', '9:1 warning This row has 1 cell, and the head'],
  ])('%j', (answer, finding) => {
    expect(rawIn(answer)).toEqual([expect.stringContaining(finding)]);
  });
});

describe('words that readers would not see are errors', () => {
  it.each([
    ['Text.\n\n```js\nlet a;\n\nMore text.', '9:1 error The code that begins here has no end'],
    ['~~~~\ncode\n~~~\n\nMore.', '7:1 error The code that begins here has no end'],
    ['> ```\n> code\n\nMore.', '7:3 error The code that begins here has no end'],
    ['| a | b |\n| --- | --- |\n| 1 | 2 | three |', '9:1 error This row has 3 cells'],
    [
      '| a |\n| --- |\n| `1 | 2` |',
      '9:1 error This row has 2 cells, and the head of the table has 1',
    ],
    ['> | a | b |\n> | - | - |\n> | 1 | 2 | 3 |', '9:3 error This row has 3 cells'],
  ])('%j', (answer, finding) => {
    expect(rawIn(answer)).toEqual([expect.stringContaining(finding)]);
  });
});

it.each([
  'A hash (#1), 5 * 3 = 15, 2 ** 3, a_b_c, x ^ y, ~5 minutes or ~10, AT&T; and C#.',
  'Stars* and more*. An e-mail to @someone, @other-2020 and a@b.org.',
  '\\*\\*bold \\*\\*, \\`code, \\##x, &amp;lt, \\&nbsp; and \\[[x]].',
  '`##x`, `**a `, `&nbsp;` and `(a)[/b/]`.',
  '```\n##Heading\n• a\n**b **\n```',
  '~~~\ncode\n~~~~',
  '    ```\n    code',
  '```\ncode\n```\n\n- ```\n  code\n  ```',
  '#hashtag and #another',
  'Reference [1] (https://mill.org/a) and [@haller-2020] (see there).',
  '| a | b |\n| --- | :-: |\n| 1 \\| 2 | 3 |\n 4 | 5',
  '> [!NOTE]\n> Words.',
  '- [ ] flour\n- [x] water',
  'He said: -5 degrees\n-6 later.',
  '1.5 litres\n2.5 litres',
  'a – b — c … „d“ »e« · f',
  '~~gone~~ **bold** *it* _it_ __bold__ ***both***',
])('nothing is said of %j', (answer) => {
  expect(rawIn(answer)).toEqual([]);
});

describe('what cannot be meant otherwise is fixed', () => {
  it.each([
    ['• flour\n• water', '- flour\n- water'],
    ['See (the mill)[https://mill.org/a].', 'See [the mill](https://mill.org/a).'],
    ['See [the mill] (/about/).', 'See [the mill](/about/).'],
    ['Ten m^2^ of it.', 'Ten m<sup>2</sup> of it.'],
    ['As @haller-2020 says.', 'As [@haller-2020] says.'],
  ])('%j becomes %j', (before, after) => {
    expect(fixed(before)).toBe(after);
    expect(rawIn(after)).toEqual([]);
  });
});

describe('a callout that is written as a quotation', () => {
  it('is one in answers and articles', () => {
    const quoted = '> [!TIP] Before you start\n> Weigh the flour.';
    expect(checkLines(faqWith(quoted))).toEqual([]);
    expect(checkLines(pageWith(`${quoted}\n\nSee [questions](/faq/#q-is-it-safe).`))).toEqual([]);
  });

  it('holds claims, which a quotation does not', () => {
    const rules = (answer: string) =>
      check({ ...faqWith(answer) }).diagnostics.map(({ rule, line }) => `${line} ${rule}`);
    expect(rules('> It cures pain.')).toEqual([]);
    expect(rules('> [!NOTE]\n> It cures pain.')).toEqual(['8 strong-claim']);
  });

  it('says something', () => {
    expect(checkLines(faqWith('> [!NOTE]\n\nText.'))).toEqual([
      expect.stringContaining('7:1 error [component] <Callout> is empty'),
    ]);
  });
});

describe('a value that is cut off at a space and #', () => {
  it.each([
    ['question: Is it #1 safe?\ntopic: safety', '2:17', '"Is it #1 safe?"'],
    ['question: Is it safe # really?\ntopic: safety', '2:22', '"Is it safe # really?"'],
  ])('%j is told once, with the whole value in quotes', (head, place, quoted) => {
    const { diagnostics } = check(faqHead(`${head}\npublished: 2026-01-01`));
    expect(diagnostics.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual([
      `${place} yaml`,
    ]);
    expect(diagnostics[0]?.suggestion).toBe(quoted);
  });

  it('is fixed where a note is not meant', () => {
    const { diagnostics } = check({ 'topics/safety.yml': 'label: Rule #1\ndescription: All.\n' });
    expect(diagnostics.map(({ rule, fix }) => [rule, fix?.edits[0]?.text])).toEqual([
      ['yaml', '"Rule #1"'],
    ]);
  });

  it('may have a note behind it where it is no text', () => {
    const head = 'question: Is it safe?\ntopic: safety # main\npublished: 2026-01-01 # a day';
    expect(checkLines(faqHead(`${head}\norder: 3 # third`))).toEqual([]);
  });
});

describe('a file that git left with two versions', () => {
  const sides = (a: string, b: string) => `<<<<<<< HEAD\n${a}\n=======\n${b}\n>>>>>>> main`;

  it.each([
    ['in its text', faqWith(sides('It is **safe.', 'It is.')), 'faq/is-it-safe.md:7:1'],
    [
      'in its front matter',
      faqHead(`${sides('question: A', 'question: B?')}\ntopic: safety\npublished: 2026-01-01`),
      'faq/is-it-safe.md:2:1',
    ],
    ['in an article', pageWith(sides('One.', 'Two.')), 'pages/about.mdx:6:1'],
    [
      'in a file of fields',
      { 'topics/safety.yml': `${sides('label: A', 'label: B')}\ndescription: Text.\n` },
      'topics/safety.yml:1:1',
    ],
  ])('%s has one message', (_, files, place) => {
    expect(checkLines(files)).toEqual([
      expect.stringContaining(`${place} error [merge-conflict] Here stand two versions`),
    ]);
  });

  it('is not one that shows the marks as code', () => {
    expect(checkLines(faqWith(`Git writes:\n\n\`\`\`\n${sides('a', 'b')}\n\`\`\``))).toEqual([]);
  });
});

describe('nesting is judged by what the text is', () => {
  it.each([
    ['a long rule in code', `\`\`\`\n${'-'.repeat(500)}\n${'- '.repeat(300)}\n\`\`\``],
    ['a wide table', `| a | b |\n| ${'-'.repeat(400)} | --- |\n| 1 | 2 |`],
    ['a long line of stars', `Text.\n\n${'*'.repeat(400)}\n\nText.`],
    ['a row of underscores', `Name: ${'\\_'.repeat(300)}`],
  ])('%s is not nested', (_, answer) => {
    expect(checkLines(faqWith(answer))).toEqual([]);
  });

  it('and told at the block that is', () => {
    expect(checkLines(faqWith(`Text.\n\n${'> '.repeat(120)}deep`))).toEqual([
      expect.stringContaining('9:1 error [mdx] The text is nested too deeply'),
    ]);
  });
});

it('code and lists keep the spaces before the first line of a text', () => {
  const entry = check(faqWith('    let a = 1;')).entries.find(({ id }) => id === 'is-it-safe');
  expect(entry?.body).toBe('    let a = 1;');
});

describe('a component that cannot be read', () => {
  it.each([
    ['<Callout kind="note">\n\nWait.', '<Callout> is not closed. Write'],
    ['Wait.\n\n</Callout>', '</Callout> closes nothing: no <Callout> stands open before it.'],
    ['<Callout kind="note">\n\nWait.\n\n</Figure>', '</Figure> stands here, and </Callout> is'],
    ['We bake { bread.', 'A single { is read as the start of code. Write \\{'],
  ])('is told for what it is: %j', (body, message) => {
    expect(checkLines(pageWith(body))).toEqual([expect.stringContaining(`[mdx] ${message}`)]);
  });
});
