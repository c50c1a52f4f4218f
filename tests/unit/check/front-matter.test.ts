import { describe, expect, it } from 'vitest';
import { checkLines, faqHead, type Files } from './small-content.ts';

const head = 'question: Is it safe?\ntopic: safety\npublished: 2026-01-01';

function faq(text: string): Files {
  return { 'faq/is-it-safe.md': text };
}

function rest(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line.replace('faq/is-it-safe.md:', '').replace('faq/is-it-safe.md ', ''),
  );
}

describe('front matter', () => {
  it.each([
    ['', '1:1', 'This file is empty.'],
    [' \n\n', '1:1', 'This file is empty.'],
    ['No front matter.\n', '1:1', 'The front matter is missing'],
    ['—\ntitle: x\n—\n', '1:1', 'The file begins with "—"'],
    ['***\ntitle: x\n***\n', '1:1', 'The file begins with "***"'],
    ['```yaml\ntitle: x\n```\n', '1:1', 'The file begins with "```yaml"'],
    [`---\n${head}\n\nText.\n`, '1:1', 'The front matter does not end.'],
    ['+++\ntitle = "x"\n+++\nText.\n', '1:1', 'The front matter stands between lines of +++.'],
    [`---\n${head}\n---x\nText.\n`, '5:1', 'The front matter ends at this line'],
    [`---\n${head}\n----\nText.\n`, '5:1', 'The front matter ends at this line'],
    [
      `---\n${head}\n+++\nText.\n`,
      '5:1',
      'The front matter begins with --- and would end here with +++.',
    ],
    [`---\n${head}\n---\n\n---\n\nText.\n`, '7:1', 'The text cannot begin with ---'],
  ])('is told for %j', (text, place, message) => {
    expect(rest(checkLines(faq(text)))).toEqual([
      expect.stringContaining(`${place} error [front-matter] ${message}`),
    ]);
  });

  it('is told where something stands behind its first hyphens', () => {
    expect(
      rest(checkLines(faq(`---question: Is it ok?\n${head.slice(22)}\n---\nText.\n`))),
    ).toEqual([expect.stringContaining('1:1 error [front-matter] The front matter begins here')]);
  });

  it('may stand below empty lines', () => {
    expect(checkLines(faq(`\n\n---\n${head}\n---\nText.\n`))).toEqual([]);
  });

  it('is followed by a text, unless the entry is a draft', () => {
    expect(rest(checkLines(faq(`---\n${head}\n---\n`)))).toEqual([
      expect.stringContaining('6:1 error [empty-body] The answer is missing.'),
    ]);
    expect(
      checkLines({
        ...faq(`---\n${head}\ndraft: true\n---\n`),
        'articles/bread.mdx': undefined,
        'pages/about.mdx': undefined,
        'site.yml': undefined,
        'faq/how-long.md': undefined,
      }),
    ).not.toContainEqual(expect.stringContaining('empty-body'));
  });
});

describe('YAML that cannot be read', () => {
  it.each([
    [
      'question: Is it: safe?\ntopic: safety\npublished: 2026-01-01',
      '2:16',
      'Put the whole value in quotes: question: "Is it: safe?"',
    ],
    [
      'question: "Is it safe?\ntopic: safety\npublished: 2026-01-01',
      '2:11',
      'This quote (") is not closed.',
    ],
    [
      "question: 'Isn't it safe?'\ntopic: safety\npublished: 2026-01-01",
      '2:16',
      'question: "Isn\'t it safe?"',
    ],
    [`${head}\nrelated: [how-long`, '5:10', 'This bracket ([) is not closed.'],
    [`${head}\nasks:\n\t- Really?`, '6:1', 'This line is indented with a tab.'],
    [`${head}\nasks:\n  - One?\n - Two?`, '7:1', 'indented differently'],
    [`${head}\nasks: - One?`, '5:7', 'A list begins on the line below its name'],
    [`${head}\nupdated 2026-01-01`, '5:1', 'A name, a colon, a space and a value are expected'],
    [`${head}\nupdated`, '5:1', 'A colon is missing behind "updated".'],
    ['question: @home?\ntopic: safety\npublished: 2026-01-01', '2:11', 'question: "@home?"'],
    [
      'question: "C:\\q?"\ntopic: safety\npublished: 2026-01-01',
      '2:14',
      'A backslash has another meaning',
    ],
    [`${head}\ntopic: baking`, '5:1', '"topic" stands here a second time; the first is in line 3.'],
    [
      'question: *why*?\ntopic: safety\npublished: 2026-01-01',
      '2:11',
      'A value that begins with *',
    ],
    [
      'question: &why Why?\ntopic: safety\npublished: 2026-01-01',
      '2:16',
      'A value that begins with &',
    ],
    [
      'question: !why Why?\ntopic: safety\npublished: 2026-01-01',
      '2:16',
      'A value that begins with !',
    ],
    [`${head}\norder: 1_000`, '5:8', 'as a number of another form'],
    [
      `${head}\nupdated: 2026-01-01T10:00:00Z`,
      '5:10',
      'as a moment in time. Write only the day, such as 2026-01-01',
    ],
    [`${head}\n<<: {order: 1}`, '5:1', 'This cannot be the name of a field.'],
    [`${head}\n2026: x`, '5:1', 'This cannot be the name of a field.'],
    ['- question\n- topic', '2:1', 'Here stand no fields.'],
    ['%YAML 1.1', '2:1', 'A line cannot begin with %.'],
  ])('is told with its place for %j', (text, place, message) => {
    const lines = rest(checkLines(faqHead(text)));
    expect(lines).toEqual([expect.stringContaining(`${place} error [yaml]`)]);
    expect(lines[0]).toContain(message);
  });

  it('does not hide what is wrong in other lines', () => {
    const lines = rest(
      checkLines(
        faqHead('question: Is it: safe\ntopic: saftey\npublished: 2026-02-30\nasks:\n\t- Really?'),
      ),
    );
    expect(lines.map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      '2:16 error [yaml]',
      '3:8 error [reference]',
      '4:12 error [schema]',
      '6:1 error [yaml]',
    ]);
  });

  it('is refused at once where it would grow without end', () => {
    const bomb = [
      'a: &a [x, x]',
      ...Array.from({ length: 30 }, (_, index) => `b${index}: &b${index} [*a, *a, *a]`),
    ].join('\n');
    expect(
      rest(checkLines(faqHead(bomb))).filter((line) => line.includes('[yaml]')).length,
    ).toBeGreaterThan(30);
  });
});
