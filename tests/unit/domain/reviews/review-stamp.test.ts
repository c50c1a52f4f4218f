import { describe, expect, it } from 'vitest';
import { parseMarkdown, type Dialect } from '../../../../src/domain/body/markdown-tree.ts';
import { hashReviewedText } from '../../../../src/domain/reviews/review-stamp.ts';
import { hashShownFile } from '../../../../src/domain/reviews/stamp.ts';
import { createRandom } from '../../check/random.ts';

const hash = (
  body: string,
  dialect: Dialect = 'markdown',
  head: { title?: string; description?: string } = {},
) =>
  hashReviewedText({
    title: 'Is it safe?',
    description: '',
    ...head,
    body: parseMarkdown(body, dialect),
  });

const answer = `Mostly *yes*, for **681 people** in ten trials [@haller-2020]. See [the dose](/faq/dose/#how "Dose").

- Ask your \`GP\` first.
- Then rest.

| Age | Sessions |
| --- | --- |
| 20 | 5 |

![A hand on a head](./hand.png)

\`\`\`
one  two
three
\`\`\`
`;

const component =
  '## The dough\n\n<Callout kind="note" title="Wait">\nRest.\n</Callout>\n\n<Faq ids="a b" />\n';

describe('the hash of a text', () => {
  it('is sixteen hexadecimal digits, and the same in every release', () => {
    expect(hash('Yes.')).toBe('d89886a21689d286');
    expect(hash(answer)).toBe('bf653c10a91d30c6');
    expect(hash(component, 'mdx')).toBe('94fb30b6a1456ce6');
  });

  it.each([
    ['line breaks', (text: string) => text.replace('in ten trials', 'in\nten\ntrials')],
    ['line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['spaces at the end of lines', (text: string) => text.replaceAll('\n', '  \n')],
    ['spaces within lines', (text: string) => text.replaceAll('See ', 'See   ')],
    ['a hard break', (text: string) => text.replace('people** in', 'people**\\\nin')],
    [
      'the marks of emphasis',
      (text: string) => text.replace('*yes*', '_yes_').replace('**681 people**', '__681 people__'),
    ],
    ['the marks of a list', (text: string) => text.replaceAll('\n- ', '\n* ')],
    [
      'empty lines between the points of a list',
      (text: string) => text.replace('first.\n', 'first.\n\n'),
    ],
    [
      'the width of a table',
      (text: string) =>
        text.replace('| 20 | 5 |', '|20|5   |').replace('| --- | --- |', '|:--|--:|'),
    ],
    ['empty lines at its ends', (text: string) => `\n\n${text}\n\n`],
    ['the fences of code', (text: string) => text.replaceAll('```', '~~~~')],
  ])('does not depend on %s', (_, change) => {
    expect(change(answer)).not.toBe(answer);
    expect(hash(change(answer))).toBe(hash(answer));
  });

  it('takes a letter with an accent for the same, written as one character or as two', () => {
    expect(hash('Caf\u00e9.')).toBe(hash('Cafe\u0301.'));
  });

  it.each([
    ['Mostly', 'Often'],
    ['Mostly *yes*', 'Mostly yes'],
    ['681', '618'],
    ['**681 people**', '*681 people*'],
    ['haller-2020', 'haller-2021'],
    [' [@haller-2020]', ''],
    ['/faq/dose/#how', '/faq/dose/#much'],
    ['"Dose"', '"Amount"'],
    ['- Ask', '- [ ] Ask'],
    ['`GP`', 'GP'],
    ['- Then rest.', '1. Then rest.'],
    ['| 20 | 5 |', '| 2 | 05 |'],
    ['| 20 | 5 |', '| 205 | |'],
    ['A hand on', 'Hands on'],
    ['./hand.png', './head.png'],
    ['one  two', 'one two'],
    ['first.\n- Then', 'first. Then'],
  ])('changes where %j becomes %j', (from, to) => {
    expect(answer).toContain(from);
    expect(hash(answer.replace(from, to))).not.toBe(hash(answer));
  });

  it('knows the level of a heading, a component and its attributes', () => {
    const text = component;
    expect(
      hash(text.replace('kind="note" title="Wait"', 'title="Wait"   kind="note"'), 'mdx'),
    ).toBe(hash(text, 'mdx'));
    for (const [from, to] of [
      ['## ', '### '],
      ['note', 'tip'],
      ['"Wait"', '"Go"'],
      ['a b', 'a c'],
      ['Rest', 'Go'],
    ] as const) {
      expect([from, hash(text.replace(from, to), 'mdx') === hash(text, 'mdx')]).toEqual([
        from,
        false,
      ]);
    }
  });

  it('covers the title and the description, and does not mix them', () => {
    expect(hash('Yes.', 'markdown', { title: 'Is  it\n safe? ' })).toBe(hash('Yes.'));
    expect(hash('Yes.', 'markdown', { title: 'Is it good?' })).not.toBe(hash('Yes.'));
    expect(hash('c', 'markdown', { title: 'a b', description: '' })).not.toBe(
      hash('c', 'markdown', { title: 'a', description: 'b' }),
    );
  });

  it('holds through every wrapping of a text, and through no change of a word', () => {
    const random = createRandom(7);
    const words = [
      'alpha',
      'beta',
      '*gamma*',
      '12',
      '[@field-2019]',
      '[delta](/about/)',
      'épsilon',
      '“zeta”',
      '**eta**',
      '`theta`',
    ];
    const spaces = [' ', '\n', '  ', ' \n', '\r\n', '\t'];
    for (let round = 0; round < 300; round += 1) {
      const text = Array.from({ length: 2 + random(12) }, () => words[random(words.length)] ?? '');
      const wrapped = text.reduce(
        (all, word) => all + (spaces[random(spaces.length)] ?? ' ') + word,
      );
      expect(hash(wrapped)).toBe(hash(text.join(' ')));
      const changed = text.with(random(text.length), 'iota');
      expect(hash(changed.join(' '))).not.toBe(hash(text.join(' ')));
    }
  });
});

describe('the hash of a file that is shown', () => {
  const hashFile = (path: string, text: string) => hashShownFile(path, Buffer.from(text));

  it('is that of the picture in an SVG, whatever git made of its line ends', () => {
    expect(hashFile('a.svg', '\ufeff<svg>\r\n</svg>')).toBe(hashFile('b.SVG', '<svg>\n</svg>'));
    expect(hashFile('a.svg', '<svg>\n</svg>')).not.toBe(hashFile('a.svg', '<svg></svg>'));
  });

  it('is that of each byte in any other', () => {
    expect(hashFile('a.png', 'x\r\ny')).not.toBe(hashFile('a.png', 'x\ny'));
    expect(hashFile('a.png', 'x\ny')).toBe(hashFile('b.pdf', 'x\ny'));
  });
});
