import { describe, expect, it } from 'vitest';
import { collectCitedSentences } from '../../../../src/domain/citations/cited-sentence.ts';
import { collectEmbeddedFaqIds } from '../../../../src/domain/body/embedded-faq.ts';
import {
  toBodyExcerpt,
  truncateAtWord,
  countWords,
  toPlainText,
  stripCitations,
} from '../../../../src/domain/body/plain-text.ts';
import { collectHeadings } from '../../../../src/domain/entries/headings.ts';
import { parseMarkdown } from '../../../../src/domain/body/markdown-tree.ts';

describe('plain text', () => {
  it('is what a reader sees, without marks', () => {
    expect(
      toPlainText(
        parseMarkdown('## It *is*\n\nA [link](/faq/) and `code` [@a].\n\n- one\n- two', 'markdown'),
      ),
    ).toBe('It is\nA link and code.\none\n\ntwo');
  });

  it('leaves out raw HTML', () => {
    expect(toPlainText(parseMarkdown('a <b>c</b>\n\n<!-- no -->', 'markdown'))).toBe('a c');
  });

  it('of a component is the text within it', () => {
    expect(toPlainText(parseMarkdown('<Callout kind="note">\nHey\n</Callout>', 'mdx'))).toBe('Hey');
  });

  it('has words in every language', () => {
    expect(countWords('It’s 3.5 hours long.', 'en')).toBe(4);
    expect(countWords('针灸安全吗', 'zh')).toBeGreaterThan(1);
  });

  it('loses a mark with the space before it', () => {
    expect(stripCitations('Less pain [@a][@b], more [@c].')).toBe('Less pain, more.');
  });
});

describe('an excerpt', () => {
  it('is the whole text where that is short', () => {
    expect(truncateAtWord('Yes.\nIt is.', 160)).toBe('Yes. It is.');
  });

  it('is cut at a word and marked', () => {
    expect(truncateAtWord('One two, three four five', 10)).toBe('One two…');
  });

  it('never exceeds the length', () => {
    for (const text of ['a'.repeat(500), 'ab '.repeat(200), 'x, '.repeat(99)])
      expect(truncateAtWord(text, 160).length).toBeLessThanOrEqual(160);
  });
});

describe('the excerpt of a body', () => {
  it.each([
    [
      'has the rows of a table below its head, kept apart',
      '| System | Place |\n| --- | --- |\n| Linux | `~/.oven` |\n| Windows | `D:/oven` |\n\nA variable goes before all.',
      'Linux: ~/.oven; Windows: D:/oven. A variable goes before all.',
    ],
    [
      'has the cells of a wider table kept apart',
      '| Loaf | Heat | Time |\n| --- | --- | --- |\n| Rye | 230 °C | 50 min |',
      'Rye · 230 °C · 50 min.',
    ],
    [
      'leaves out code',
      'Set it:\n\n```sh\noven --heat 230\n```\n\nThen wait.',
      'Set it… Then wait.',
    ],
    ['says that something follows', 'Set it:\n\n```sh\noven --heat 230\n```', 'Set it…'],
    ['is of code where there is nothing else', '```sh\noven --heat 230\n```', 'oven --heat 230'],
  ])('%s', (_, markdown, expected) => {
    expect(toBodyExcerpt(parseMarkdown(markdown, 'markdown'), 160)).toBe(expected);
  });
});

describe('headings', () => {
  it('have level, words and id', () => {
    expect(
      collectHeadings(
        parseMarkdown(
          '## One *two*\n\n### Three\n\n<Callout kind="note">\n#### Four\n</Callout>',
          'mdx',
        ),
      ),
    ).toEqual([
      { depth: 2, text: 'One two', anchor: 'one-two' },
      { depth: 3, text: 'Three', anchor: 'three' },
      { depth: 4, text: 'Four', anchor: 'four' },
    ]);
  });
});

describe('sentences that rest on a source', () => {
  const entry = { collection: 'articles', id: 'cst' };
  const cited = (body: string) =>
    collectCitedSentences(parseMarkdown(body, 'mdx'), entry, 'en').map((each) => [
      each.sourceId,
      each.sentence,
      each.anchor,
    ]);

  it('are found in paragraphs, lists and tables', () => {
    expect(
      cited('Plain. Less pain [@a].\n\n- Better sleep [@b].\n\n| x |\n|---|\n| Cell [@a] |'),
    ).toEqual([
      ['a', 'Less pain.', 'cite-a'],
      ['b', 'Better sleep.', 'cite-b'],
      ['a', 'Cell', 'cite-a-2'],
    ]);
  });

  it('own a mark that stands behind their full stop', () => {
    expect(cited('Less pain. [@a] More sleep.')).toEqual([['a', 'Less pain.', 'cite-a']]);
  });

  it('are told apart in languages without spaces', () => {
    expect(cited('安全[@a]。不安全[@b]。')).toEqual([
      ['a', '安全。', 'cite-a'],
      ['b', '不安全。', 'cite-b'],
    ]);
  });

  it('stand once for each source, however often they cite it', () => {
    expect(cited('Pain [@a] and sleep [@a] [@b].\n\nAgain [@a].')).toEqual([
      ['a', 'Pain and sleep.', 'cite-a'],
      ['b', 'Pain and sleep.', 'cite-b'],
      ['a', 'Again.', 'cite-a-3'],
    ]);
  });

  it('do not rest on a label of basis', () => {
    expect(cited('So it is taught [@tradition].')).toEqual([]);
  });
});

it('the questions within a text are listed once each, in order', () => {
  expect(
    collectEmbeddedFaqIds(
      parseMarkdown(
        '<Faq ids="b a" />\n\n<Callout kind="note">\n<Faq ids="a, c" />\n</Callout>',
        'mdx',
      ),
    ),
  ).toEqual(['b', 'a', 'c']);
});
